import { shareRounded, whole } from '../../money/basisPoints.js'
import { divideRounded, multiply } from '../../money/divide.js'
import { type Minor } from '../../money/minor.js'

/** What closed trades add up to, those that were too short beside all. */
export type TradeTimes = {
  readonly profit: Minor
  readonly shortProfit: Minor
  readonly trades: number
  readonly seconds: number
}

/** Profit of short trades as basis points of all profit, to the nearest; 0 where there is none. */
export const shareOfShort = ({ profit, shortProfit }: TradeTimes): number =>
  shortProfit <= 0 ? 0 : shareRounded(shortProfit, profit)

/** Whether short trades bring more than this share of the profit (basis points); exact. */
export function bringsTooMuch(
  { profit, shortProfit }: TradeTimes,
  share: number,
  atLimit: 'allowed' | 'refused',
): boolean {
  if (shortProfit <= 0) return false
  if (profit <= 0) return true
  const part = multiply(shortProfit, whole)
  const allowed = multiply(profit, share)
  return atLimit === 'allowed' ? part > allowed : part >= allowed
}

/** Average time that trades were open, in hundredths of a second to the nearest; 0 without trades. */
export const averageDuration = ({ trades, seconds }: TradeTimes): number =>
  trades === 0 ? 0 : divideRounded(multiply(seconds, 100), trades)

/** Whether trades were open for longer than this on average; exact. Without trades nothing is short. */
export const isLongOnAverage = ({ trades, seconds }: TradeTimes, least: number): boolean =>
  trades === 0 || seconds > multiply(least, trades)
