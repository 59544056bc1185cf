import type { SizeOf } from '../payouts/figure.js'
import type { RuleRegistry } from '../rules/ruleRegistry.js'
import type { Difference } from './difference.js'
import { differences } from './differences.js'
import { asksNothingMore } from './forTrader.js'
import { phaseTerms } from './phaseTerms.js'
import type { ProgramTerms } from './terms.js'

/** A challenge that runs: where it stands, and what it is for. */
export type RunningChallenge = {
  readonly size: SizeOf
  /** `evaluation-1` …, `awaitingFunding`, `funded`. */
  readonly stage: string
}

export type MoveTerms =
  | {
      readonly ok: true
      /** What is different from where the challenge stands on. */
      readonly differences: readonly Difference[]
      /** False where nothing gets stricter, so that it may be done at once. */
      readonly needsAcceptance: boolean
    }
  | { readonly ok: false; readonly code: 'sameTerms' | 'noSuchTerms'; readonly message: string }

type Given = {
  readonly before: ProgramTerms
  readonly after: ProgramTerms
  readonly registry: RuleRegistry
  readonly challenge: RunningChallenge
}

/** What moving a challenge from one version to another means for it, or why it cannot be moved. */
export function moveTerms({ before, after, registry, challenge }: Given): MoveTerms {
  const { size, stage } = challenge
  const phases = phasesFrom(stage, [...before.phases, ...after.phases])
  const current = stage === 'awaitingFunding' ? 'funded' : stage
  const [old, now] = [before, after].map((terms) => phaseTerms(terms, { phase: current, ...size }))
  if (!old || !now) {
    const message = 'The version has no terms for the phase and size of the challenge.'
    return { ok: false, code: 'noSuchTerms', message }
  }
  if (old.startingBalance !== now.startingBalance) {
    const message = 'The version starts accounts of this size with another balance.'
    return { ok: false, code: 'noSuchTerms', message }
  }
  const found = differences({ before, after, registry, only: { size, phases } })
  if (found.length === 0) {
    const message = 'Nothing changes for the challenge.'
    return { ok: false, code: 'sameTerms', message }
  }
  const needsAcceptance = !asksNothingMore(found.map(({ forTrader }) => forTrader))
  return { ok: true, differences: found, needsAcceptance }
}

/** The phases that the challenge is in or still has before it. */
function phasesFrom(stage: string, phases: readonly { readonly key: string }[]): string[] {
  const keys = [...new Set(phases.map(({ key }) => key))]
  if (stage === 'awaitingFunding') return ['funded']
  return keys.filter((key) => key === 'funded' || (stage !== 'funded' && key >= stage))
}
