import { smaller, zero, type Minor } from '../money/minor.js'
import type { PositionSummary } from '../rules/types.js'

/** What rules look at of an open position. */
export type SeenPosition = {
  readonly symbol: string
  readonly side: 'buy' | 'sell'
  /** Hundredths of a lot. */
  readonly lots: number
  readonly result: Minor
  /** Null when it has none; absent where the platform does not say. */
  readonly stopLoss?: string | null
}

/**
 * All open positions in a few figures. A position of which the platform does not say whether it has
 * a stop counts as having one: nobody is blamed for what nobody reported.
 */
export function summarise(positions: readonly SeenPosition[]): PositionSummary {
  const sides = new Map<string, Set<string>>()
  for (const { symbol, side } of positions) {
    sides.set(symbol, (sides.get(symbol) ?? new Set()).add(side))
  }
  return {
    lots: positions.reduce((sum, { lots }) => sum + lots, 0),
    worstResult: positions.reduce<Minor>((worst, { result }) => smaller(worst, result), zero),
    hedged: [...sides.values()].filter(({ size }) => size > 1).length,
    withoutStop: positions.filter(({ stopLoss }) => stopLoss === null).length,
  }
}
