import { Temporal } from 'temporal-polyfill'
import { dayBeganOn, resetOf, type DayCalendar } from '../time/tradingDay.js'

/** Whether the last day of a period still belongs to it; `sameTime` ends it on that day at the same time. */
export type LastDay = 'sameTime' | 'included' | 'excluded'

export type Period = { readonly days: number; readonly lastDay: LastDay }

/**
 * When a period of calendar days that begins at `from` is over, in UTC milliseconds. Days are counted
 * on the wall clock of the zone, so a change of summer time does not move the hour. `excluded` ends
 * with the reset that begins the last day, `included` with the one after it.
 */
export function deadlineAfter(from: number, period: Period, calendar: DayCalendar): number {
  if (period.lastDay === 'sameTime') {
    const local = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(calendar.zone)
    return local.add({ days: period.days }).epochMilliseconds
  }
  const first = dayBeganOn(from, calendar)
  const days = period.days + (period.lastDay === 'included' ? 1 : 0)
  return resetOf(first.add({ days }), calendar)
}

/** The same time of day on the zone's wall clock, `days` later. */
export const daysLater = (at: number, days: number, zone: string): number =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).add({ days })
    .epochMilliseconds

/** How many dates later `to` falls than `from` on the calendar of the zone. */
export function calendarDaysBetween(from: number, to: number, zone: string): number {
  const date = (at: number) =>
    Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate()
  return date(from).until(date(to), { largestUnit: 'days' }).days
}
