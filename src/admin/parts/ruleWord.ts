import type { RuleRegistry } from '../../domain/rules/ruleRegistry.js'

/** The short name of a rule by its key in a phase: `dailyLoss-2` → `Daily loss`. */
export function ruleWord(key: string, rules: RuleRegistry): string {
  const name = key.replace(/-\d+$/, '')
  return (rules.latest(name)?.label ?? name).replace(/ limit$/, '')
}
