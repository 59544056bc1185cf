import { createBinaryWriter, writeInt4, type BinaryWriter } from './binaryWriter.js'

/** Types of elements, as PostgreSQL numbers them. */
export const oids = { int4: 23, bytea: 17 } as const

export const arrayHeadBytes = 20

/** The beginning of a one-dimensional array without nulls, in PostgreSQL's binary form. */
export function writeArrayHead(writer: BinaryWriter, oid: number, count: number): void {
  const dimensionsHasNullsTypeLengthFirst = [1, 0, oid, count, 1]
  for (const value of dimensionsHasNullsTypeLengthFirst) writeInt4(writer, value)
}

/** A parameter of type `bytea[]`. */
export function byteaArray(values: readonly Buffer[]): Buffer {
  const bytes = values.reduce((sum, value) => sum + 4 + value.byteLength, arrayHeadBytes)
  const writer = createBinaryWriter(bytes)
  writeArrayHead(writer, oids.bytea, values.length)
  for (const value of values) {
    writeInt4(writer, value.byteLength)
    value.copy(writer.buffer, writer.offset)
    writer.offset += value.byteLength
  }
  return writer.buffer
}
