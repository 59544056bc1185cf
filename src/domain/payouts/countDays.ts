import { basisPoints, whole, type BasisPoints } from '../money/basisPoints.js'
import { larger, minor, type Minor } from '../money/minor.js'
import { amountOf, type SizeOf } from './figure.js'
import type { PayoutTerms } from './payoutTerms.js'

type Day = { readonly profit: Minor }

/** How many days brought at least this; a day without profit never counts. */
export function profitableDays(days: readonly Day[], least: Minor): number {
  const from = larger(minor(1), least)
  return days.filter(({ profit }) => profit >= from).length
}

/** What a day has to bring to count, for an account. */
export const leastDayProfit = (
  { minimum }: Pick<NonNullable<PayoutTerms['profitableDays']>, 'minimum'>,
  account: SizeOf,
): Minor => larger(minor(1), amountOf(minimum, account))

export type WinningDays = {
  readonly winning: number
  readonly losing: number
  /** Winning days in basis points of those they are compared with, rounded; null without any. */
  readonly ratioBps: BasisPoints | null
  readonly met: boolean
}

/**
 * Winning days against the losing ones or all; days without a result are neither. Without a day to
 * compare with one winning day is enough.
 */
export function winningDays(
  days: readonly Day[],
  { bps, of, comparator }: NonNullable<PayoutTerms['winningDays']>,
): WinningDays {
  const winning = days.filter(({ profit }) => profit > 0).length
  const losing = days.filter(({ profit }) => profit < 0).length
  const others = of === 'losingDays' ? losing : winning + losing
  if (others === 0) return { winning, losing, ratioBps: null, met: winning > 0 }
  const difference = winning * whole - others * bps
  return {
    winning,
    losing,
    ratioBps: basisPoints(Math.round((winning * whole) / others)),
    met: comparator === '>=' ? difference >= 0 : difference > 0,
  }
}
