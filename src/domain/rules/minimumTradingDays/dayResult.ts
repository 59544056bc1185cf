import { basisPoints, shareOf } from '../../money/basisPoints.js'
import { minor, negate, type Minor } from '../../money/minor.js'
import { shareAmount } from '../shareText.js'
import type { PhaseTerms } from '../types.js'
import type { MinimumTradingDaysParameters } from './parameters.js'

/** What a day that started with `start` must bring to count. */
export const neededResult = (
  parameters: MinimumTradingDaysParameters,
  terms: PhaseTerms,
  start: Minor,
): Minor =>
  parameters.unit === 'percentOfDayStart'
    ? shareOf(start, basisPoints(parameters.percent), 'halfAwayFromZero')
    : shareAmount(parameters, terms)

/** Whether a result is enough; a loss is measured by its size where it counts too. */
export function isEnough(
  result: Minor,
  needed: Minor,
  { atLimit, lossCounts }: MinimumTradingDaysParameters,
): boolean {
  const brought = lossCounts && result < 0 ? negate(result) : result
  return atLimit === 'allowed' ? brought >= needed : brought > needed
}

/** The least worth of a trade that counts, and the least it must have brought or lost. */
export function neededTrade(
  { tradeSizePercent, tradeResultPercent }: MinimumTradingDaysParameters,
  given: { readonly size: Minor; readonly value: Minor },
): { readonly value: Minor; readonly result: Minor } {
  const share = (of: Minor, percent: number | null) =>
    percent === null ? minor(0) : shareOf(of, basisPoints(percent), 'halfAwayFromZero')
  return {
    value: share(given.size, tradeSizePercent),
    result: share(given.value, tradeResultPercent),
  }
}
