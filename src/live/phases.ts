import type { Queryable } from '../database/queryable.js'
import { compilePhase, type CompiledPhase } from '../domain/rules/compilePhase.js'
import { ruleRegistry, type RuleRegistry } from '../domain/rules/ruleRegistry.js'
import { phaseTermsSchema } from '../domain/rules/termsSchema.js'
import type { PhaseTerms } from '../domain/rules/types.js'
import { InvariantError } from '../errors.js'
import * as sql from './sql/accounts.js'

/** Compiled phases by hash: thousands of accounts share a few dozen terms, and terms never change. */
export type Phases = {
  compile(terms: PhaseTerms): CompiledPhase
  /** @throws InvariantError when the database has no terms of this hash */
  load(q: Queryable, hashes: readonly string[]): Promise<ReadonlyMap<string, CompiledPhase>>
}

const rulesToPhases = new WeakMap<RuleRegistry, Phases>()
const builtIn = ruleRegistry()

/** One cache for each registry of a process; by default of the built-in rules. */
export function phasesOf(rules: RuleRegistry = builtIn): Phases {
  const known = rulesToPhases.get(rules)
  if (known) return known
  const phases = createPhases(rules)
  rulesToPhases.set(rules, phases)
  return phases
}

function createPhases(rules: RuleRegistry): Phases {
  const byHash = new Map<string, CompiledPhase>()
  const byTerms = new WeakMap<PhaseTerms, CompiledPhase>()
  const compile = (terms: PhaseTerms): CompiledPhase => {
    const known = byTerms.get(terms)
    if (known) return known
    const compiled = compilePhase(terms, rules)
    const phase = byHash.get(compiled.hash) ?? compiled
    byHash.set(phase.hash, phase)
    byTerms.set(terms, phase)
    return phase
  }
  return {
    compile,
    async load(q, hashes) {
      const missing = [...new Set(hashes)].filter((hash) => !byHash.has(hash))
      if (missing.length > 0) {
        const { rows } = await q.query<{ hash: string; terms: unknown }>(sql.readTerms, [missing])
        for (const { hash, terms } of rows) {
          const phase = compile(phaseTermsSchema.parse(terms))
          if (phase.hash !== hash) throw new InvariantError(`expected terms ${hash}, were changed`)
        }
      }
      return byHash
    },
  }
}
