import type { RuleRegistry } from './ruleRegistry.js'

/** What a rule is called, from the key that a ruling names it by: `dailyLoss` or `dailyLoss-2`. */
export const ruleLabel = (rules: RuleRegistry, key: string): string =>
  rules.latest(key.replace(/-\d+$/, ''))?.label ?? key
