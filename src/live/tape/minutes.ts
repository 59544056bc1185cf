import { readSigned, readUnsigned, writeSigned, writeUnsigned, type ByteSink } from './varint.js'

/**
 * A minute of a trading day in which equity was seen. Money in minor units. `fall` is the deepest
 * fall inside the minute, from a high to a later low: with highs and lows alone, their order would
 * be lost, and with it what a trailing floor saw.
 */
export type Minute = {
  /** Minutes since the day's reset. */
  readonly minute: number
  readonly open: number
  readonly high: number
  readonly low: number
  readonly close: number
  /** Milliseconds into the minute, of the first time it was reached. */
  readonly highAt: number
  readonly lowAt: number
  readonly fall: number
}

/** The minute with one more observation, `offset` milliseconds into it. */
export function extendMinute(known: Minute, equity: number, offset: number): Minute {
  const higher = equity > known.high
  const lower = equity < known.low
  return {
    ...known,
    high: higher ? equity : known.high,
    highAt: higher ? offset : known.highAt,
    low: lower ? equity : known.low,
    lowAt: lower ? offset : known.lowAt,
    close: equity,
    fall: Math.max(known.fall, known.high - equity),
  }
}

export const openMinute = (minute: number, equity: number, offset: number): Minute => ({
  minute,
  open: equity,
  high: equity,
  low: equity,
  close: equity,
  highAt: offset,
  lowAt: offset,
  fall: 0,
})

/** A block stands alone: blocks are appended to each other as the day goes on. */
export function packMinutes(minutes: readonly Minute[]): Buffer {
  if (minutes.length === 0) return Buffer.alloc(0)
  const sink: ByteSink = { bytes: [] }
  writeUnsigned(sink, minutes.length)
  let minute = 0
  let close = 0
  for (const each of minutes) {
    writeUnsigned(sink, each.minute - minute)
    writeSigned(sink, each.open - close)
    writeUnsigned(sink, each.high - each.open)
    writeUnsigned(sink, each.open - each.low)
    writeSigned(sink, each.close - each.open)
    writeUnsigned(sink, each.highAt)
    writeUnsigned(sink, each.lowAt)
    writeUnsigned(sink, each.fall)
    minute = each.minute
    close = each.close
  }
  return Buffer.from(sink.bytes)
}

/** Reads any number of blocks. */
export function unpackMinutes(bytes: Uint8Array): Minute[] {
  const source = { bytes, offset: 0 }
  const minutes: Minute[] = []
  while (source.offset < bytes.byteLength) {
    let minute = 0
    let before = 0
    for (let left = readUnsigned(source); left > 0; left -= 1) {
      minute += readUnsigned(source)
      const open = before + readSigned(source)
      const high = open + readUnsigned(source)
      const low = open - readUnsigned(source)
      const close = open + readSigned(source)
      const [highAt, lowAt, fall] = [source, source, source].map(readUnsigned)
      minutes.push({
        minute,
        open,
        high,
        low,
        close,
        highAt: highAt ?? 0,
        lowAt: lowAt ?? 0,
        fall: fall ?? 0,
      })
      before = close
    }
  }
  return minutes
}
