/**
 * Writes PostgreSQL's binary column values one after the other. With `typed`, each is preceded by its
 * type's oid, as in a record.
 */
export type BinaryWriter = {
  buffer: Buffer
  view: DataView
  offset: number
  typed: boolean
}

const oids = { int8: 20, int4: 23, bytea: 17 } as const

const high = 0x1_0000_0000

export function createBinaryWriter(bytes: number): BinaryWriter {
  const buffer = Buffer.alloc(bytes)
  return { buffer, view: viewOf(buffer), offset: 0, typed: false }
}

/** Starts again at the beginning, with room for `bytes`. */
export function restart(writer: BinaryWriter, bytes: number): void {
  writer.offset = 0
  if (writer.buffer.byteLength >= bytes) return
  writer.buffer = Buffer.alloc(Math.max(bytes, writer.buffer.byteLength * 2))
  writer.view = viewOf(writer.buffer)
}

/** A bigint column; `null` writes NULL. */
export function writeInt8(writer: BinaryWriter, value: number | null): void {
  if (value === null) return writeHead(writer, oids.int8, -1)
  writeHead(writer, oids.int8, 8)
  const upper = Math.floor(value / high)
  writer.view.setInt32(writer.offset, upper)
  writer.view.setUint32(writer.offset + 4, value - upper * high)
  writer.offset += 8
}

export function writeInt4(writer: BinaryWriter, value: number): void {
  writeHead(writer, oids.int4, 4)
  writer.view.setInt32(writer.offset, value)
  writer.offset += 4
}

/** A bytea column of float64, little-endian. */
export function writeDoubles(writer: BinaryWriter, values: readonly number[]): void {
  writeHead(writer, oids.bytea, values.length * 8)
  for (const value of values) {
    writer.view.setFloat64(writer.offset, value, true)
    writer.offset += 8
  }
}

function writeHead(writer: BinaryWriter, oid: number, length: number): void {
  if (writer.typed) {
    writer.view.setInt32(writer.offset, oid)
    writer.offset += 4
  }
  writer.view.setInt32(writer.offset, length)
  writer.offset += 4
}

const viewOf = (buffer: Buffer): DataView =>
  new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength)
