import { Temporal } from 'temporal-polyfill'
import { DomainFault } from '../fault.js'

/**
 * Where a program's day begins: a wall-clock time in an IANA zone, `{ zone: 'Europe/Prague', resetAt:
 * '00:00' }`. Futures name a session by the date it ends on: Sunday evening is Monday.
 */
export type DayCalendar = {
  readonly zone: string
  readonly resetAt: string
  /** Default `start`. */
  readonly namedBy?: 'start' | 'end'
}

/**
 * One trading day, from its reset to the next one: 23, 24 or 25 hours. `date` names it by the
 * local date it began on, or ends on where the calendar says so; times are UTC milliseconds, the end exclusive.
 */
export type TradingDay = {
  readonly date: string
  readonly startsAt: number
  readonly endsAt: number
}

/** @throws DomainFault when the zone is not IANA's or the time is not `HH:MM` */
export function checkCalendar(calendar: DayCalendar): void {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(calendar.resetAt)) {
    throw new DomainFault(`expected a reset time such as 17:00, was "${calendar.resetAt}"`)
  }
  if (!isZone(calendar.zone))
    throw new DomainFault(`expected an IANA time zone, was "${calendar.zone}"`)
}

/** True for IANA names such as `Europe/Prague` and `UTC`; offsets and abbreviations are refused. */
export function isZone(zone: string): boolean {
  if (!/^(UTC|[A-Za-z_]+\/[A-Za-z0-9_+\-/]+)$/.test(zone)) return false
  try {
    return Temporal.Now.zonedDateTimeISO(zone) !== undefined
  } catch {
    return false
  }
}

/** The trading day that contains the instant `at` (UTC milliseconds). */
export function tradingDayAt(at: number, calendar: DayCalendar): TradingDay {
  return dayOf(dayBeganOn(at, calendar), calendar)
}

/** The trading day right after `day`. */
export function nextTradingDay(day: TradingDay, calendar: DayCalendar): TradingDay {
  return tradingDayAt(day.endsAt, calendar)
}

/** The local date on which the trading day of an instant began, whatever it is named by. */
export function dayBeganOn(at: number, calendar: DayCalendar): Temporal.PlainDate {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(calendar.zone)
  const date = local.toPlainDate()
  return at >= resetOf(date, calendar) ? date : date.subtract({ days: 1 })
}

/** Hours of the day: 23 or 25 when the clocks change. */
export const hoursOf = ({ startsAt, endsAt }: TradingDay): number => (endsAt - startsAt) / 3_600_000

/** The trading day that is named by a local date such as 2024-03-31. */
export function tradingDayOn(date: string, calendar: DayCalendar): TradingDay {
  const named = Temporal.PlainDate.from(date)
  return dayOf(calendar.namedBy === 'end' ? named.subtract({ days: 1 }) : named, calendar)
}

function dayOf(date: Temporal.PlainDate, calendar: DayCalendar): TradingDay {
  const name = calendar.namedBy === 'end' ? date.add({ days: 1 }) : date
  return {
    date: name.toString(),
    startsAt: resetOf(date, calendar),
    endsAt: resetOf(date.add({ days: 1 }), calendar),
  }
}

/** A reset inside a skipped hour is an hour later by the clock (02:30 is 03:30); inside a doubled hour the first one counts. */
export function resetOf(date: Temporal.PlainDate, calendar: DayCalendar): number {
  return date.toZonedDateTime({
    timeZone: calendar.zone,
    plainTime: Temporal.PlainTime.from(calendar.resetAt),
  }).epochMilliseconds
}
