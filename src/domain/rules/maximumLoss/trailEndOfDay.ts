import { add, larger, minor, type Minor } from '../../money/minor.js'
import { core, moneyIn, numberIn } from '../coreSlots.js'
import type { RuleSteps } from '../defineRule.js'
import type { FloorKeeper } from './keepFloor.js'
import type { MaximumLossSlot } from './parameters.js'

type Slots = Readonly<Record<MaximumLossSlot, number>>
type Steps = Pick<RuleSteps, 'dayEnds' | 'dayStarts' | 'operated' | 'anchorEstimated'>

const closeOf = {
  endOfDayBalance: (state: readonly number[]): Minor => moneyIn(state, core.dayStartBalance),
  endOfDayHigher: (state: readonly number[]): Minor =>
    larger(moneyIn(state, core.dayStartBalance), moneyIn(state, core.dayStartEquity)),
}

/**
 * The peak is the best value at a reset. The newest reset's value stays apart from the sealed ones
 * until the next reset, because a later observation of the same instant may still correct it. Deposits
 * under way at the reset (`unseen`) are taken off its value until they are seen.
 */
export function trailEndOfDay(
  follows: keyof typeof closeOf,
  slots: Slots,
  keeper: FloorKeeper,
): Steps {
  const unseen = (state: readonly number[]) =>
    Math.min(numberIn(state, slots.unseen), numberIn(state, core.pendingDeposits))
  const newest = (state: readonly number[]) => minor(closeOf[follows](state) - unseen(state))
  const isSealed = (state: readonly number[]) => numberIn(state, slots.sealed) === 1
  const seal = (state: number[]) => {
    const value = newest(state)
    if (isSealed(state) || value <= numberIn(state, slots.sealedPeak)) return
    state[slots.sealedPeak] = value
    state[slots.sealedEstimated] = numberIn(state, core.anchorEstimated)
  }
  const recompute = (state: number[]) => {
    const value = newest(state)
    const leads = !isSealed(state) && value > numberIn(state, slots.sealedPeak)
    if (leads) state[slots.peakAt] = numberIn(state, core.anchorAt)
    state[slots.peak] = leads ? value : numberIn(state, slots.sealedPeak)
    state[slots.estimated] = numberIn(state, leads ? core.anchorEstimated : slots.sealedEstimated)
    keeper.settle(state)
  }
  return {
    dayEnds: seal,
    dayStarts(state) {
      state[slots.sealed] = 0
      state[slots.unseen] = numberIn(state, core.pendingDeposits)
      recompute(state)
    },
    operated(state, operation, late) {
      keeper.prepare(state, operation)
      const already = late && numberIn(state, slots.peakAt) >= operation.at
      if (keeper.moves(operation) && !already) {
        if (
          operation.at > Math.max(numberIn(state, core.anchorAt), numberIn(state, core.dayStartsAt))
        ) {
          seal(state)
          state[slots.sealed] = 1
        }
        state[slots.sealedPeak] = add(moneyIn(state, slots.sealedPeak), operation.amount)
      }
      state[slots.unseen] = unseen(state)
      recompute(state)
    },
    anchorEstimated: (state) => numberIn(state, slots.estimated) > 0,
  }
}
