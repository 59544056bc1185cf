import { DomainFault } from '../fault.js'
import type { Minor } from '../money/minor.js'
import { sha256Of } from './canonicalJson.js'
import { carryState } from './carryState.js'
import { checkTerms, TermsRefused, type TermsIssue } from './checkTerms.js'
import { core, moneyIn, numberIn } from './coreSlots.js'
import type { RuleDefinition, RuleNeed, Standing } from './defineRule.js'
import { evaluateInto } from './evaluateInto.js'
import { planPhase, type PhasePlan, type PlannedRule } from './phasePlan.js'
import { asItWas, reopenState, type ReopenTerms } from './reopenState.js'
import type { RuleRegistry } from './ruleRegistry.js'
import { startState } from './startState.js'
import type {
  AccountState,
  EngineInput,
  Evaluation,
  LimitStanding,
  PhaseTerms,
  Verdict,
} from './types.js'

/** From when other terms hold, platform time, and what of the operations their start has in it. */
export type CarriedFrom = number | { readonly at: number; readonly grownBy: Minor }

/** One phase of a version for one size, ready to evaluate. Pure: the same input, the same answer. */
export type CompiledPhase = {
  readonly terms: PhaseTerms
  /** sha256 of the canonical JSON of the terms. */
  readonly hash: string
  readonly needs: ReadonlySet<RuleNeed>
  /** The rule that stands under a key of the terms. */
  ruleOf(key: string): RuleDefinition | undefined
  readonly slotCount: number
  /** `core.balance`, `dailyLoss.floor`, …, in the order of the state. */
  readonly slotNames: readonly string[]
  /** Where the floors stand in the state, in the order of `Evaluation.floors`. */
  readonly floorSlots: readonly number[]
  /** The memory of an account that begins the phase at `at` (UTC milliseconds, platform time). */
  start(at: number): AccountState
  evaluate(state: AccountState, input: EngineInput): Evaluation
  /** The same in place, for the hot path: no copy, and an empty shared array without a verdict. */
  evaluateInto(state: number[], input: EngineInput): readonly Verdict[]
  /** Takes an ending or suspicions back: see `reopenState`. */
  reopen(state: AccountState, at: number, terms?: ReopenTerms): AccountState
  /** Moves every deadline that runs by whole calendar days, and nothing else. */
  extend(state: AccountState, days: number): AccountState
  /** The memory of an account that goes on under `next`: see `carryState`. */
  carry(state: AccountState, next: CompiledPhase, from: CarriedFrom): AccountState
  /** The rules that would end the account at `at` with the figures last known. */
  against(state: AccountState, at: number): readonly string[]
  floors(state: AccountState): readonly Minor[]
  /** Where each rule that limits anything now stands at `at`, by default at the last input. */
  limits(state: AccountState, at?: number): readonly LimitStanding[]
  /** Whether time alone has decided something at `at`; `soon` looks at the quick rules only. */
  isDue(state: AccountState, at: number, which: 'soon' | 'all'): boolean
  /** Profit on the account that rules of the phase do not count. */
  excluded(state: AccountState): Minor
  /** The largest share used of any loss limit, in basis points; 0 without loss limits. */
  worstUsed(state: AccountState): number
  /** The state by slot name, as evidence keeps it. */
  describeState(state: AccountState): Record<string, number>
  /** @throws DomainFault unless every slot is named once and nothing else is */
  restoreState(named: Readonly<Record<string, number>>): AccountState
}

/**
 * Compiles terms. Keep the answer for all accounts with these terms: compiling costs far more than
 * evaluating, and nothing is cached here.
 *
 * @throws TermsRefused naming each rule key and field that does not fit
 */
export function compilePhase(terms: PhaseTerms, registry: RuleRegistry): CompiledPhase {
  const issues = checkTerms(terms, registry)
  if (issues.length > 0) throw new TermsRefused(issues)
  const plan = planPhase(terms, registry)
  const early = decidedAtStart(plan)
  if (early.length > 0) throw new TermsRefused(early)
  const slotNames = namesOf(plan)
  const floorSlots = plan.losses.flatMap(({ steps }) => steps.floorSlot ?? [])
  const floors = (state: AccountState) => floorSlots.map((slot) => moneyIn(state, slot))
  const compiled: CompiledPhase = {
    terms,
    hash: sha256Of(terms),
    needs: plan.needs,
    ruleOf(key) {
      const config = terms.rules.find((rule) => rule.key === key)
      return config && registry.find(config.rule, config.revision)
    },
    slotCount: plan.slotCount,
    slotNames,
    floorSlots,
    start: (at) => startState(plan, at),
    evaluate(before, input) {
      const state = [...before]
      const verdicts = evaluateInto(plan, state, input)
      return { state, floors: floors(state), verdicts }
    },
    evaluateInto: (state, input) => evaluateInto(plan, state, input),
    reopen(before, at, reopenTerms = asItWas) {
      const state = [...before]
      reopenState(plan, state, { at, ...reopenTerms })
      return state
    },
    extend(before, days) {
      const state = [...before]
      for (const { steps } of plan.rules) steps.extended?.(state, days)
      return state
    },
    carry: (state, next, from) =>
      carryState({
        ...(typeof from === 'number' ? { at: from } : from),
        ...{ from: plan, to: planOf(next), state },
      }),
    against: (state, at) =>
      plan.judged
        .filter((rule) => rule.broken(state, at) && rule.outcome(state, at).kind !== 'soft')
        .map(({ key }) => key),
    floors,
    limits: (state, at) => limitsOf(plan, state, at ?? numberIn(state, core.at)),
    isDue: (state, at, which) =>
      plan.timed.some(
        ({ steps, broken }) => (which === 'all' || steps.timed === 'soon') && broken(state, at),
      ),
    excluded: (state) => plan.excluded(state),
    worstUsed: (state) => worstUsed(plan, state),
    describeState: (state) =>
      Object.fromEntries(slotNames.map((name, slot) => [name, numberIn(state, slot)])),
    restoreState: (named) => restoreState(slotNames, named),
  }
  plans.set(compiled, plan)
  return compiled
}

/** How a phase is laid out, for the one that an account moves to. */
const plans = new WeakMap<CompiledPhase, PhasePlan>()

function planOf(phase: CompiledPhase): PhasePlan {
  const plan = plans.get(phase)
  if (!plan) throw new DomainFault('expected a phase made by compilePhase')
  return plan
}

const namesOf = (plan: PhasePlan): string[] => [
  ...Object.keys(core).map((name) => `core.${name}`),
  ...plan.rules.flatMap(({ key, slots }) => slots.map((slot) => `${key}.${slot}`)),
]

/** Terms that end or pass an account which has done nothing are refused. */
function decidedAtStart(plan: PhasePlan): TermsIssue[] {
  const at = Date.UTC(2024, 0, 1, 12)
  const state = startState(plan, at)
  const message = 'expected terms that decide nothing about an account that has just started'
  return plan.rules
    .filter(
      ({ steps, passing }) =>
        steps.broken?.(state, at) === true || (passing === 'goal' && steps.met?.(state) === true),
    )
    .map(({ key }) => ({ rule: key, field: '', code: 'decidedAtStart', message }))
}

function limitsOf(plan: PhasePlan, state: AccountState, at: number): LimitStanding[] {
  return plan.rules.flatMap((rule) => {
    const standing = rule.steps.standing(state, at)
    if (standing === null) return []
    return [{ rule: rule.key, kind: rule.limitKind, sense: senseOf(rule, standing), ...standing }]
  })
}

/** A rule that does not say is taken for what most are: an amount to stay above. */
function senseOf({ steps, passing }: PlannedRule, { unit }: Standing): LimitStanding['sense'] {
  if (steps.floorSlot !== undefined) return 'floor'
  if (passing !== null) return 'goal'
  if (unit === 'time') return 'deadline'
  return unit === 'money' ? 'floor' : 'ceiling'
}

function worstUsed(plan: PhasePlan, state: AccountState): number {
  const at = numberIn(state, core.at)
  return plan.losses.reduce(
    (worst, { steps }) => Math.max(worst, steps.standing(state, at)?.used ?? 0),
    0,
  )
}

function restoreState(
  slotNames: readonly string[],
  named: Readonly<Record<string, number>>,
): AccountState {
  const given = Object.keys(named).length
  if (given !== slotNames.length) {
    throw new DomainFault(`expected ${slotNames.length} numbers of state, were ${given}`)
  }
  return slotNames.map((name) => {
    const value = named[name]
    if (value === undefined || !Number.isFinite(value)) {
      throw new DomainFault(`expected a number for ${name}`)
    }
    return value
  })
}
