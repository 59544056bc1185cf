import { Temporal } from 'temporal-polyfill'
import { shareOf } from '../money/basisPoints.js'
import { larger, subtract, zero, type Minor } from '../money/minor.js'
import { tradingDayAt, type DayCalendar } from '../time/tradingDay.js'
import { leastDayProfit, profitableDays } from './countDays.js'
import type { EndedTerms } from './endedTerms.js'
import type { SizeOf } from './figure.js'

type Given = {
  /** Null where nothing is paid after such an end. */
  readonly terms: EndedTerms | null
  readonly account: SizeOf & { readonly balance: Minor; readonly startingBalance: Minor }
  /** The account's days since its last payout. */
  readonly days: readonly { readonly profit: Minor }[]
}

export type EndedPayout = {
  /** What the account had above its start when it ended, never less than zero. */
  readonly remainingProfit: Minor
  /** Days that brought enough; zero where the terms do not count any. */
  readonly countedDays: number
  readonly eligible: boolean
  /** What the trader is owed of it; zero unless eligible. */
  readonly amount: Minor
  /** The rest, so that both always add up. */
  readonly firmShare: Minor
}

/** What is paid of the profit that an account had left at its end. */
export function endedPayout({ terms, account, days }: Given): EndedPayout {
  const remainingProfit = larger(zero, subtract(account.balance, account.startingBalance))
  const asked = terms?.profitableDays ?? null
  const countedDays = asked ? profitableDays(days, leastDayProfit(asked, account)) : 0
  const eligible =
    terms !== null && remainingProfit > 0 && (asked === null || countedDays >= asked.count)
  const amount = eligible ? shareOf(remainingProfit, terms.bps, 'down') : zero
  return {
    remainingProfit,
    countedDays,
    eligible,
    amount,
    firmShare: subtract(remainingProfit, amount),
  }
}

/** The last trading day on which it can be claimed, and whether it still can; null is for ever. */
export function claimWindow(
  terms: EndedTerms,
  { endedAt, at, calendar }: { endedAt: number; at: number; calendar: DayCalendar },
): { readonly until: string | null; readonly isOpen: boolean } {
  if (terms.claimDays === null) return { until: null, isOpen: true }
  const ended = Temporal.PlainDate.from(tradingDayAt(endedAt, calendar).date)
  const until = ended.add({ days: terms.claimDays }).toString()
  return { until, isOpen: tradingDayAt(at, calendar).date <= until }
}
