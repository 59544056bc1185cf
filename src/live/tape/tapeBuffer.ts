import { createBinaryWriter } from '../write/binaryWriter.js'
import {
  countIn,
  headBytes,
  headOf,
  recordBytesMax,
  writeCount,
  writeHead,
  writeRecord,
  type TapeHead,
  type TapeRecord,
} from './record.js'

/** Observations since the last write, as they will lie in `live.tape`. */
export type TapeBuffer = {
  append(record: TapeRecord): void
  /** Takes everything, oldest first; the bytes no longer change. */
  take(): Buffer[]
  /** What `take` gave, when it could not be written: it goes before what came since. */
  putBack(parts: readonly Buffer[]): void
  /** Observations waiting. */
  size(): number
}

/** One row of the tape holds at most this many observations. */
const partRecords = 8_192
/** Common records of a part; one of longer ones is full sooner. */
const chunkBytes = headBytes + partRecords * 24

export function createTapeBuffer(): TapeBuffer {
  let full: Buffer[] = []
  let writer = createBinaryWriter(chunkBytes)
  let start = 0
  let count = 0
  let head: TapeHead = { at: 0, receivedAt: 0, sequence: 0 }

  const seal = (): void => {
    if (count > 0) {
      const part = writer.buffer.subarray(start, writer.offset)
      writeCount(part, count)
      full.push(part)
    }
    start = writer.offset
    count = 0
  }
  const begin = (record: TapeRecord): void => {
    if (writer.offset + headBytes + recordBytesMax > chunkBytes) {
      writer = createBinaryWriter(chunkBytes)
      start = 0
    }
    head = headOf(record)
    writeHead(writer, head)
  }

  return {
    append(record) {
      if (count === partRecords || writer.offset + recordBytesMax > chunkBytes) seal()
      if (count === 0) begin(record)
      writeRecord(writer, head, record)
      count += 1
    },
    take() {
      seal()
      const parts = full
      full = []
      return parts
    },
    putBack(parts) {
      full = [...parts, ...full]
    },
    size: () => full.reduce((sum, part) => sum + countIn(part), count),
  }
}
