import { DomainFault } from '../fault.js'
import { tradingDayAt, type DayCalendar, type TradingDay } from '../time/tradingDay.js'
import { coreSlotCount } from './coreSlots.js'
import type { Passing, RuleNeed, RuleOutcome, RuleSteps } from './defineRule.js'
import type { RuleRegistry } from './ruleRegistry.js'
import { add, zero, type Minor } from '../money/minor.js'
import type { BalanceOperation, Observation, PhaseTerms, Trade } from './types.js'

export type PlannedRule = {
  readonly key: string
  readonly name: string
  readonly limitKind: string
  /** Its bit in the state's sets of rules. */
  readonly bit: number
  readonly passing: Passing | null
  readonly slots: readonly string[]
  readonly steps: RuleSteps
}

export type JudgedRule = PlannedRule & {
  readonly broken: (state: readonly number[], at: number) => boolean
  readonly outcome: (state: readonly number[], at: number) => RuleOutcome
}

type Reader = (state: readonly number[]) => boolean
type Writer = (state: number[]) => void
type Watcher = (state: number[], observation: Observation) => void

/** A phase laid out for evaluation: each kind of step in an array of its own. */
export type PhasePlan = {
  readonly terms: PhaseTerms
  readonly anchorMaxAgeMs: number
  readonly slotCount: number
  readonly needs: ReadonlySet<RuleNeed>
  readonly rules: readonly PlannedRule[]
  readonly judged: readonly JudgedRule[]
  readonly timed: readonly JudgedRule[]
  readonly losses: readonly PlannedRule[]
  readonly goals: readonly Reader[]
  readonly conditions: readonly Reader[]
  readonly goal: JudgedRule['outcome'] | null
  readonly excluded: (state: readonly number[]) => Minor
  /** The bit after the last rule's. */
  readonly passBit: number
  readonly observed: readonly Watcher[]
  readonly positionsChanged: readonly Watcher[]
  readonly traded: readonly ((state: number[], trade: Trade) => void)[]
  readonly dayEnds: readonly Writer[]
  readonly dayStarts: readonly Writer[]
  readonly operated: readonly ((
    state: number[],
    operation: BalanceOperation,
    late: boolean,
  ) => void)[]
  readonly reopened: readonly ((state: number[], at: number) => void)[]
  /** The trading day that begins at a reset. */
  readonly dayFrom: (startsAt: number) => TradingDay
  /** The trading day of an instant. */
  readonly dayAt: (at: number) => TradingDay
}

/** Terms must have been checked. */
export function planPhase(terms: PhaseTerms, registry: RuleRegistry): PhasePlan {
  const { rules, needs, slotCount, excluded } = planRules(terms, registry)
  const steps = rules.map((rule) => rule.steps)
  const passing = (kind: Passing) =>
    rules.flatMap((rule) => (rule.passing === kind ? [rule.steps.met ?? unmet(rule)] : []))
  const judged = rules.flatMap(judgedRule)
  return {
    terms,
    anchorMaxAgeMs: terms.anchorMaxAgeMs ?? 60_000,
    slotCount,
    needs,
    rules,
    judged,
    timed: judged.filter((rule) => rule.steps.timed !== undefined),
    losses: rules.filter((rule) => rule.steps.floorSlot !== undefined),
    goals: passing('goal'),
    conditions: passing('condition'),
    goal: rules.find((rule) => rule.passing === 'goal')?.steps.outcome ?? null,
    excluded,
    passBit: 2 ** rules.length,
    observed: steps.flatMap((step) => step.observed ?? []),
    positionsChanged: steps.flatMap((step) => step.positionsChanged ?? []),
    traded: steps.flatMap((step) => step.traded ?? []),
    dayEnds: steps.flatMap((step) => step.dayEnds ?? []),
    dayStarts: steps.flatMap((step) => step.dayStarts ?? []),
    operated: steps.flatMap((step) => step.operated ?? []),
    reopened: steps.flatMap((step) => step.reopened ?? []),
    dayFrom: rememberLast(terms.calendar),
    dayAt: (at) => tradingDayAt(at, terms.calendar),
  }
}

function planRules(terms: PhaseTerms, registry: RuleRegistry) {
  let next = coreSlotCount
  const needs = new Set<RuleNeed>()
  const excluding: ((state: readonly number[]) => Minor)[] = []
  const excluded = (state: readonly number[]): Minor => {
    let sum = zero
    for (const part of excluding) sum = add(sum, part(state))
    return sum
  }
  const rules = terms.rules.map((config, index): PlannedRule => {
    const rule = registry.find(config.rule, config.revision)
    if (rule === undefined) throw new DomainFault(`expected checked terms with ${config.rule}`)
    const names = rule.slots(config.parameters)
    const slots = Object.fromEntries(names.map((slot, place) => [slot, next + place]))
    next += names.length
    for (const need of rule.needs(config.parameters)) needs.add(need)
    const steps = rule.compile(config.parameters, { terms, slots, excluded })
    if (steps.excluded) excluding.push(steps.excluded)
    const { name, limitKind, passing } = rule
    return { key: config.key, name, limitKind, bit: 2 ** index, passing, slots: names, steps }
  })
  return { rules, needs, slotCount: next, excluded }
}

function unmet(rule: PlannedRule): never {
  throw new DomainFault(`expected rule ${rule.name} to say when it is met`)
}

function judgedRule(rule: PlannedRule): JudgedRule[] {
  const { broken, outcome } = rule.steps
  if (broken === undefined) return []
  if (outcome === undefined) throw new DomainFault(`expected an outcome of rule ${rule.name}`)
  return [{ ...rule, broken, outcome }]
}

/**
 * Whole platforms roll over at the same reset and finding a day costs tens of microseconds, so the
 * day found last is kept. It depends on the calendar alone.
 */
function rememberLast(calendar: DayCalendar): (startsAt: number) => TradingDay {
  let last: TradingDay | null = null
  return (startsAt) => {
    if (last?.startsAt !== startsAt) last = tradingDayAt(startsAt, calendar)
    return last
  }
}
