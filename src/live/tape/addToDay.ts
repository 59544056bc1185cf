import { extendMinute, openMinute, packMinutes, unpackMinutes, type Minute } from './minutes.js'

/** The columns of `live.day` that grow. */
export type OpenDay = {
  date: string
  starts_at: number
  ends_at: number
  open: number | null
  high: number | null
  low: number | null
  close: number | null
  recent: Buffer
}

const minuteMs = 60_000
/** Minutes held in the short column that each packing rewrites. */
const recentMax = 60

/**
 * The day with more observations of its account, in order.
 *
 * @returns `recent` as it shall be stored, and `closed`, the block to append to `minutes`
 */
export function addToDay(day: OpenDay, seen: readonly { at: number; equity: number }[]) {
  const minutes = unpackMinutes(day.recent)
  let { open, high, low, close } = day
  for (const { at, equity } of seen) {
    addToMinutes(minutes, { at: at - day.starts_at, equity, close })
    open ??= equity
    high = Math.max(high ?? equity, equity)
    low = Math.min(low ?? equity, equity)
    close = equity
  }
  const closed = minutes.length > recentMax ? minutes.splice(0, minutes.length - 1) : []
  return {
    date: day.date,
    open,
    high,
    low,
    close,
    recent: packMinutes(minutes),
    closed: packMinutes(closed),
  }
}

function addToMinutes(
  minutes: Minute[],
  seen: { at: number; equity: number; close: number | null },
): void {
  const minute = Math.floor(seen.at / minuteMs)
  const offset = seen.at - minute * minuteMs
  const last = minutes.at(-1)
  if (last !== undefined && last.minute >= minute) {
    minutes[minutes.length - 1] = extendMinute(last, seen.equity, offset)
    return
  }
  const moved = seen.equity !== seen.close
  if (moved) minutes.push(openMinute(minute, seen.equity, offset))
}
