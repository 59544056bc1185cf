import { Temporal } from 'temporal-polyfill'
import { tradingDayAt, type DayCalendar } from '../time/tradingDay.js'
import type { PayoutTerms } from './payoutTerms.js'
import type { PayoutCycle } from './splitTerms.js'

export type WaitingInput = {
  readonly terms: Pick<
    PayoutTerms,
    | 'firstWaitDays'
    | 'nextWaitDays'
    | 'waitFrom'
    | 'nextWaitFrom'
    | 'startDayCounts'
    | 'waitCounts'
    | 'cycles'
  >
  readonly calendar: DayCalendar
  /** When the funded account was opened, UTC milliseconds. */
  readonly openedAt: number
  readonly firstTradeAt: number | null
  /** When the last payout was requested; null before the first. */
  readonly lastRequestedAt: number | null
  /** The first trade after that; null before there is one. */
  readonly tradedSinceAt: number | null
  /** What the trader chose, where the terms have cycles. */
  readonly cycle: PayoutCycle | null
  readonly at: number
}

export type Waiting = {
  readonly over: boolean
  readonly required: number
  /** Days since the clock started; null while it has not. */
  readonly days: number | null
  /** From when a payout can be requested, UTC milliseconds. */
  readonly availableFrom: number | null
  /** The trading day of that. */
  readonly availableOn: string | null
}

const dayMs = 86_400_000

/**
 * Whether the time before a payout is over. Whole trading days of the program's calendar are
 * counted, so that it does not matter at which hour somebody traded: 14 days after the 1st is the
 * beginning of the 15th, of the 14th where the day of the start counts. Days of 23 and 25 hours are
 * days. Where the terms count in hours, 14 days are 336 of them.
 */
export function waitingTime(input: WaitingInput): Waiting {
  const { terms, calendar, at } = input
  const required = daysOf(input)
  const from = startOf(input)
  if (from === null) {
    return { over: required === 0, required, days: null, availableFrom: null, availableOn: null }
  }
  if (terms.waitCounts === 'hours') {
    const availableFrom = from + required * dayMs
    const availableOn = tradingDayAt(availableFrom, calendar).date
    const days = Math.max(0, Math.floor((at - from) / dayMs))
    return { over: at >= availableFrom, required, days, availableFrom, availableOn }
  }
  const counted = terms.startDayCounts ? 1 : 0
  const first = tradingDayAt(from, calendar)
  const today = tradingDayAt(at, calendar)
  const days = Temporal.PlainDate.from(first.date).until(today.date).days + counted
  // Half a day beyond the expected start lies inside the day, whatever the clocks did.
  const later = Math.max(0, required - counted) + 0.5
  const available = tradingDayAt(first.startsAt + later * dayMs, calendar)
  return {
    over: days >= required,
    required,
    days,
    availableFrom: available.startsAt,
    availableOn: available.date,
  }
}

function daysOf({ terms, lastRequestedAt, cycle }: WaitingInput): number {
  if (terms.cycles) {
    const chosen = terms.cycles.find((each) => each.cycle === cycle)
    return chosen?.days ?? Math.min(...terms.cycles.map(({ days }) => days))
  }
  return lastRequestedAt === null ? terms.firstWaitDays : terms.nextWaitDays
}

function startOf(input: WaitingInput): number | null {
  const { terms, lastRequestedAt, tradedSinceAt, firstTradeAt, openedAt } = input
  if (lastRequestedAt !== null) {
    return terms.nextWaitFrom === 'request' ? lastRequestedAt : tradedSinceAt
  }
  return terms.waitFrom === 'firstTrade' ? firstTradeAt : openedAt
}
