import { add, subtract, sum, type Minor } from '../money/minor.js'
import type { SizeOf } from '../payouts/figure.js'
import { judgeScaling, type ScalingVerdict } from './judgeScaling.js'
import { monthsBetween } from './monthsBetween.js'
import type { ScalingTerms } from './scalingTerms.js'

type Given = {
  readonly account: SizeOf & { readonly balance: Minor; readonly startingBalance: Minor }
  readonly days: readonly { readonly date: string; readonly profit: Minor }[]
  /** What payouts took off the account. */
  readonly takenOut: readonly Minor[]
  /** The local dates of the start, or of the last step, and of today. */
  readonly startedOn: string
  readonly today: string
  /** Of an account that has grown; days and payouts are those since its last step. */
  readonly grown?: {
    /** What it was sold as. */
    readonly original: SizeOf
    readonly steps: number
    /** Its balance right after the last step. */
    readonly balance: Minor
  }
}

/**
 * Whether a funded account can grow now. What payouts took counts as profit: it was earned. A
 * month counts as profitable when the results of its days come to more than nothing.
 */
export function scalingStanding(terms: ScalingTerms, given: Given): ScalingVerdict {
  const { account, days, takenOut, startedOn, today, grown } = given
  const { size, currency, balance, startingBalance } = account
  const amount = add(subtract(balance, grown?.balance ?? startingBalance), sum(takenOut))
  return judgeScaling(
    terms,
    { original: grown?.original ?? { size, currency }, size, steps: grown?.steps ?? 0 },
    {
      months: monthsBetween(startedOn, today),
      netProfit: { amount },
      payouts: takenOut.length,
      profitableMonths: profitableMonths(days),
      balance,
      startingBalance,
    },
  )
}

function profitableMonths(days: Given['days']): number {
  const byMonth = new Map<string, Minor[]>()
  for (const { date, profit } of days) {
    const month = date.slice(0, 7)
    byMonth.set(month, [...(byMonth.get(month) ?? []), profit])
  }
  return [...byMonth.values()].filter((profits) => sum(profits) > 0).length
}
