import { ruleLabel } from '../../domain/rules/ruleLabel.js'
import type { RuleRegistry } from '../../domain/rules/ruleRegistry.js'

/** The short name of a rule by its key in a phase: `dailyLoss-2` → `Daily loss`. */
export const ruleWord = (key: string, rules: RuleRegistry): string =>
  ruleLabel(rules, key).replace(/ limit$/, '')

/** A case and the rule it is about, where that is known: `V-12 (daily loss)`. */
export const withRule = (label: string, key: string | null | undefined, rules: RuleRegistry) =>
  key ? `${label} (${ruleWord(key, rules).toLowerCase()})` : label
