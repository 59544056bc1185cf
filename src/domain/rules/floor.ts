import { ratioOf } from '../money/basisPoints.js'
import { subtract, type Minor } from '../money/minor.js'
import { core, moneyIn, numberIn } from './coreSlots.js'
import type { Standing } from './defineRule.js'

export type Comparator = '<' | '<='

/** Equity against the floor in `slot`: `<` breaks under it, `<=` already at it. */
export function equityBreaks(slot: number, comparator: Comparator) {
  return comparator === '<'
    ? (state: readonly number[]) => numberIn(state, core.equity) < numberIn(state, slot)
    : (state: readonly number[]) => numberIn(state, core.equity) <= numberIn(state, slot)
}

/**
 * How much of `allowance` is used up: all of it when equity stands at the floor, more below it, none
 * when the room is as large as the allowance or larger.
 */
export function floorStanding(equity: Minor, floor: Minor, allowance: Minor): Standing {
  const spent = subtract(allowance, subtract(equity, floor))
  const used = allowance === 0 ? (equity <= floor ? 10_000 : 0) : ratioOf(spent, allowance)
  return { unit: 'money', limit: floor, figure: equity, used: Math.max(used, 0) }
}

/** Facts that explain what equity was made of at that moment. */
export const equityFacts = (state: readonly number[]) => ({
  balance: moneyIn(state, core.balance),
  equity: moneyIn(state, core.equity),
  openPositions: numberIn(state, core.openPositions),
  observedAt: numberIn(state, core.observedAt),
})

/** The code of a breach by comparator: equity exactly at the floor, or under it. */
export const breachCode = (equity: Minor, floor: Minor): string =>
  equity === floor ? 'equityAtFloor' : 'equityUnderFloor'
