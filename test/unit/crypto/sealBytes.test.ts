import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { randomBytes } from 'node:crypto'
import { generateKey, parseKeyRing } from '../../../src/crypto/keyRing.js'
import {
  bytesNeedRotation,
  chunkBytes,
  openBytes,
  openStream,
  sealBytes,
  sealStream,
} from '../../../src/crypto/sealBytes.js'
import { SealError } from '../../../src/crypto/sealError.js'

const oldKey = generateKey('old')
const ring = parseKeyRing(oldKey)
const place = { collection: 'kyc-documents', record: 'd1', field: 'file' }
const headerLength = 4 + 1 + 3 + 32
const sealedChunk = chunkBytes + 16

const failure = async (bytes: Uint8Array, where = place, keys = ring): Promise<string> => {
  try {
    await openBytes(keys, where, bytes)
  } catch (error) {
    return error instanceof SealError ? error.code : String(error)
  }
  return 'none'
}

describe('sealBytes', () => {
  it.each([0, 1, chunkBytes - 1, chunkBytes, chunkBytes + 1, 3 * chunkBytes, 3 * chunkBytes + 7])(
    'gives back %d bytes',
    async (length) => {
      const plain = randomBytes(length)
      const sealed = await sealBytes(ring, place, plain)
      const chunks = Math.max(1, Math.ceil(length / chunkBytes))
      expect(sealed.length).toBe(headerLength + length + 16 * chunks)
      expect((await openBytes(ring, place, sealed)).equals(plain)).toBe(true)
    },
  )

  it('gives back bytes however the stream is cut on either side', async () => {
    const cuts = fc.array(fc.integer({ min: 0, max: 70_000 }), { maxLength: 6 })
    const pieces = (bytes: Buffer, lengths: readonly number[]) => {
      const parts: Buffer[] = []
      let from = 0
      for (const length of lengths) parts.push(bytes.subarray(from, (from += length)))
      return [...parts, bytes.subarray(from)]
    }
    const collected = async (stream: AsyncIterable<Buffer>) => {
      const parts: Buffer[] = []
      for await (const part of stream) parts.push(part)
      return Buffer.concat(parts)
    }
    const plain = randomBytes(2 * chunkBytes + 100)
    await fc.assert(
      fc.asyncProperty(cuts, cuts, async (into, out) => {
        const sealed = await collected(sealStream(ring, place, pieces(plain, into)))
        const opened = await collected(openStream(ring, place, pieces(sealed, out)))
        expect(opened.equals(plain)).toBe(true)
      }),
      { numRuns: 30 },
    )
  })

  it('seals the same bytes differently each time', async () => {
    const [a, b] = [await sealBytes(ring, place, Buffer.from('x')), await sealBytes(ring, place, Buffer.from('x'))] // prettier-ignore
    expect(a.equals(b)).toBe(false)
  })
})

describe('openBytes', () => {
  const plain = randomBytes(3 * chunkBytes)

  it.each(['collection', 'record', 'field'] as const)(
    'refuses a file that was moved to another %s',
    async (part) => {
      const sealed = await sealBytes(ring, place, plain)
      expect(await failure(sealed, { ...place, [part]: 'other' })).toBe('sealBroken')
    },
  )

  it('refuses a flipped bit wherever it is', async () => {
    const sealed = await sealBytes(ring, place, plain)
    const positions = [headerLength - 1, headerLength, headerLength + sealedChunk - 1]
    for (const position of [...positions, sealed.length - 1, sealed.length - 20]) {
      const changed = Buffer.from(sealed)
      changed.writeUInt8(changed.readUInt8(position) ^ 1, position)
      expect(await failure(changed)).toBe('sealBroken')
    }
  })

  it('refuses a file that was cut, also exactly between two chunks', async () => {
    const sealed = await sealBytes(ring, place, plain)
    const cuts = [sealed.length - 1, headerLength + sealedChunk, headerLength + 2 * sealedChunk]
    for (const cut of cuts) expect(await failure(sealed.subarray(0, cut))).toBe('sealBroken')
    expect(await failure(sealed.subarray(0, headerLength))).toBe('sealBroken')
    expect(await failure(sealed.subarray(0, headerLength - 1))).toBe('sealMalformed')
    expect(await failure(Buffer.alloc(0))).toBe('sealMalformed')
  })

  it('refuses chunks that were swapped, repeated, dropped or appended', async () => {
    const sealed = await sealBytes(ring, place, plain)
    const header = sealed.subarray(0, headerLength)
    const [a, b, c] = [0, 1, 2].map((index) =>
      sealed.subarray(headerLength + index * sealedChunk, headerLength + (index + 1) * sealedChunk),
    )
    if (!a || !b || !c) throw new Error('expected three chunks')
    expect((await openBytes(ring, place, Buffer.concat([header, a, b, c]))).equals(plain)).toBe(
      true,
    )
    for (const order of [
      [b, a, c],
      [a, a, c],
      [a, c],
      [a, b, c, c],
      [c, b, a],
    ]) {
      expect(await failure(Buffer.concat([header, ...order]))).toBe('sealBroken')
    }
    expect(await failure(Buffer.concat([sealed, Buffer.alloc(16)]))).toBe('sealBroken')
  })

  it('refuses a chunk of another file of the same place', async () => {
    const [one, two] = [await sealBytes(ring, place, plain), await sealBytes(ring, place, plain)]
    const mixed = Buffer.concat([one.subarray(0, headerLength + sealedChunk), two.subarray(headerLength + sealedChunk)]) // prettier-ignore
    expect(await failure(mixed)).toBe('sealBroken')
  })

  it('refuses what is not a sealed file and names a key that is missing', async () => {
    expect(await failure(Buffer.from('%PDF-1.7 and so on'))).toBe('sealMalformed')
    const sealed = await sealBytes(ring, place, plain)
    expect(await failure(sealed, place, parseKeyRing(generateKey('new')))).toBe('sealKeyUnknown')
    expect(await failure(sealed, place, parseKeyRing(generateKey('old')))).toBe('sealBroken')
  })

  it('opens old files during a rotation and tells them apart', async () => {
    const rotated = parseKeyRing(`${generateKey('new')},${oldKey}`)
    const sealed = await sealBytes(ring, place, plain)
    expect((await openBytes(rotated, place, sealed)).equals(plain)).toBe(true)
    expect(await bytesNeedRotation(rotated, sealed)).toBe(true)
    expect(await bytesNeedRotation(rotated, await sealBytes(rotated, place, plain))).toBe(false)
  })

  it('yields nothing of a chunk that was changed', async () => {
    const sealed = await sealBytes(ring, place, plain)
    sealed.writeUInt8(sealed.readUInt8(headerLength + sealedChunk) ^ 1, headerLength + sealedChunk)
    let seen = 0
    await expect(async () => {
      for await (const piece of openStream(ring, place, [sealed])) seen += piece.length
    }).rejects.toThrow('damaged, incomplete or belongs to another place')
    expect(seen).toBe(chunkBytes)
  })
})
