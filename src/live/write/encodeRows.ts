import type { AccountState } from '../../domain/rules/types.js'
import { createBinaryWriter, reserve, writeInt4, type BinaryWriter } from './binaryWriter.js'
import { arrayHeadBytes, oids, writeArrayHead } from './binaryArrays.js'
import { stateBytesMax, writeState, type RowHead } from './stateBytes.js'

/**
 * What a row of `live.figures` is written from. Balance, equity and the day's start are read from the
 * state, so that the figures people see are the ones that decided.
 */
export type RowSource = RowHead & { readonly number: number; readonly state: AccountState }

/** Rows of one statement, as they were when they were encoded: two arrays in PostgreSQL's binary form. */
export type EncodedPart = {
  readonly count: number
  /** `integer[]`: the numbers of the accounts. */
  readonly numbers: Buffer
  /** `bytea[]`: their states, in the same order. */
  readonly states: Buffer
}

export type EncodedRows = { readonly count: number; readonly parts: readonly EncodedPart[] }

export type RowEncoder = (rows: readonly RowSource[]) => EncodedRows

/** More rows in one statement gain nothing, and the server would hold them all in memory. */
const partRows = 4_096

/** A batch of more rows is rare, after a stall; the memory that it takes is not kept for the next. */
const keptRows = 16_384

/** What a common state takes with its length, to begin with; more is made where it is needed. */
const rowBytes = 160

type Writers = { readonly numbers: BinaryWriter; readonly states: BinaryWriter }

const createWriters = (rows: number): Writers => ({
  numbers: createBinaryWriter(rows * 8),
  states: createBinaryWriter(rows * rowBytes),
})

/** What the encoder answers lies in memory that its next call uses again. */
export function createRowEncoder(): RowEncoder {
  const kept = createWriters(1_024)
  return (rows) => {
    const { numbers, states } = rows.length > keptRows ? createWriters(rows.length) : kept
    numbers.offset = states.offset = 0
    const ends: { count: number; numbers: number; states: number }[] = []
    for (let from = 0; from < rows.length; from += partRows) {
      const count = Math.min(partRows, rows.length - from)
      writeNumbers(numbers, rows, { from, count })
      writeStates(states, rows, { from, count })
      ends.push({ count, numbers: numbers.offset, states: states.offset })
    }
    const parts = ends.map((end, index) => ({
      count: end.count,
      numbers: numbers.buffer.subarray(ends[index - 1]?.numbers ?? 0, end.numbers),
      states: states.buffer.subarray(ends[index - 1]?.states ?? 0, end.states),
    }))
    return { count: rows.length, parts }
  }
}

type Part = { readonly from: number; readonly count: number }

function writeNumbers(writer: BinaryWriter, rows: readonly RowSource[], part: Part): void {
  reserve(writer, arrayHeadBytes + part.count * 8)
  writeArrayHead(writer, oids.int4, part.count)
  for (let index = 0; index < part.count; index += 1) {
    writeInt4(writer, 4)
    writeInt4(writer, rows[part.from + index]?.number ?? 0)
  }
}

function writeStates(writer: BinaryWriter, rows: readonly RowSource[], part: Part): void {
  reserve(writer, arrayHeadBytes)
  writeArrayHead(writer, oids.bytea, part.count)
  for (let index = 0; index < part.count; index += 1) {
    const row = rows[part.from + index]
    if (row === undefined) continue
    reserve(writer, 4 + stateBytesMax(row.state.length))
    const start = writer.offset
    writer.offset += 4
    writeState(writer, row, row.state)
    writer.view.setInt32(start, writer.offset - start - 4)
  }
}
