import { basisPoints, shareOf, whole } from '../../money/basisPoints.js'
import { divideRounded, multiply } from '../../money/divide.js'
import { add, larger, minor, smaller, subtract, type Minor } from '../../money/minor.js'
import { moneyIn, numberIn } from '../coreSlots.js'
import type { PhaseContext } from '../defineRule.js'
import type { BalanceOperation, PhaseTerms } from '../types.js'
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
  const distanceTo = distanceFrom(parameters, terms)
  const lock = lockLevel(parameters, terms.startingBalance)
  const distance = (state: readonly number[]) => distanceTo(moneyIn(state, slots.peak))
  const first = subtract(terms.startingBalance, distanceTo(terms.startingBalance))
  const unlocked = (state: readonly number[]) =>
    parameters.trails ? uncappedFloor(parameters, terms, moneyIn(state, slots.peak)) : first
  const byProfit = parameters.lockWhen === 'profitReached'
  const lockPeak = add(terms.startingBalance, lockProfit(parameters, terms.size))
  const reaches = (state: readonly number[]) =>
    byProfit ? moneyIn(state, slots.peak) >= lockPeak : lock !== null && unlocked(state) >= lock
  const counts = parameters.onPayout === 'lockAtInitial' || parameters.onPayout === 'setTo'
  const lifted = (floor: Minor) =>
    parameters.onPayout === 'setTo'
      ? minor(parameters.payoutFloor ?? 0)
      : larger(floor, terms.startingBalance)
  const settle = (state: number[]) => {
    const trailing = unlocked(state)
    const held = lock !== null && (numberIn(state, slots.locked) === 1 || reaches(state))
    if (held && byProfit) state[slots.locked] = 1
    const floor = lock === null ? trailing : held ? lock : smaller(trailing, lock)
    state[slots.floor] = numberIn(state, slots.payouts) > 0 ? lifted(floor) : floor
  }
  const prepare = (state: number[], operation: BalanceOperation) => {
    if (lock !== null && reaches(state)) state[slots.locked] = 1
    if (!counts || operation.purpose === 'adjustment') return
    const change = operation.purpose === 'payout' ? 1 : -1
    state[slots.payouts] = Math.max(0, numberIn(state, slots.payouts) + change)
  }
  const moves = (operation: BalanceOperation) =>
    parameters.follows !== 'static' &&
    (operation.purpose === 'adjustment' || parameters.onPayout === 'peakMinusPayout')
  return { settle, distance, prepare, moves }
}

function distanceFrom(
  parameters: MaximumLossParameters,
  { size, startingBalance }: PhaseTerms,
): (peak: Minor) => Minor {
  const share = basisPoints(parameters.percent)
  if (parameters.unit === 'percentOfPeak') {
    return (peak) => shareOf(peak, share, parameters.rounding)
  }
  const fixed =
    parameters.floorAt !== null
      ? subtract(startingBalance, minor(parameters.floorAt))
      : parameters.unit === 'amount'
        ? minor(parameters.amount ?? 0)
        : shareOf(size, share, parameters.rounding)
  return () => fixed
}

const lockProfit = ({ lockProfitPercent, rounding }: MaximumLossParameters, size: Minor): Minor =>
  shareOf(size, basisPoints(lockProfitPercent ?? 0), rounding)

/** Where the floor would lie behind a peak if it never locked. */
export const uncappedFloor = (
  parameters: MaximumLossParameters,
  terms: PhaseTerms,
  peak: Minor,
): Minor => subtract(peak, distanceFrom(parameters, terms)(peak))

/**
 * The peak at which the floor locks: where the floor reaches its lock, or the profit that locks it.
 * Null where nothing ever locks.
 */
export function lockTrigger(parameters: MaximumLossParameters, terms: PhaseTerms): Minor | null {
  const lock = lockLevel(parameters, terms.startingBalance)
  if (lock === null) return null
  if (parameters.lockWhen === 'profitReached') {
    return add(terms.startingBalance, lockProfit(parameters, terms.size))
  }
  if (parameters.unit !== 'percentOfPeak') return add(lock, distanceFrom(parameters, terms)(lock))
  const kept = whole - parameters.percent
  return kept === 0 ? null : divideRounded(multiply(lock, whole), kept)
}

export function lockLevel(parameters: MaximumLossParameters, start: Minor): Minor | null {
  if (parameters.lock === 'none') return null
  if (parameters.lock === 'atAmount') return minor(parameters.lockAt ?? 0)
  return parameters.lock === 'atStart' ? start : add(start, minor(parameters.lockAbove))
}
