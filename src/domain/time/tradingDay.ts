import { Temporal } from 'temporal-polyfill'
import { DomainFault } from '../fault.js'

/** Where a program's day begins: a wall-clock time in an IANA zone, `{ zone: 'Europe/Prague', resetAt: '00:00' }`. */
export type DayCalendar = { readonly zone: string; readonly resetAt: string }

/**
 * One trading day, from its reset to the next one: 23, 24 or 25 hours. `date` names it by the local
 * date it began on; times are UTC milliseconds, the end exclusive.
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
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(calendar.zone)
  const today = resetOf(local.toPlainDate(), calendar)
  const date = at >= today ? local.toPlainDate() : local.toPlainDate().subtract({ days: 1 })
  return dayOf(date, calendar)
}

/** The trading day right after `day`. */
export function nextTradingDay(day: TradingDay, calendar: DayCalendar): TradingDay {
  return dayOf(Temporal.PlainDate.from(day.date).add({ days: 1 }), calendar)
}

function dayOf(date: Temporal.PlainDate, calendar: DayCalendar): TradingDay {
  return {
    date: date.toString(),
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
