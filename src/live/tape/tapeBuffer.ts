import { recordBytes, writeRecord, type TapeRecord } from './record.js'

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

/** One row of the tape holds at most this many observations, about 460 KB. */
const partRecords = 8_192

export function createTapeBuffer(): TapeBuffer {
  let full: Buffer[] = []
  let part = Buffer.alloc(partRecords * recordBytes)
  let view = new DataView(part.buffer, part.byteOffset, part.byteLength)
  let start = 0
  let end = 0

  const seal = (): void => {
    if (end > start) full.push(part.subarray(start, end))
    start = end
  }
  const renew = (): void => {
    seal()
    part = Buffer.alloc(partRecords * recordBytes)
    view = new DataView(part.buffer, part.byteOffset, part.byteLength)
    start = end = 0
  }

  return {
    append(record) {
      if (end === part.byteLength) renew()
      writeRecord(view, end, record)
      end += recordBytes
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
    size() {
      const bytes = full.reduce((sum, each) => sum + each.byteLength, end - start)
      return bytes / recordBytes
    },
  }
}
