import { DomainFault } from '../fault.js'
import type { Explanation } from './explanation.js'
import { ruleOf } from './ruleInWords.js'
import { ruleRegistry, type RuleRegistry } from './ruleRegistry.js'
import type { PhaseTerms, RuleConfig, Verdict } from './types.js'

const builtIn = ruleRegistry()

/**
 * A verdict laid open for the evidence page and the trader's message: the rule in words, and the
 * formula with its numbers. A pass is explained by the phase's goal.
 *
 * @throws DomainFault when the terms have no such rule
 */
export function explainVerdict(
  verdict: Verdict,
  terms: PhaseTerms,
  registry: RuleRegistry = builtIn,
): Explanation {
  const config = configOf(verdict, terms, registry)
  const rule = ruleOf(config, registry)
  if (verdict.code === 'suspicionCleared')
    return cleared(rule.label, rule.words(config.parameters, terms))
  return rule.explain(verdict, config.parameters, terms)
}

/** The name of the rule that a verdict is about, as `explainVerdict` titles it. */
export function verdictTitle(
  verdict: Verdict,
  terms: PhaseTerms,
  registry: RuleRegistry = builtIn,
): string {
  return ruleOf(configOf(verdict, terms, registry), registry).label
}

function configOf(verdict: Verdict, terms: PhaseTerms, registry: RuleRegistry): RuleConfig {
  const config = terms.rules.find((rule) => isAbout(verdict, rule, registry))
  if (config === undefined) throw new DomainFault(`expected a rule ${verdict.rule} in the terms`)
  return config
}

const isAbout = (verdict: Verdict, config: RuleConfig, registry: RuleRegistry): boolean =>
  verdict.rule === 'phase'
    ? ruleOf(config, registry).passing === 'goal'
    : verdict.rule === config.key

const cleared = (title: string, words: string): Explanation => ({
  title,
  words,
  summary: 'The balance operation explains the figures; the rule was kept.',
  rows: [],
})
