import { DomainFault } from '../fault.js'
import type { RuleDefinition } from './defineRule.js'
import { ruleRegistry, type RuleRegistry } from './ruleRegistry.js'
import type { PhaseTerms, RuleConfig } from './types.js'

const builtIn = ruleRegistry()

/**
 * The rule as the trader reads it, made from its parameters, with the amounts of this size.
 *
 * @throws DomainFault when the rule is unknown or its parameters do not fit
 */
export const ruleInWords = (
  config: RuleConfig,
  terms: PhaseTerms,
  registry: RuleRegistry = builtIn,
): string => ruleOf(config, registry).words(config.parameters, terms)

/** @throws DomainFault when the registry has no such rule and revision */
export function ruleOf(config: RuleConfig, registry: RuleRegistry): RuleDefinition {
  const rule = registry.find(config.rule, config.revision)
  if (rule !== undefined) return rule
  throw new DomainFault(`expected a known rule, was ${config.rule}@${config.revision}`)
}
