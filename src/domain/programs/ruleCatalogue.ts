import { parameterFields, type ParameterField } from '../rules/parameterFields.js'
import type { RuleRegistry } from '../rules/ruleRegistry.js'

/** A rule as data, for a form that makes its block. */
export type CatalogueRule = {
  readonly name: string
  readonly revision: number
  readonly label: string
  readonly description: string
  /** Whether it passes the phase, or is asked before the phase passes. */
  readonly passing: 'goal' | 'condition' | null
  /** False for a revision that only old versions use. */
  readonly isNewest: boolean
  readonly fields: readonly ParameterField[]
}

/** Every rule of the firm in the order an operator is offered them. */
export const ruleCatalogue = (registry: RuleRegistry): CatalogueRule[] =>
  registry.rules.map((rule) => ({
    name: rule.name,
    revision: rule.revision,
    label: rule.label,
    description: rule.description,
    passing: rule.passing,
    isNewest: registry.latest(rule.name) === rule,
    fields: parameterFields(rule),
  }))
