import { ruleRegistry } from '../../domain/rules/ruleRegistry.js'

const registry = ruleRegistry()

/** The short name of a rule by its key in a phase: `dailyLoss-2` → `Daily loss`. */
export function ruleWord(key: string): string {
  const name = key.replace(/-\d+$/, '')
  return (registry.latest(name)?.label ?? name).replace(/ limit$/, '')
}
