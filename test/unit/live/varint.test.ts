import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  readSigned,
  readUnsigned,
  writeSigned,
  writeUnsigned,
  type ByteSink,
} from '../../../src/live/tape/varint.js'

const written = (write: (sink: ByteSink) => void): Uint8Array => {
  const sink: ByteSink = { bytes: [] }
  write(sink)
  return Uint8Array.from(sink.bytes)
}

describe('packed whole numbers', () => {
  it('come back as they were written', () => {
    const signed = fc.integer({ min: -(2 ** 52) + 1, max: 2 ** 52 - 1 })
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.maxSafeNat(), signed)), (pairs) => {
        const bytes = written((sink) => {
          for (const [unsigned, sign] of pairs) {
            writeUnsigned(sink, unsigned)
            writeSigned(sink, sign)
          }
        })
        const source = { bytes, offset: 0 }
        const read = pairs.map(() => [readUnsigned(source), readSigned(source)])
        expect(read).toEqual(pairs)
        expect(source.offset).toBe(bytes.byteLength)
      }),
    )
  })

  it('take one byte below 128 and two below 16,384', () => {
    expect(written((sink) => writeUnsigned(sink, 127))).toHaveLength(1)
    expect(written((sink) => writeUnsigned(sink, 128))).toHaveLength(2)
    expect(written((sink) => writeUnsigned(sink, 16_383))).toHaveLength(2)
  })

  it('refuse fractions, negatives and what is not a safe integer', () => {
    const sink: ByteSink = { bytes: [] }
    for (const value of [0.5, -1, 2 ** 53, Number.NaN]) {
      expect(() => writeUnsigned(sink, value)).toThrow('whole number')
    }
  })

  it('refuse to be read beyond their end', () => {
    expect(() => readUnsigned({ bytes: Uint8Array.of(0x80), offset: 0 })).toThrow('another byte')
  })
})
