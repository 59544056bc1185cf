import { DomainFault } from '../fault.js'
import { compilePhase, type CompiledPhase } from '../rules/compilePhase.js'
import { engineRevision } from '../rules/coreSlots.js'
import { ruleRegistry, type RuleRegistry } from '../rules/ruleRegistry.js'
import type { AccountState, Verdict } from '../rules/types.js'
import { evidenceSchema, hashOfEvidence, type Evidence } from './evidence.js'
import { firstDifference, type Difference } from './firstDifference.js'

export type Replay = { readonly agree: true } | ({ readonly agree: false } & Difference)

const builtIn = ruleRegistry()

/**
 * Recomputes a ruling from its evidence alone: evaluates the inputs from the recorded state and
 * compares verdict, floors, state and hashes. Answers the first difference in that order.
 *
 * @param file parsed JSON, of whatever shape
 * @param registry must know the rules of the terms; by default the built-in ones
 */
export function replayEvidence(file: unknown, registry: RuleRegistry = builtIn): Replay {
  const parsed = evidenceSchema.safeParse(file)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    const at = issue?.path ?? []
    const path = at.map(String).join('.')
    return { agree: false, path, recorded: valueAt(file, at), recomputed: issue?.message }
  }
  try {
    const difference = recompute(parsed.data, registry)
    return difference === null ? { agree: true } : { agree: false, ...difference }
  } catch (error) {
    // Times beyond the calendar are a RangeError of the calendar's own.
    if (!(error instanceof DomainFault || error instanceof RangeError)) throw error
    return { agree: false, path: 'terms', recorded: parsed.data.terms, recomputed: error.message }
  }
}

function recompute(evidence: Evidence, registry: RuleRegistry): Difference | null {
  const phase = compilePhase(evidence.terms, registry)
  const { state, verdicts } = replayInputs(phase, evidence)
  const verdict = verdicts.find((found) => isSame(found, evidence.verdict)) ?? verdicts.at(-1)
  const recorded = {
    engine: evidence.engine,
    termsHash: evidence.termsHash,
    verdict: evidence.verdict,
    floors: evidence.floors,
    stateAfter: evidence.stateAfter,
    hash: evidence.hash,
  }
  return firstDifference(recorded, {
    engine: engineRevision,
    termsHash: phase.hash,
    verdict,
    floors: phase.floors(state),
    stateAfter: phase.describeState(state),
    hash: hashOfEvidence(evidence),
  })
}

const isSame = (a: Verdict, b: Verdict): boolean => a.rule === b.rule && a.kind === b.kind

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : inner),
    value,
  )

function replayInputs(phase: CompiledPhase, evidence: Evidence) {
  let state: AccountState = phase.restoreState(evidence.stateBefore)
  let verdicts: readonly Verdict[] = []
  for (const { input } of evidence.inputs) {
    const result = phase.evaluate(state, input)
    state = result.state
    verdicts = result.verdicts
  }
  return { state, verdicts }
}
