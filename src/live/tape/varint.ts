import { InvariantError } from '../../errors.js'

/** Bytes that grow as numbers are appended. */
export type ByteSink = { bytes: number[] }

/** Position in bytes that are read from front to back. */
export type ByteSource = { readonly bytes: Uint8Array; offset: number }

/** Appends a whole number of 0 or more, seven bits a byte, lowest first. */
export function writeUnsigned(sink: ByteSink, value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new InvariantError(`expected a whole number of 0 or more, was ${value}`)
  }
  let rest = value
  while (rest >= 0x80) {
    sink.bytes.push((rest % 0x80) + 0x80)
    rest = Math.floor(rest / 0x80)
  }
  sink.bytes.push(rest)
}

/** Small numbers of either sign stay short. Holds half of the safe integers. */
export const writeSigned = (sink: ByteSink, value: number): void =>
  writeUnsigned(sink, value >= 0 ? value * 2 : -value * 2 - 1)

export function readUnsigned(source: ByteSource): number {
  let value = 0
  for (let scale = 1; ; scale *= 0x80) {
    const byte = source.bytes[source.offset]
    if (byte === undefined) throw new InvariantError('expected another byte, the pack ended')
    source.offset += 1
    value += (byte % 0x80) * scale
    if (byte < 0x80) return value
  }
}

export const readSigned = (source: ByteSource): number => unfoldSign(readUnsigned(source))

export function unfoldSign(folded: number): number {
  return folded % 2 === 0 ? folded / 2 : -(folded + 1) / 2
}
