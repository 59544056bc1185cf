import { core } from '../../domain/rules/coreSlots.js'
import type { AccountState } from '../../domain/rules/types.js'
import {
  createBinaryWriter,
  restart,
  writeDoubles,
  writeInt4,
  writeInt8,
  type BinaryWriter,
} from './binaryWriter.js'

/**
 * What a row of `live.figures` is written from. Balance, equity and the day's start are read from the
 * state, so that the columns people see are the ones that decided.
 */
export type RowSource = {
  readonly number: number
  readonly receivedAt: number
  readonly sequence: number
  readonly floor: number | null
  /** Share of the tightest limit consumed, in basis points. */
  readonly used: number
  readonly state: AccountState
}

/** Rows in one of PostgreSQL's binary forms, as they were when they were encoded. */
export type EncodedRows = {
  /** `copy`: body of `copy … from stdin binary`; `array`: parameter of type `live.figures_row[]`. */
  readonly as: 'copy' | 'array'
  readonly count: number
  readonly body: Buffer
}

export type RowEncoder = (rows: readonly RowSource[], rowOid: number) => EncodedRows

/**
 * Up to here one parameter is faster, above it a copy into a staging table (measured: 100 rows 1.9
 * against 3.1 ms, 1,000 rows 5.4 against 6.7 ms, 5,000 rows 24 against 21 ms).
 */
export const arrayRowsMax = 2_000

const columns = 13
const fixedBytes = 8 * 8 + 4 * 4
const copyHeader = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1')

/** What the encoder answers lies in memory that its next call uses again. */
export function createRowEncoder(): RowEncoder {
  const writer = createBinaryWriter(64 * 1024)
  return (rows, rowOid) => {
    const widest = rows.reduce((most, each) => Math.max(most, each.state.length * 8), 0)
    restart(writer, 64 + rows.length * (8 + columns * 8 + fixedBytes + widest))
    const as = rows.length <= arrayRowsMax ? 'array' : 'copy'
    if (as === 'array') writeArray(writer, rows, rowOid)
    else writeCopy(writer, rows)
    return { as, count: rows.length, body: writer.buffer.subarray(0, writer.offset) }
  }
}

function writeCopy(writer: BinaryWriter, rows: readonly RowSource[]): void {
  writer.typed = false
  writer.buffer.set(copyHeader, 0)
  writer.offset = copyHeader.byteLength
  for (const row of rows) {
    writer.view.setInt16(writer.offset, columns)
    writer.offset += 2
    writeRow(writer, row)
  }
  writer.view.setInt16(writer.offset, -1)
  writer.offset += 2
}

function writeArray(writer: BinaryWriter, rows: readonly RowSource[], oid: number): void {
  writer.typed = true
  const dimensionsHasNullsTypeLengthFirst = [1, 0, oid, rows.length, 1]
  for (const value of dimensionsHasNullsTypeLengthFirst) {
    writer.view.setInt32(writer.offset, value)
    writer.offset += 4
  }
  for (const row of rows) {
    const start = writer.offset
    writer.view.setInt32(start + 4, columns)
    writer.offset += 8
    writeRow(writer, row)
    writer.view.setInt32(start, writer.offset - start - 4)
  }
}

function writeRow(writer: BinaryWriter, row: RowSource): void {
  const { state } = row
  writeInt4(writer, row.number)
  writeInt8(writer, state[core.observedAt] ?? 0)
  writeInt8(writer, row.receivedAt)
  writeInt8(writer, row.sequence)
  writeInt8(writer, state[core.balance] ?? 0)
  writeInt8(writer, state[core.equity] ?? 0)
  writeInt4(writer, state[core.openPositions] ?? 0)
  writeInt4(writer, state[core.pendingOrders] ?? 0)
  writeInt8(writer, row.floor)
  writeInt4(writer, row.used)
  writeInt8(writer, state[core.dayStartBalance] ?? 0)
  writeInt8(writer, state[core.dayStartEquity] ?? 0)
  writeDoubles(writer, state)
}
