type Style = Intl.DateTimeFormatOptions

const formats = new Map<string, Intl.DateTimeFormat>()

function format(at: number, zone: string, style: Style): string {
  const key = `${zone} ${JSON.stringify(style)}`
  const known = formats.get(key) ?? new Intl.DateTimeFormat('en-GB', { ...style, timeZone: zone })
  formats.set(key, known)
  return known.format(at)
}

/** Months have three letters everywhere; English formats write `Sept`. */
const short = (text: string): string => text.replace('Sept', 'Sep')

/** `12 Nov` in the zone. */
export const dayText = (at: number, zone: string): string =>
  short(format(at, zone, { day: 'numeric', month: 'short' }))

/** `12 Nov 2026` in the zone. */
export const dateText = (at: number, zone: string): string =>
  short(format(at, zone, { day: 'numeric', month: 'short', year: 'numeric' }))

/** `14:32` in the zone. */
export const minuteText = (at: number, zone: string): string =>
  format(at, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

/** `13:41:07` in the zone. */
export const secondText = (at: number, zone: string): string =>
  format(at, zone, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })

/** `13:41:07.212` in the zone. */
export const clockText = (at: number, zone: string): string =>
  `${secondText(at, zone)}.${String(((at % 1000) + 1000) % 1000).padStart(3, '0')}`

/** The time where `at` is today, else the day, with the year where that is another one. */
export function whenText(at: number, now: number, zone: string): string {
  if (dateText(at, zone) === dateText(now, zone)) return minuteText(at, zone)
  const sameYear = format(at, zone, { year: 'numeric' }) === format(now, zone, { year: 'numeric' })
  return sameYear ? dayText(at, zone) : dateText(at, zone)
}

/** `12 Nov 2026, 13:41:07 Europe/Prague`: the full instant, for titles. */
export const instantText = (at: number, zone: string): string =>
  `${dateText(at, zone)}, ${secondText(at, zone)} ${zone}`

/** `2026-11-12` → `12 Nov`: the name of a trading day. */
export const tradingDateText = (date: string): string => dayText(Date.parse(date), 'UTC')

/** `18 h 42 m`, `1 d 6 h`, `5 m`, `12 s`: the two largest units. */
export function durationText(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / 1000)
  const [days, hours, minutes] = [86_400, 3600, 60].map((unit) => Math.floor(seconds / unit))
  if (days) return `${days} d ${(hours ?? 0) % 24} h`
  if (hours) return `${hours} h ${(minutes ?? 0) % 60} m`
  return minutes ? `${minutes} m` : `${seconds} s`
}
