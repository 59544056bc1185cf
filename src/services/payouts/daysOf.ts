import { add, minor, subtract, sum, type Minor } from '../../domain/money/minor.js'
import type { DayResult } from '../../domain/payouts/payoutFacts.js'

type Day = {
  readonly date: string
  readonly startsAt: number
  readonly endsAt: number
  readonly startBalance: Minor
  /** Of the equity; null on a day that nothing was seen of. */
  readonly high: Minor | null
  readonly low: Minor | null
}

type Input = {
  readonly days: readonly Day[] | null
  /** Balance operations that were carried out, oldest first. */
  readonly operations: readonly { readonly amount: Minor; readonly at: number }[] | null
  readonly balance: Minor | null
}

/**
 * What each day's closed trades brought: the balance of the next day's start, without what balance
 * operations moved. They are neither profit nor loss, and alone they make no trading day.
 */
export function daysOf({ days, operations, balance }: Input) {
  const all = days ?? []
  return all.map((day, index): DayResult & Pick<Day, 'startsAt' | 'endsAt'> => {
    const { date, startsAt, endsAt, startBalance } = day
    const moved = (operations ?? [])
      .filter(({ at }) => at >= startsAt && at < endsAt)
      .map(({ amount }) => amount)
    const end = all[index + 1]?.startBalance ?? balance ?? startBalance
    const profit = subtract(subtract(end, startBalance), sum(moved))
    return { date, startsAt, endsAt, profit, traded: hasTraded(day, { moved, profit }) }
  })
}

type Known = { readonly moved: readonly Minor[]; readonly profit: Minor }

/** Equity that moved by more than what operations explain was traded. */
function hasTraded({ high, low }: Day, { moved, profit }: Known): boolean {
  if (high === null || low === null || high === low) return false
  if (moved.length === 0 || profit !== 0) return true
  const levels = moved.reduce<Minor[]>(
    (seen, amount) => [...seen, add(seen.at(-1) ?? minor(0), amount)],
    [minor(0)],
  )
  return high - low !== Math.max(...levels) - Math.min(...levels)
}
