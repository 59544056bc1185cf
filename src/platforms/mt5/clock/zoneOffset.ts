import { Temporal } from 'temporal-polyfill'

export type ClockRule = 'newYork' | 'europe' | 'fixed'

const quarterMs = 900_000
const rememberedMax = 50_000

const remembered = new Map<string, number>()

/**
 * Minutes that the broker's clock is ahead of UTC by its rule: `newYork` is seven hours ahead of New
 * York, GMT+2 and +3 with American daylight saving; `europe` is Eastern Europe.
 */
export function ruledOffset(rule: Exclude<ClockRule, 'fixed'>, utcMs: number): number {
  const quarter = Math.floor(utcMs / quarterMs)
  const key = `${rule} ${quarter}`
  const known = remembered.get(key)
  if (known !== undefined) return known
  const zone = rule === 'newYork' ? 'America/New_York' : 'Europe/Bucharest'
  const at = Temporal.Instant.fromEpochMilliseconds(quarter * quarterMs).toZonedDateTimeISO(zone)
  const minutes = at.offsetNanoseconds / 60_000_000_000 + (rule === 'newYork' ? 420 : 0)
  if (remembered.size >= rememberedMax) remembered.clear()
  remembered.set(key, minutes)
  return minutes
}
