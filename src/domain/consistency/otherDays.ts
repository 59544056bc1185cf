import { whole } from '../money/basisPoints.js'
import { divideRounded, multiply } from '../money/divide.js'
import { subtract, zero, type Minor } from '../money/minor.js'
import type { BestDayLimit } from './bestDay.js'

export type DaySums = { readonly best: Minor; readonly sum: Minor; readonly days: number }

/** Average of all days but the best, to the nearest minor unit; zero where there is no other. */
export const averageOfOthers = ({ best, sum, days }: DaySums): Minor =>
  days < 2 ? zero : divideRounded(subtract(sum, best), days - 1)

/**
 * Whether the other days bring on average at least this share of the best day; exact, nothing is
 * rounded. `<=` in the limit takes exactly the share as enough.
 */
export function averageIsEnough({ best, sum, days }: DaySums, limit: BestDayLimit): boolean {
  if (best <= 0) return true
  if (days < 2) return false
  const others = multiply(subtract(sum, best), whole)
  const needed = multiply(multiply(best, limit.share), days - 1)
  return limit.comparator === '<=' ? others >= needed : others > needed
}
