import { Temporal } from 'temporal-polyfill'
import { minor } from '../money/minor.js'
import { formatMoney } from '../money/text.js'
import type { DayCalendar } from '../time/tradingDay.js'
import type { PhaseTerms, Verdict } from './types.js'

/** `400` basis points → `4 %`, `250` → `2.5 %`. */
export const percentText = (basisPoints: number): string => `${basisPoints / 100} %`

/** Minor units as `1,250.00` in the currency of the terms. */
export const amountText = (amount: number, terms: Pick<PhaseTerms, 'currency'>): string =>
  formatMoney(minor(amount), terms.currency)

/** Hundredths of a lot as `1.25`. */
export const lotsText = (lots: number): string => (lots / 100).toFixed(2)

export const daysText = (count: number): string => (count === 1 ? '1 day' : `${count} days`)

/** `Europe/Prague` → `Prague time`; `UTC` and fixed offsets stay as they are. */
export function zoneText(zone: string): string {
  const [area, ...place] = zone.split('/')
  const city = place.at(-1)
  if (city === undefined || area === 'Etc') return zone
  return `${city.replaceAll('_', ' ')} time`
}

/** `00:00 Prague time`. */
export const resetText = (calendar: DayCalendar): string =>
  `${calendar.resetAt} ${zoneText(calendar.zone)}`

const local = (at: number, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** `12 November` in the zone. */
export function dateText(at: number, zone: string): string {
  const date = local(at, zone)
  return `${date.day} ${months[date.month - 1] ?? ''}`
}

/** `13:41:07.212` in the zone. */
export const clockText = (at: number, zone: string): string =>
  local(at, zone).toPlainTime().toString({ smallestUnit: 'millisecond' })

/** A fact of a verdict, or 0 where an older verdict did not carry it. */
export const factOf = (verdict: Verdict, name: string): number => verdict.facts?.[name] ?? 0
