import type { RuleDefinition } from '../rules/defineRule.js'
import { parameterFields, withInitial } from '../rules/parameterFields.js'
import type { RuleRegistry } from '../rules/ruleRegistry.js'
import type { PhaseTerms } from '../rules/types.js'

/** A rule of a phase for one size, with everything its parameters leave out filled in. */
export type PhaseRule = {
  readonly key: string
  /** Its place in the phase, from 1. */
  readonly place: number
  readonly definition: RuleDefinition
  readonly parameters: Readonly<Record<string, unknown>>
}

/** The rules that are known and whose parameters fit; the others are findings of their own. */
export const phaseRules = (terms: PhaseTerms, registry: RuleRegistry): PhaseRule[] =>
  terms.rules.flatMap(({ key, rule, revision, parameters }, index) => {
    const definition = registry.find(rule, revision)
    if (!definition || definition.issues(parameters).length > 0) return []
    const filled = withInitial(parameterFields(definition), parameters)
    return [{ key, place: index + 1, definition, parameters: filled }]
  })

export const named = (rules: readonly PhaseRule[], name: string): PhaseRule[] =>
  rules.filter(({ definition }) => definition.name === name)

/** How a finding about one rule calls another: `Time limit (rule 4)`. */
export const ruleTitle = ({ definition, place }: PhaseRule): string =>
  `${definition.label} (rule ${place})`

/** A whole number of the parameters, or null where it is left out. */
export function numberOf({ parameters }: PhaseRule, name: string): number | null {
  const value = parameters[name]
  return typeof value === 'number' ? value : null
}
