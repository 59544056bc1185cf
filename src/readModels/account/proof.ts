import { compilePhase, type CompiledPhase } from '../../domain/rules/compilePhase.js'
import type { Explanation } from '../../domain/rules/explanation.js'
import { explainVerdict } from '../../domain/rules/explainVerdict.js'
import type { RuleRegistry } from '../../domain/rules/ruleRegistry.js'
import type { FigureUnit, Observation } from '../../domain/rules/types.js'
import { hashOfEvidence, type Evidence } from '../../domain/rulings/evidence.js'
import { replayEvidence, type Replay } from '../../domain/rulings/replayEvidence.js'
import { namedLimits, type NamedLimit } from '../limits.js'

/** An observation of the evidence with how long it took to reach us. */
export type ProofObservation = {
  /** Platform time, UTC milliseconds. */
  readonly at: number
  readonly receivedAt: number
  readonly equity: number
  readonly balance: number
  readonly openPositions: number
  readonly isDoubtful: boolean
}

/** The evidence of one ruling as a person reads it. */
export type Proof = {
  readonly explanation: Explanation
  readonly currency: string
  /** Zone of the program's day. */
  readonly zone: string
  /** Every limit but the one that decided, as it stood right after the verdict. */
  readonly otherLimits: readonly NamedLimit[]
  readonly observations: readonly ProofObservation[]
  /** Of the observation that decided, and of the one before it. */
  readonly decided: ProofObservation | null
  readonly before: ProofObservation | null
  /** Floors by rule after the verdict. */
  readonly floors: readonly { readonly rule: string; readonly limit: number }[]
  /** What the verdict compared with. */
  readonly limit: number
  readonly unit: FigureUnit
  /** Highest equity of the account, where a rule remembers it. */
  readonly samplingIntervalMs: number | null
  /** Time between observations in the evidence: the usual one and the longest. */
  readonly usualGapMs: number | null
  readonly longestGapMs: number | null
  readonly previousHash: string | null
  readonly hash: string
  /** The stored evidence still has the hash it was sealed with. */
  readonly isSealed: boolean
  readonly replay: Replay
  readonly phase: CompiledPhase
}

/** @throws DomainFault when the terms name a rule that the registry does not know */
export function proofOf(evidence: Evidence, registry: RuleRegistry): Proof {
  const phase = compilePhase(evidence.terms, registry)
  const state = phase.restoreState(evidence.stateAfter)
  const observations = observationsOf(evidence)
  const gaps = gapsBetween(observations)
  return {
    explanation: explainVerdict(evidence.verdict, evidence.terms, registry),
    currency: evidence.terms.currency,
    zone: evidence.terms.calendar.zone,
    otherLimits: namedLimits(phase, state).filter(({ rule }) => rule !== evidence.verdict.rule),
    observations,
    decided: observations.at(-1) ?? null,
    before: observations.at(-2) ?? null,
    floors: floorsOf(phase, evidence.floors),
    limit: evidence.verdict.limit,
    unit: evidence.verdict.unit,
    samplingIntervalMs: evidence.samplingIntervalMs,
    usualGapMs: gaps[Math.floor(gaps.length / 2)] ?? null,
    longestGapMs: gaps.at(-1) ?? null,
    previousHash: evidence.previousHash,
    hash: evidence.hash,
    isSealed: hashOfEvidence(evidence) === evidence.hash,
    replay: replayEvidence(evidence, registry),
    phase,
  }
}

const observationsOf = (evidence: Evidence): ProofObservation[] =>
  evidence.inputs.flatMap(({ input, receivedAt }) =>
    input.kind === 'observation' ? [observed(input, receivedAt)] : [],
  )

const observed = (input: Observation, receivedAt: number): ProofObservation => ({
  at: input.at,
  receivedAt,
  equity: input.equity,
  balance: input.balance,
  openPositions: input.openPositions,
  isDoubtful: (input.doubts?.length ?? 0) > 0,
})

/** Milliseconds from each observation to the next, shortest first. */
const gapsBetween = (observations: readonly ProofObservation[]): number[] =>
  observations
    .slice(1)
    .map(({ at }, index) => at - (observations[index]?.at ?? at))
    .sort((a, b) => a - b)

/** Floors by the key of their rule, in the order of the phase's loss rules. */
export const floorsOf = (phase: CompiledPhase, floors: readonly number[]) =>
  phase.floorSlots.flatMap((slot, index) => {
    const limit = floors[index]
    const rule = phase.slotNames[slot]?.split('.')[0]
    return limit === undefined || rule === undefined ? [] : [{ rule, limit }]
  })
