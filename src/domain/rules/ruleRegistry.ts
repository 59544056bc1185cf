import { DomainFault } from '../fault.js'
import { builtInRules } from './builtInRules.js'
import type { RuleDefinition } from './defineRule.js'

/** The rules that programs of this firm may use, by name and revision. */
export type RuleRegistry = {
  readonly rules: readonly RuleDefinition[]
  find(name: string, revision: number): RuleDefinition | undefined
  /** The newest revision, for new programs. */
  latest(name: string): RuleDefinition | undefined
}

/**
 * The built-in rules and `added` ones, checked once at start-up.
 *
 * @throws DomainFault for a name and revision used twice, or a malformed name
 */
export function ruleRegistry(added: readonly RuleDefinition[] = []): RuleRegistry {
  const rules = [...builtInRules, ...added]
  const byId = new Map<string, RuleDefinition>()
  for (const rule of rules) {
    checkRule(rule)
    const id = idOf(rule.name, rule.revision)
    if (byId.has(id)) throw new DomainFault(`expected one rule ${id}, were two`)
    byId.set(id, rule)
  }
  return {
    rules,
    find: (name, revision) => byId.get(idOf(name, revision)),
    latest: (name) =>
      rules
        .filter((rule) => rule.name === name)
        .reduce<RuleDefinition | undefined>(newer, undefined),
  }
}

const idOf = (name: string, revision: number): string => `${name}@${revision}`

const newer = (a: RuleDefinition | undefined, b: RuleDefinition): RuleDefinition =>
  a !== undefined && a.revision > b.revision ? a : b

function checkRule(rule: RuleDefinition): void {
  const { name, revision } = rule
  if (!/^[a-z][A-Za-z0-9]{0,39}$/.test(name)) {
    throw new DomainFault(`expected a rule name in camelCase, was "${name}"`)
  }
  if (!Number.isSafeInteger(revision) || revision < 1) {
    throw new DomainFault(`expected a revision from 1 of rule ${name}, was ${revision}`)
  }
}
