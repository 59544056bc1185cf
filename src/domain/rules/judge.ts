import { core, endings, numberIn } from './coreSlots.js'
import type { RuleOutcome } from './defineRule.js'
import { doubtsIn, isFromBars, maskOf } from './doubtMask.js'
import type { JudgedRule, PhasePlan } from './phasePlan.js'
import type { ClockTick, Doubt, Verdict } from './types.js'

/** When and on what figures is judged: platform time, and the doubts of the observation. */
export type Moment = { readonly at: number; readonly doubts: readonly Doubt[] }

export const noDoubts: readonly Doubt[] = Object.freeze([])
export const noVerdicts: readonly Verdict[] = Object.freeze([])

/** Doubts about the figures in the state, and those of the input that asks. */
export function doubtsNow(
  state: readonly number[],
  added: readonly Doubt[] = noDoubts,
): readonly Doubt[] {
  const mask = numberIn(state, core.doubts)
  return mask === 0 ? added : doubtsIn(mask | maskOf(added))
}

/** Whether anything may have to be said now; decides without allocating. */
export function mustJudge(plan: PhasePlan, state: readonly number[], at: number): boolean {
  for (const rule of plan.judged) if (rule.broken(state, at)) return true
  return numberIn(state, core.suspectedPending) !== 0 || passes(plan, state)
}

function passes(plan: PhasePlan, state: readonly number[]): boolean {
  if (plan.goal === null) return false
  for (const met of plan.goals) if (!met(state)) return false
  for (const met of plan.conditions) if (!met(state)) return false
  return true
}

type Finding = {
  readonly key: string
  readonly bit: number
  readonly outcome: RuleOutcome
  readonly anchorEstimated: boolean
  readonly hasFloor: boolean
  readonly reported: ((state: number[], at: number) => void) | undefined
}

/**
 * Verdicts of all rules on the state as it is. A breach beats expiry, expiry beats a pass. The first
 * clean terminal verdict ends the state; a doubtful one is reported once and evaluation goes on.
 */
export function judge(plan: PhasePlan, state: number[], moment: Moment): readonly Verdict[] {
  const findings = plan.judged.filter((rule) => rule.broken(state, moment.at))
  return settle(plan, state, { moment, findings, mayPass: true })
}

/** As `judge`, for the rules that time alone decides. */
export function judgeTimed(
  plan: PhasePlan,
  state: number[],
  { at, doubts }: ClockTick,
): readonly Verdict[] {
  const findings = plan.timed.filter((rule) => rule.broken(state, at))
  if (findings.length === 0) return noVerdicts
  const moment = { at, doubts: doubtsNow(state, doubts) }
  return settle(plan, state, { moment, findings, mayPass: false })
}

type Case = {
  readonly moment: Moment
  readonly findings: readonly JudgedRule[]
  readonly mayPass: boolean
}

function settle(plan: PhasePlan, state: number[], given: Case): readonly Verdict[] {
  const { moment } = given
  const cleared = given.mayPass ? takeCleared(state) : 0
  const all = given.findings.map((rule) => findingOf(rule, state, moment.at))
  const breaches = all.filter(({ outcome }) => outcome.kind === 'breach')
  const expiries = all.filter(({ outcome }) => outcome.kind === 'expiry')
  const soft = all.filter((finding) => finding.outcome.kind === 'soft' && !waits(finding, state))
  const terminal =
    breaches.length > 0
      ? breaches
      : expiries.length > 0
        ? expiries
        : given.mayPass
          ? passFinding(plan, state, moment.at)
          : []
  const verdicts = [
    ...soft.map((finding) => verdictOf(finding, moment, doubtsOf(finding, state, moment))),
    ...terminal.flatMap((finding) => report(finding, state, moment)),
  ]
  for (const finding of soft) finding.reported?.(state, moment.at)
  const standing = terminal.reduce((bits, { bit }) => bits + bit, 0)
  if (cleared === 0) return verdicts
  return [...clearances(plan, { cleared, standing, at: moment.at }), ...verdicts]
}

const findingOf = (rule: JudgedRule, state: readonly number[], at: number): Finding => ({
  key: rule.key,
  bit: rule.bit,
  outcome: rule.outcome(state, at),
  anchorEstimated: rule.steps.anchorEstimated?.(state) ?? false,
  hasFloor: rule.steps.floorSlot !== undefined,
  reported: rule.steps.reported,
})

/**
 * An operation under way may be all that took equity below a floor, and a figure from bars may never
 * have been. A terminal verdict is suspected then; a soft one is said only this time, so it waits.
 */
const waits = ({ hasFloor }: Finding, state: readonly number[]): boolean =>
  (hasFloor && numberIn(state, core.pendingOperations) > 0) ||
  isFromBars(numberIn(state, core.doubts))

function passFinding(plan: PhasePlan, state: readonly number[], at: number): Finding[] {
  if (plan.goal === null || !passes(plan, state)) return []
  return [
    {
      key: 'phase',
      bit: plan.passBit,
      outcome: plan.goal(state, at),
      anchorEstimated: false,
      hasFloor: false,
      reported: undefined,
    },
  ]
}

function doubtsOf(finding: Finding, state: readonly number[], moment: Moment): readonly Doubt[] {
  const doubts: Doubt[] = [...moment.doubts]
  if (finding.anchorEstimated) doubts.push('anchorEstimated')
  if (numberIn(state, core.pendingOperations) > 0) doubts.push('balanceOperationPending')
  return doubts.length === 0 ? noDoubts : doubts
}

function report(finding: Finding, state: number[], moment: Moment): Verdict[] {
  const doubts = doubtsOf(finding, state, moment)
  const { kind } = finding.outcome
  if (doubts.length === 0) {
    if (kind !== 'soft') state[core.ended] = endings[kind]
    return [verdictOf(finding, moment, doubts)]
  }
  if (hasBit(state, core.suspected, finding.bit)) return []
  addBit(state, core.suspected, finding.bit)
  if (doubts.length === 1 && doubts[0] === 'balanceOperationPending') {
    addBit(state, core.suspectedPending, finding.bit)
  }
  return [verdictOf(finding, moment, doubts)]
}

const verdictOf = (finding: Finding, moment: Moment, doubts: readonly Doubt[]): Verdict => ({
  ...finding.outcome,
  rule: finding.key,
  at: moment.at,
  doubts,
})

/** Rules that were suspected only because of an operation that is no longer pending. */
function takeCleared(state: number[]): number {
  const bits = numberIn(state, core.suspectedPending)
  if (bits === 0 || numberIn(state, core.pendingOperations) > 0) return 0
  state[core.suspected] = numberIn(state, core.suspected) - bits
  state[core.suspectedPending] = 0
  return bits
}

type Clearance = { readonly cleared: number; readonly standing: number; readonly at: number }

/** Says of each suspicion that fell away that it did, so that a case about it can be closed. */
function clearances(plan: PhasePlan, { cleared, standing, at }: Clearance): Verdict[] {
  const known = [
    ...plan.rules.map(({ key, bit }) => ({ key, bit })),
    { key: 'phase', bit: plan.passBit },
  ]
  return known
    .filter(({ bit }) => includes(cleared, bit) && !includes(standing, bit))
    .map(({ key }) => ({
      kind: 'soft',
      rule: key,
      code: 'suspicionCleared',
      at,
      unit: 'money',
      limit: 0,
      figure: 0,
      doubts: noDoubts,
      facts: {},
    }))
}

const includes = (bits: number, bit: number): boolean => Math.floor(bits / bit) % 2 === 1
const hasBit = (state: readonly number[], slot: number, bit: number): boolean =>
  includes(numberIn(state, slot), bit)

function addBit(state: number[], slot: number, bit: number): void {
  if (!hasBit(state, slot, bit)) state[slot] = numberIn(state, slot) + bit
}
