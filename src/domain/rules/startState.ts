import { DomainFault } from '../fault.js'
import { tradingDayAt } from '../time/tradingDay.js'
import { core, engineRevision } from './coreSlots.js'
import type { PhasePlan } from './phasePlan.js'

/**
 * The memory of an account that begins the phase at `at` (platform time) with its starting balance
 * and no position. The first day's anchor is the starting balance.
 */
export function startState(plan: PhasePlan, at: number): number[] {
  if (!Number.isSafeInteger(at) || at <= 0) {
    throw new DomainFault(`expected a start in UTC milliseconds, was ${at}`)
  }
  const { startingBalance, calendar } = plan.terms
  const day = tradingDayAt(at, calendar)
  const state = Array.from({ length: plan.slotCount }, () => 0)
  state[core.engine] = engineRevision
  state[core.at] = at
  state[core.balance] = startingBalance
  state[core.equity] = startingBalance
  state[core.observedAt] = at
  state[core.startedAt] = at
  state[core.dayStartsAt] = day.startsAt
  state[core.dayEndsAt] = day.endsAt
  state[core.dayStartBalance] = startingBalance
  state[core.dayStartEquity] = startingBalance
  state[core.anchorAt] = at
  for (const rule of plan.rules) rule.steps.start(state)
  for (const dayStarts of plan.dayStarts) dayStarts(state)
  return state
}
