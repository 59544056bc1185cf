import { larger, smaller, subtract, sum, zero, type Minor } from '../money/minor.js'
import { amountOf, type SizeOf } from './figure.js'
import type { PayoutTerms } from './payoutTerms.js'

export type CountedProfit = {
  /** What counts of each day's result; losing days count in full. */
  readonly byDay: readonly Minor[]
  /** What days brought beyond the limit. */
  readonly over: Minor
}

type Day = { readonly profit: Minor }

/** Each day's profit up to the limit of the terms. */
export function countedProfit(
  days: readonly Day[],
  cap: PayoutTerms['dailyProfitCap'],
  account: SizeOf,
): CountedProfit {
  if (!cap) return { byDay: days.map(({ profit }) => profit), over: zero }
  const most = amountOf(cap.amount, account)
  return {
    byDay: days.map(({ profit }) => smaller(profit, most)),
    over: sum(days.map(({ profit }) => larger(zero, subtract(profit, most)))),
  }
}
