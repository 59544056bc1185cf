import type { RuleRegistry } from './ruleRegistry.js'

/** The rule behind the key that a ruling names it by: `dailyLoss-2` → `dailyLoss`. */
export const ruleName = (key: string): string => key.replace(/-\d+$/, '')

/** What a rule is called, from the key that a ruling names it by: `dailyLoss` or `dailyLoss-2`. */
export const ruleLabel = (rules: RuleRegistry, key: string): string =>
  rules.latest(ruleName(key))?.label ?? key
