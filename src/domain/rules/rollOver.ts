import { DomainFault } from '../fault.js'
import { core, moneyIn, numberIn } from './coreSlots.js'
import { isWrongFigure } from './doubtMask.js'
import { doubtsNow, judge, mustJudge, noVerdicts } from './judge.js'
import type { PhasePlan } from './phasePlan.js'
import type { Doubt, Verdict } from './types.js'

/** About eleven years of days; an account silent for longer is a fault of whoever asks. */
const resetsMax = 4_000

/**
 * Makes up every reset before `until`, in order: the day's anchor is the last observation, and all
 * rules are judged at the reset itself. Stops where a verdict ends the account.
 */
export function rollOver(
  plan: PhasePlan,
  state: number[],
  { until, doubts }: { readonly until: number; readonly doubts: readonly Doubt[] | undefined },
): readonly Verdict[] {
  let verdicts = noVerdicts
  for (let count = 0; numberIn(state, core.dayEndsAt) < until; count += 1) {
    if (count >= resetsMax) throw new DomainFault(`expected at most ${resetsMax} missed resets`)
    const at = numberIn(state, core.dayEndsAt)
    beginDay(plan, state)
    anchorDay(plan, state)
    if (mustJudge(plan, state, at)) {
      verdicts = [...verdicts, ...judge(plan, state, { at, doubts: doubtsNow(state, doubts) })]
      if (state[core.ended] !== 0) return verdicts
    }
  }
  return verdicts
}

/** Ends the day and enters the next one; its anchor is still to be set. */
export function beginDay(plan: PhasePlan, state: number[]): void {
  for (const dayEnds of plan.dayEnds) dayEnds(state)
  const day = plan.dayFrom(numberIn(state, core.dayEndsAt))
  if (day.endsAt <= day.startsAt) throw new DomainFault(`expected a day after ${day.date}`)
  state[core.dayStartsAt] = day.startsAt
  state[core.dayEndsAt] = day.endsAt
  if (numberIn(state, core.at) < day.startsAt) state[core.at] = day.startsAt
}

/**
 * Takes the day's anchor from the last observation. It is estimated when positions were open and
 * that observation is too old, or too late, to say what the account was worth at the reset, or when
 * its figures are probably wrong.
 */
export function anchorDay(plan: PhasePlan, state: number[]): void {
  const observedAt = numberIn(state, core.observedAt)
  const age = numberIn(state, core.dayStartsAt) - observedAt
  const open = numberIn(state, core.openPositions) > 0
  const unfit = open && (age > plan.anchorMaxAgeMs || age < 0)
  state[core.dayStartBalance] = moneyIn(state, core.balance)
  state[core.dayStartEquity] = moneyIn(state, core.equity)
  state[core.anchorAt] = observedAt
  state[core.anchorEstimated] = unfit || isWrongFigure(numberIn(state, core.doubts)) ? 1 : 0
  state[core.dayOperations] = 0
  for (const dayStarts of plan.dayStarts) dayStarts(state)
}
