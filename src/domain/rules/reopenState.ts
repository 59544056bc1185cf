import { DomainFault } from '../fault.js'
import { tradingDayAt } from '../time/tradingDay.js'
import { anchorAwaited, core, numberIn } from './coreSlots.js'
import type { PhasePlan } from './phasePlan.js'

/**
 * Takes an ending, or suspicions, back: evaluation goes on from `at` with the figures last known.
 * Resets that fell while the account was ended are not judged; on a later day the first observation
 * becomes the day's anchor. Peaks and counted days stay, the clock of inactivity starts anew.
 *
 * @throws DomainFault when `at` lies before what was already evaluated
 */
export function reopenState(plan: PhasePlan, state: number[], at: number): void {
  if (!Number.isSafeInteger(at) || at < numberIn(state, core.at)) {
    throw new DomainFault(`expected to re-open at ${numberIn(state, core.at)} or later, was ${at}`)
  }
  state[core.ended] = 0
  state[core.suspected] = 0
  state[core.suspectedPending] = 0
  state[core.at] = at
  if (at >= numberIn(state, core.dayEndsAt)) enterDay(plan, state, at)
  for (const reopened of plan.reopened) reopened(state, at)
}

function enterDay(plan: PhasePlan, state: number[], at: number): void {
  for (const dayEnds of plan.dayEnds) dayEnds(state)
  const day = tradingDayAt(at, plan.terms.calendar)
  state[core.dayStartsAt] = day.startsAt
  state[core.dayEndsAt] = day.endsAt
  state[core.anchorEstimated] = anchorAwaited
}
