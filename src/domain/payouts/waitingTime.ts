import { Temporal } from 'temporal-polyfill'
import { tradingDayAt, type DayCalendar } from '../time/tradingDay.js'
import type { PayoutTerms } from './payoutTerms.js'

export type WaitingInput = {
  readonly terms: Pick<PayoutTerms, 'firstWaitDays' | 'nextWaitDays' | 'waitFrom'>
  readonly calendar: DayCalendar
  /** When the funded account was opened, UTC milliseconds. */
  readonly openedAt: number
  readonly firstTradeAt: number | null
  /** When the last payout was requested; null before the first. */
  readonly lastRequestedAt: number | null
  readonly at: number
}

export type Waiting = {
  readonly over: boolean
  readonly required: number
  /** Trading days since the clock started; null while it has not. */
  readonly days: number | null
  /** Start of the trading day from which a payout can be requested, UTC milliseconds. */
  readonly availableFrom: number | null
}

const dayMs = 86_400_000

/**
 * Whether the time before a payout is over. Whole trading days of the program's calendar are
 * counted, so that it does not matter at which hour somebody traded: 14 days after the 1st is the
 * beginning of the 15th. Days of 23 and 25 hours are days.
 */
export function waitingTime(input: WaitingInput): Waiting {
  const { terms, calendar, openedAt, firstTradeAt, lastRequestedAt, at } = input
  const required = lastRequestedAt === null ? terms.firstWaitDays : terms.nextWaitDays
  const firstFrom = terms.waitFrom === 'firstTrade' ? firstTradeAt : openedAt
  const from = lastRequestedAt ?? firstFrom
  if (from === null) return { over: required === 0, required, days: null, availableFrom: null }
  const first = tradingDayAt(from, calendar)
  const today = tradingDayAt(at, calendar)
  const days = Temporal.PlainDate.from(first.date).until(today.date).days
  // Half a day beyond the expected start lies inside the day, whatever the clocks did.
  const availableFrom = tradingDayAt(first.startsAt + (required + 0.5) * dayMs, calendar).startsAt
  return { over: days >= required, required, days, availableFrom }
}
