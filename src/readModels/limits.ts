import { DomainFault } from '../domain/fault.js'
import { compilePhase, type CompiledPhase } from '../domain/rules/compilePhase.js'
import type { RuleRegistry } from '../domain/rules/ruleRegistry.js'
import { phaseTermsSchema } from '../domain/rules/termsSchema.js'
import type { AccountState, LimitStanding } from '../domain/rules/types.js'
import { unpackState } from '../live/write/stateBytes.js'

/** A limit with the rule's own name for it. */
export type NamedLimit = LimitStanding & {
  /** As the program calls the rule, such as `Daily loss limit`. */
  readonly title: string
}

/** The phase that stored terms describe, or null where this version of the product cannot read them. */
export function compileStored(terms: unknown, registry: RuleRegistry): CompiledPhase | null {
  const parsed = phaseTermsSchema.safeParse(terms)
  if (!parsed.success) return null
  try {
    return compilePhase(parsed.data, registry)
  } catch (error) {
    if (error instanceof DomainFault) return null
    throw error
  }
}

/** Where each limit stands in a state. */
export const namedLimits = (phase: CompiledPhase, state: AccountState): NamedLimit[] =>
  phase.limits(state).map((limit) => ({ ...limit, title: ruleTitle(phase, limit.rule) }))

/** The name of the rule that stands under `key` in the phase; the key where it is not known. */
export const ruleTitle = (phase: CompiledPhase, key: string): string =>
  phase.ruleOf(key)?.label ?? key

/** The stored bytes of a state, when they fit the phase. */
export function stateOf(phase: CompiledPhase, bytes: Buffer): AccountState | null {
  const state = unpackState(bytes)
  return state.length === phase.slotCount ? state : null
}
