import { ratioOf } from '../money/basisPoints.js'
import { smaller, subtract, type Minor } from '../money/minor.js'
import { core, moneyIn, numberIn } from './coreSlots.js'
import type { Standing } from './defineRule.js'

export type Comparator = '<' | '<='

export type Tested = 'equity' | 'balanceOrEquity'

/** What is held against a floor now: equity, or the lower of it and the balance. */
export const testedFigure = (state: readonly number[], tested: Tested): Minor =>
  tested === 'equity'
    ? moneyIn(state, core.equity)
    : smaller(moneyIn(state, core.equity), moneyIn(state, core.balance))

/** The tested figure against the floor in `slot`: `<` breaks under it, `<=` already at it. */
export function floorBreaks(slot: number, comparator: Comparator, tested: Tested) {
  if (tested === 'equity') {
    return comparator === '<'
      ? (state: readonly number[]) => numberIn(state, core.equity) < numberIn(state, slot)
      : (state: readonly number[]) => numberIn(state, core.equity) <= numberIn(state, slot)
  }
  return comparator === '<'
    ? (state: readonly number[]) => testedFigure(state, tested) < numberIn(state, slot)
    : (state: readonly number[]) => testedFigure(state, tested) <= numberIn(state, slot)
}

/** Room left above a floor; negative once it is broken. */
export const roomAbove = (equity: Minor, floor: Minor): Minor => subtract(equity, floor)

/**
 * How much of `allowance` is used up: all of it when equity stands at the floor, more below it, none
 * when the room is as large as the allowance or larger.
 */
export function floorStanding(equity: Minor, floor: Minor, allowance: Minor): Standing {
  const spent = subtract(allowance, roomAbove(equity, floor))
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
export const breachCode = (figure: Minor, floor: Minor): string =>
  figure === floor ? 'equityAtFloor' : 'equityUnderFloor'
