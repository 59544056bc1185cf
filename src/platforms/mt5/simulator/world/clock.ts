export type ZoneRule = 'newYork' | 'europe' | 'fixed'

/** The time of the server, which is not the time of the world. */
export type BrokerClock = {
  /** UTC milliseconds as this server believes, `advanceMs` included. */
  now(): number
  /** Broker clock as if it were UTC, in whole seconds. */
  seconds(utcMs: number): number
  milliseconds(utcMs: number): number
  /** What broker seconds mean in UTC milliseconds. */
  toUtc(seconds: number): number
  offsetMinutes(utcMs: number): number
  /** What the offset is without daylight saving. */
  standardMinutes(): number
  advance(ms: number): void
  setZone(rule: ZoneRule, fixedMinutes?: number): void
}

const quarterMs = 900_000

export function createClock(now: () => number = Date.now): BrokerClock {
  let advanced = 0
  let zone: { rule: ZoneRule; fixed: number } = { rule: 'newYork', fixed: 120 }
  const offsetMinutes = (utcMs: number): number => {
    if (zone.rule === 'fixed') return zone.fixed
    if (zone.rule === 'europe') return zoneMinutes('Europe/Nicosia', utcMs)
    return zoneMinutes('America/New_York', utcMs) + 7 * 60
  }
  const milliseconds = (utcMs: number) => utcMs + offsetMinutes(utcMs) * 60_000
  return {
    now: () => now() + advanced,
    milliseconds,
    seconds: (utcMs) => Math.floor(milliseconds(utcMs) / 1000),
    toUtc: (seconds) => {
      const guess = seconds * 1000 - offsetMinutes(seconds * 1000) * 60_000
      return seconds * 1000 - offsetMinutes(guess) * 60_000
    },
    offsetMinutes,
    standardMinutes: () => (zone.rule === 'fixed' ? zone.fixed : 120),
    advance: (ms) => void (advanced += ms),
    setZone: (rule, fixed = zone.fixed) => void (zone = { rule, fixed }),
  }
}

const formats = new Map<string, Intl.DateTimeFormat>()
const known = new Map<string, number>()

/** Minutes that a zone is ahead of UTC; remembered by the quarter of an hour. */
function zoneMinutes(timeZone: string, utcMs: number): number {
  const quarter = Math.floor(utcMs / quarterMs)
  const key = `${timeZone} ${quarter}`
  const found = known.get(key)
  if (found !== undefined) return found
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
  formats.set(timeZone, format)
  const name = format
    .formatToParts(quarter * quarterMs)
    .find(({ type }) => type === 'timeZoneName')?.value
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d+):(\d+)/.exec(name ?? '') ?? []
  const value = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1)
  if (known.size > 100_000) known.clear()
  known.set(key, value)
  return value
}
