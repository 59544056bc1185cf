/** Bytes that are written one value after the other, in memory that is used again. */
export type BinaryWriter = {
  buffer: Buffer
  view: DataView
  offset: number
}

const high = 0x1_0000_0000

export function createBinaryWriter(bytes: number): BinaryWriter {
  const buffer = Buffer.alloc(bytes)
  return { buffer, view: viewOf(buffer), offset: 0 }
}

/** Makes room for `bytes` more. */
export function reserve(writer: BinaryWriter, bytes: number): void {
  const needed = writer.offset + bytes
  if (writer.buffer.byteLength >= needed) return
  const grown = Buffer.alloc(Math.max(needed, writer.buffer.byteLength * 2))
  writer.buffer.copy(grown, 0, 0, writer.offset)
  writer.buffer = grown
  writer.view = viewOf(grown)
}

/** A whole number as PostgreSQL sends a bigint. */
export function writeInt8(writer: BinaryWriter, value: number): void {
  const upper = Math.floor(value / high)
  writer.view.setInt32(writer.offset, upper)
  writer.view.setUint32(writer.offset + 4, value - upper * high)
  writer.offset += 8
}

export function writeInt4(writer: BinaryWriter, value: number): void {
  writer.view.setInt32(writer.offset, value)
  writer.offset += 4
}

export function writeByte(writer: BinaryWriter, value: number): void {
  writer.view.setUint8(writer.offset, value)
  writer.offset += 1
}

const fast = 2 ** 31

/** A whole number of 0 or more, seven bits a byte, lowest first: what `readUnsigned` reads. */
export function writeVarint(writer: BinaryWriter, value: number): void {
  const { buffer } = writer
  let { offset } = writer
  let rest = value
  while (rest >= fast) {
    buffer[offset++] = (rest % 0x80) | 0x80
    rest = Math.floor(rest / 0x80)
  }
  while (rest >= 0x80) {
    buffer[offset++] = (rest & 0x7f) | 0x80
    rest >>>= 7
  }
  buffer[offset++] = rest
  writer.offset = offset
}

/** Whole numbers of either sign, small ones short: what `readSigned` reads. */
export const foldSign = (value: number): number => (value >= 0 ? value * 2 : -value * 2 - 1)

export const readInt8 = (view: DataView, offset: number): number =>
  view.getInt32(offset) * high + view.getUint32(offset + 4)

export const viewOf = (buffer: Buffer): DataView =>
  new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength)
