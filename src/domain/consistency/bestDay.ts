import { shareOf, shareRounded, whole, type BasisPoints } from '../money/basisPoints.js'
import { divideRounded, multiply } from '../money/divide.js'
import { larger, smaller, subtract, sum, zero, type Minor } from '../money/minor.js'

/** How much of the profit one day may have brought, in basis points, and whether exactly that much is allowed. */
export type BestDayLimit = { readonly share: BasisPoints; readonly comparator: '<=' | '<' }

/** The day that brought most; zero when none brought anything. */
export const bestDayOf = (results: readonly Minor[]): Minor => results.reduce(larger, zero)

/**
 * Whether the best day is within its share of `of`; exact, nothing is rounded. Without a profit no
 * best day is within it, unless there is none.
 */
export function isWithinShare(best: Minor, of: Minor, limit: BestDayLimit): boolean {
  if (best <= 0) return true
  if (of <= 0) return false
  const part = multiply(best, whole)
  const allowed = multiply(of, limit.share)
  return limit.comparator === '<=' ? part <= allowed : part < allowed
}

/** What a day may bring at most where the whole is `of`, to the nearest minor unit. */
export const allowedDay = (of: Minor, { share }: BestDayLimit): Minor =>
  shareOf(larger(of, zero), share, 'halfAwayFromZero')

/** The profit of which the best day is exactly its share, to the nearest minor unit. */
export const profitFor = (best: Minor, { share }: BestDayLimit): Minor =>
  divideRounded(multiply(larger(best, zero), whole), share)

/** The best day as a share of `of` in basis points, to the nearest; 0 where there is no profit. */
export const shareOfBestDay = (best: Minor, of: Minor): number => shareRounded(best, of)

/** The target once the best day has raised it: never under `base`. */
export const raisedTarget = (base: Minor, best: Minor, limit: BestDayLimit): Minor =>
  larger(base, profitFor(best, limit))

/** What of a day counts when the excess over `allowed` does not. */
export const countedDay = (result: Minor, allowed: Minor): Minor => smaller(result, allowed)

/** What all days leave out together. */
export const excludedExcess = (results: readonly Minor[], allowed: Minor): Minor =>
  sum(results.map((result) => subtract(result, countedDay(result, allowed))))
