import { add, minor, type Minor } from '../../money/minor.js'
import { core, moneyIn, numberIn } from '../coreSlots.js'
import type { RuleSteps } from '../defineRule.js'
import type { Observation } from '../types.js'
import type { FloorKeeper } from './keepFloor.js'
import type { MaximumLossSlot } from './parameters.js'

type Slots = Readonly<Record<MaximumLossSlot, number>>
type Steps = Pick<RuleSteps, 'observed' | 'operated'>

const valueOf = {
  equity: (observation: Observation): Minor => observation.equity,
  closedBalance: (observation: Observation): Minor => observation.balance,
}

/**
 * The peak rises with each observation. A deposit on its way must not look like profit: its amount
 * is taken off until it is seen, and then moves the peak itself where the program says so.
 */
export function trailLive(follows: keyof typeof valueOf, slots: Slots, keeper: FloorKeeper): Steps {
  const read = valueOf[follows]
  return {
    observed(state, observation) {
      const value = read(observation) - numberIn(state, core.pendingDeposits)
      if (value <= numberIn(state, slots.peak)) return
      state[slots.peak] = minor(value)
      state[slots.peakAt] = observation.at
      keeper.settle(state)
    },
    operated(state, operation, late) {
      keeper.prepare(state, operation)
      const already = late && numberIn(state, slots.peakAt) >= operation.at
      if (keeper.moves(operation) && !already) {
        state[slots.peak] = add(moneyIn(state, slots.peak), operation.amount)
      }
      keeper.settle(state)
    },
  }
}
