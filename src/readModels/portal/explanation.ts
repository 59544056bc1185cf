import { DomainFault } from '../../domain/fault.js'
import type { Explanation } from '../../domain/rules/explanation.js'
import { explainVerdict } from '../../domain/rules/explainVerdict.js'
import type { RuleRegistry } from '../../domain/rules/ruleRegistry.js'
import { evidenceSchema } from '../../domain/rulings/evidence.js'

/** A ruling in words, from its own evidence; null when its rule is no longer installed. */
export function explanationOf(evidence: unknown, registry: RuleRegistry): Explanation | null {
  const parsed = evidenceSchema.safeParse(evidence)
  if (!parsed.success) return null
  try {
    return explainVerdict(parsed.data.verdict, parsed.data.terms, registry)
  } catch (error) {
    if (error instanceof DomainFault) return null
    throw error
  }
}
