import { DomainFault } from '../fault.js'
import { anchorAwaited, core, engineRevision, numberIn } from './coreSlots.js'
import { isWrongFigure, maskOf } from './doubtMask.js'
import { doubtsNow, judge, judgeTimed, mustJudge, noVerdicts } from './judge.js'
import { announce, cancel, operate } from './operate.js'
import type { PhasePlan } from './phasePlan.js'
import { anchorDay, beginDay, rollOver } from './rollOver.js'
import type {
  BalanceOperation,
  ClockTick,
  EngineInput,
  Observation,
  Trade,
  Verdict,
} from './types.js'

/** Takes one input into `state`, in place. Allocates only at a reset or with a verdict. */
export function evaluateInto(
  plan: PhasePlan,
  state: number[],
  input: EngineInput,
): readonly Verdict[] {
  if (state.length !== plan.slotCount || state[core.engine] !== engineRevision) {
    throw new DomainFault(`expected a state of ${plan.slotCount} slots of this phase`)
  }
  if (state[core.ended] !== 0) return noVerdicts
  if (input.kind === 'observation') return observe(plan, state, input)
  if (input.kind === 'clock') return tick(plan, state, input)
  if (input.kind === 'trade') return trade(plan, state, input)
  if (!Number.isSafeInteger(input.at) || !Number.isSafeInteger(input.amount)) throw unusable(input)
  if (input.kind === 'operationAnnounced') announce(state, input)
  else if (input.kind === 'operationCancelled') cancel(state, input)
  else return move(plan, state, input)
  return noVerdicts
}

function observe(plan: PhasePlan, state: number[], observation: Observation): readonly Verdict[] {
  const { at } = observation
  checkFigures(observation)
  if (at < numberIn(state, core.at)) return noVerdicts
  let verdicts = noVerdicts
  if (at >= numberIn(state, core.dayEndsAt)) {
    verdicts = rollOver(plan, state, { until: at, doubts: observation.doubts })
    if (state[core.ended] !== 0) return verdicts
    if (at === numberIn(state, core.dayEndsAt)) beginDay(plan, state)
  }
  absorb(plan, state, observation)
  if (at === numberIn(state, core.dayStartsAt) || state[core.anchorEstimated] === anchorAwaited) {
    anchorDay(plan, state)
  }
  if (!mustJudge(plan, state, at)) return verdicts
  const now = judge(plan, state, { at, doubts: doubtsNow(state) })
  return verdicts.length === 0 ? now : [...verdicts, ...now]
}

/** Rules see the observation while the state still holds the previous one. */
function absorb(plan: PhasePlan, state: number[], observation: Observation): void {
  const opened = observation.lastOpenedAt > numberIn(state, core.lastOpenedAt)
  const doubts = observation.doubts === undefined ? 0 : maskOf(observation.doubts)
  if (!isWrongFigure(doubts)) for (const observed of plan.observed) observed(state, observation)
  if (opened || observation.openPositions !== numberIn(state, core.openPositions)) {
    for (const changed of plan.positionsChanged) changed(state, observation)
  }
  state[core.at] = observation.at
  state[core.observedAt] = observation.at
  state[core.balance] = observation.balance
  state[core.equity] = observation.equity
  state[core.openPositions] = observation.openPositions
  state[core.pendingOrders] = observation.pendingOrders
  state[core.doubts] = doubts
  if (opened) state[core.lastOpenedAt] = observation.lastOpenedAt
}

/**
 * Trades come late, so they neither move the engine's clock nor make up resets: each rule looks at
 * the day that the trade belongs to.
 */
function trade(plan: PhasePlan, state: number[], input: Trade): readonly Verdict[] {
  if (plan.traded.length === 0) return noVerdicts
  checkTrade(input)
  if (input.at < numberIn(state, core.startedAt)) return noVerdicts
  for (const traded of plan.traded) traded(state, input)
  const at = numberIn(state, core.at)
  return mustJudge(plan, state, at)
    ? judge(plan, state, { at, doubts: doubtsNow(state) })
    : noVerdicts
}

function move(plan: PhasePlan, state: number[], operation: BalanceOperation): readonly Verdict[] {
  let verdicts = noVerdicts
  if (operation.at > numberIn(state, core.dayEndsAt)) {
    verdicts = rollOver(plan, state, { until: operation.at, doubts: undefined })
    if (state[core.ended] !== 0) return verdicts
  }
  operate(plan, state, operation)
  return verdicts
}

function tick(plan: PhasePlan, state: number[], clock: ClockTick): readonly Verdict[] {
  const { at, doubts } = clock
  if (!Number.isSafeInteger(at)) throw new DomainFault(`expected UTC milliseconds, was ${at}`)
  if (at < numberIn(state, core.at)) return noVerdicts
  let verdicts = noVerdicts
  if (at >= numberIn(state, core.dayEndsAt)) {
    verdicts = rollOver(plan, state, { until: at + 1, doubts })
    if (state[core.ended] !== 0) return verdicts
  }
  const now = judgeTimed(plan, state, clock)
  return verdicts.length === 0 ? now : [...verdicts, ...now]
}

function checkFigures(observation: Observation): void {
  const whole =
    Number.isSafeInteger(observation.at) &&
    Number.isSafeInteger(observation.balance) &&
    Number.isSafeInteger(observation.equity) &&
    Number.isSafeInteger(observation.openPositions) &&
    Number.isSafeInteger(observation.pendingOrders) &&
    Number.isSafeInteger(observation.lastOpenedAt)
  if (!whole) throw unusable(observation)
}

function checkTrade(input: Trade): void {
  const figures = [
    input.at,
    input.openedAt,
    input.lots,
    input.remaining,
    input.profit,
    input.positionProfit,
    input.value,
  ]
  if (!figures.every(Number.isSafeInteger)) throw unusable(input)
}

const unusable = (input: EngineInput): DomainFault =>
  new DomainFault(`expected whole figures in the ${input.kind}, was ${JSON.stringify(input)}`)
