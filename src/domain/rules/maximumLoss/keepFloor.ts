import { basisPoints, shareOf } from '../../money/basisPoints.js'
import { add, larger, minor, subtract, type Minor } from '../../money/minor.js'
import { moneyIn, numberIn } from '../coreSlots.js'
import type { PhaseContext } from '../defineRule.js'
import type { BalanceOperation } from '../types.js'
import type { MaximumLossParameters, MaximumLossSlot } from './parameters.js'

export type FloorKeeper = {
  /** Sets the floor from the peak, at most to its lock. */
  settle(state: number[]): void
  /** Distance between the peak and an unlocked floor. */
  distance(state: readonly number[]): Minor
  /**
   * Before an operation moves the peak: a floor that has reached its lock stays there for good, and
   * payouts that are not returned are counted where the first one locks the floor.
   */
  prepare(state: number[], operation: BalanceOperation): void
  /** Whether the operation moves the peak by its amount. */
  moves(operation: BalanceOperation): boolean
}

/** The floor below a peak: `peak - distance`, capped by the lock and lifted by a payout's lock. */
export function keepFloor(
  parameters: MaximumLossParameters,
  { terms, slots }: PhaseContext<MaximumLossSlot>,
): FloorKeeper {
  const distanceTo = distanceFrom(parameters, terms.size)
  const lock = lockLevel(parameters, terms.startingBalance)
  const distance = (state: readonly number[]) => distanceTo(moneyIn(state, slots.peak))
  const unlocked = (state: readonly number[]) =>
    subtract(moneyIn(state, slots.peak), distance(state))
  const settle = (state: number[]) => {
    const trailing = unlocked(state)
    const held = lock !== null && (numberIn(state, slots.locked) === 1 || trailing >= lock)
    const floor = held ? lock : trailing
    const lifted = numberIn(state, slots.payouts) > 0
    state[slots.floor] = lifted ? larger(floor, terms.startingBalance) : floor
  }
  const prepare = (state: number[], operation: BalanceOperation) => {
    if (lock !== null && unlocked(state) >= lock) state[slots.locked] = 1
    if (parameters.onPayout !== 'lockAtInitial' || operation.purpose === 'adjustment') return
    const change = operation.purpose === 'payout' ? 1 : -1
    state[slots.payouts] = Math.max(0, numberIn(state, slots.payouts) + change)
  }
  const moves = (operation: BalanceOperation) =>
    parameters.follows !== 'static' &&
    (operation.purpose === 'adjustment' || parameters.onPayout === 'peakMinusPayout')
  return { settle, distance, prepare, moves }
}

function distanceFrom(parameters: MaximumLossParameters, size: Minor): (peak: Minor) => Minor {
  const share = basisPoints(parameters.percent)
  if (parameters.unit === 'percentOfPeak') {
    return (peak) => shareOf(peak, share, parameters.rounding)
  }
  const fixed =
    parameters.unit === 'amount'
      ? minor(parameters.amount ?? 0)
      : shareOf(size, share, parameters.rounding)
  return () => fixed
}

export function lockLevel(parameters: MaximumLossParameters, start: Minor): Minor | null {
  if (parameters.lock === 'none') return null
  return parameters.lock === 'atStart' ? start : add(start, minor(parameters.lockAbove))
}
