import type { z } from 'zod'
import { DomainFault } from '../fault.js'
import type { Explanation } from './explanation.js'
import type { Minor } from '../money/minor.js'
import type {
  BalanceOperation,
  FigureUnit,
  LimitStanding,
  Observation,
  PhaseTerms,
  Trade,
  Verdict,
} from './types.js'

/**
 * What a rule decides on: observations of the account, the mere passing of time, what its open
 * positions are, or its trades. A rule that needs only observations never waits for trades.
 */
export type RuleNeed = 'observations' | 'clock' | 'positions' | 'trades'

/** What a rule says when it decides; key, time and doubts are added by the engine. */
export type RuleOutcome = Required<
  Pick<Verdict, 'kind' | 'code' | 'unit' | 'limit' | 'figure' | 'facts'>
> &
  Pick<Verdict, 'action' | 'occasion'>

/** Where the rule stands: see `LimitStanding`. */
export type Standing = {
  readonly unit: FigureUnit | 'time'
  readonly limit: number
  readonly figure: number
  /** Basis points of the room consumed, or of the way done. */
  readonly used: number
  /** Where it is not what the rule's kind says: a condition of a pass may be a ceiling. */
  readonly sense?: LimitStanding['sense']
}

/** No time passed for `byMs` until `at`. `ranOut`: a deadline was what ended the account. */
export type StoodStill = {
  readonly byMs: number
  readonly at: number
  readonly ranOut: boolean
}

/**
 * A rule compiled for one phase. Every step reads the engine's slots and the rule's own and writes
 * only its own, so that the order of rules never matters. Steps allocate nothing except `outcome`
 * and `standing`, which are called when somebody looks.
 */
export type RuleSteps = {
  /** Fills the rule's slots; the engine's are set. `dayStarts` follows. */
  start(state: number[]): void
  /** Before the engine's slots take over the observation: they still hold the previous one. */
  observed?(state: number[], observation: Observation): void
  /** As `observed`, only when positions were opened or closed. */
  positionsChanged?(state: number[], observation: Observation): void
  /** A position was opened or closed; the engine's slots do not depend on it. */
  traded?(state: number[], trade: Trade): void
  /** The day is over; the engine's slots still describe it. Runs once per reset. */
  dayEnds?(state: number[]): void
  /** The new day's anchor is set. May run again for the same day when its anchor is corrected. */
  dayStarts?(state: number[]): void
  /**
   * Money moved in or out; the engine's slots show it. `late`: the last observation already
   * showed it and nothing had announced it.
   */
  operated?(state: number[], operation: BalanceOperation, late: boolean): void
  /** Balance and equity are about to be set anew: what a day brings is measured from there. */
  rebased?(state: number[]): void
  /** The account goes on after an ending was taken back, at `at`. */
  reopened?(state: number[], at: number): void
  /** Instead of `reopened` where clocks are shifted. */
  shifted?(state: number[], still: StoodStill): void
  /** The deadline moves by this many calendar days; nothing else does. */
  extended?(state: number[], days: number): void
  /**
   * The account goes on under other terms of this rule: what it remembers was carried over by slot
   * name; what follows from its parameters, such as a floor, is to be set anew.
   *
   * @param grownBy how much higher the start lies because the account grew, else zero
   */
  carried?(state: number[], grownBy: Minor): void
  /** True when the rule decides against the account, or softly, now. */
  broken?(state: readonly number[], at: number): boolean
  /**
   * Also judged when only time passes: `deadline` about once a minute, because finding a date costs far
   * more than a comparison; `soon` with each word from the platform.
   */
  readonly timed?: 'deadline' | 'soon'
  /** True when the phase may pass as far as this rule goes. */
  met?(state: readonly number[]): boolean
  /** What to say after `broken` or `met` was true. */
  outcome?(state: readonly number[], at: number): RuleOutcome
  /** A soft outcome was said at `at`: remember it, or it is said again with the next input. */
  reported?(state: number[], at: number): void
  /** Profit on the account that does not count towards targets, payouts and best days. */
  excluded?(state: readonly number[]): Minor
  /** True when a verdict now would rest on an anchor that was estimated. */
  anchorEstimated?(state: readonly number[]): boolean
  /** Slot of the floor, for rules that have one. */
  readonly floorSlot?: number
  /** Null while nothing limits, as when open positions stop a clock. */
  standing(state: readonly number[], at: number): Standing | null
}

export type Passing = 'goal' | 'condition'

export type PhaseContext<Slot extends string> = {
  readonly terms: PhaseTerms
  /** Where the rule's slots stand in the state. */
  readonly slots: Readonly<Record<Slot, number>>
  /** Profit that rules of the phase leave out. */
  readonly excluded: (state: readonly number[]) => Minor
}

export type ParameterIssue = { readonly field: string; readonly message: string }

/** What a developer writes for a rule. */
export type RuleSpec<Schema extends z.ZodObject, Slot extends string> = {
  /** camelCase; with `revision` it names this behaviour for good. */
  readonly name: string
  /** Frozen once released: other behaviour is a new revision in a file of its own. */
  readonly revision: number
  readonly label: string
  readonly description: string
  readonly parameters: Schema
  /** Names of the numbers the rule remembers; a form of the rule may need more than another. */
  readonly slots: readonly Slot[] | ((parameters: z.output<Schema>) => readonly Slot[])
  readonly needs: readonly RuleNeed[] | ((parameters: z.output<Schema>) => readonly RuleNeed[])
  /** The phase passes when every `goal` and every `condition` is met and there is a goal. */
  readonly passing?: Passing
  /** How lists and desks group its limit; the rule's name by default. */
  readonly limitKind?: string
  compile(parameters: z.output<Schema>, phase: PhaseContext<Slot>): RuleSteps
  /** The rule as the trader reads it, with the amounts of this size. */
  words(parameters: z.output<Schema>, terms: PhaseTerms): string
  /** The formula of a verdict with its numbers. */
  explain(verdict: Verdict, parameters: z.output<Schema>, terms: PhaseTerms): Explanation
}

/** A rule with its parameter types closed over, so that rules of all shapes fit one registry. */
export type RuleDefinition = {
  readonly name: string
  readonly revision: number
  readonly label: string
  readonly description: string
  readonly parameters: z.ZodObject
  readonly passing: Passing | null
  readonly limitKind: string
  /** Empty when the stored parameters fit. */
  issues(parameters: unknown): readonly ParameterIssue[]
  /** @throws DomainFault when the parameters do not fit, or a slot is named twice */
  slots(parameters: unknown): readonly string[]
  needs(parameters: unknown): readonly RuleNeed[]
  /** @throws DomainFault when the parameters do not fit, as the others do */
  compile(parameters: unknown, phase: PhaseContext<string>): RuleSteps
  words(parameters: unknown, terms: PhaseTerms): string
  explain(verdict: Verdict, parameters: unknown, terms: PhaseTerms): Explanation
}

/** Makes a rule that programs can use; pass it under `options.rules`, or it is built in. */
export function defineRule<Schema extends z.ZodObject, const Slot extends string>(
  spec: RuleSpec<Schema, Slot>,
): RuleDefinition {
  const parse = (parameters: unknown): z.output<Schema> => {
    const result = spec.parameters.safeParse(parameters)
    if (result.success) return result.data
    throw new DomainFault(`rule ${spec.name}: ${result.error.issues[0]?.message ?? 'refused'}`)
  }
  return {
    name: spec.name,
    revision: spec.revision,
    label: spec.label,
    description: spec.description,
    parameters: spec.parameters,
    slots: (parameters) =>
      distinct(
        spec.name,
        typeof spec.slots === 'function' ? spec.slots(parse(parameters)) : spec.slots,
      ),
    needs: (parameters) =>
      typeof spec.needs === 'function' ? spec.needs(parse(parameters)) : spec.needs,
    passing: spec.passing ?? null,
    limitKind: spec.limitKind ?? spec.name,
    issues: (parameters) => parameterIssues(spec.parameters, parameters),
    compile: (parameters, phase) => spec.compile(parse(parameters), phase),
    words: (parameters, terms) => spec.words(parse(parameters), terms),
    explain: (verdict, parameters, terms) => spec.explain(verdict, parse(parameters), terms),
  }
}

function distinct(rule: string, slots: readonly string[]): readonly string[] {
  const repeated = slots.find((slot, index) => slots.indexOf(slot) !== index)
  if (repeated === undefined) return slots
  throw new DomainFault(`expected slots named once in rule ${rule}, "${repeated}" is twice`)
}

function parameterIssues(schema: z.ZodObject, parameters: unknown): ParameterIssue[] {
  const result = schema.safeParse(parameters)
  if (result.success) return []
  return result.error.issues.map((issue) => ({
    field: issue.path.map(String).join('.') || firstKey(issue),
    message: issue.message,
  }))
}

/** zod reports unknown keys on the object itself; the field that is wrong is the key. */
const firstKey = (issue: z.core.$ZodIssue): string =>
  issue.code === 'unrecognized_keys' ? (issue.keys[0] ?? '') : ''
