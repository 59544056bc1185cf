import type { Minor } from '../money/minor.js'
import type { Rounding } from '../money/basisPoints.js'
import { shareAmount } from '../rules/shareText.js'
import type { PhaseTerms } from '../rules/types.js'
import { numberOf, type PhaseRule } from './phaseRules.js'

const fixedUnits = new Set<unknown>(['percentOfSize', 'amount'])

/** Whether the rule's figure is known from the size alone. */
export const isFixed = (parameters: Readonly<Record<string, unknown>>): boolean =>
  fixedUnits.has(parameters.unit)

/** What a rule's percent or amount comes to for this size; null where it follows the account. */
export function fixedAmount(rule: PhaseRule, terms: PhaseTerms): Minor | null {
  const { parameters } = rule
  if (!isFixed(parameters)) return null
  const rounding = roundings.find((each) => each === parameters.rounding)
  return shareAmount(
    {
      unit: String(parameters.unit),
      percent: numberOf(rule, 'percent') ?? 0,
      amount: numberOf(rule, 'amount'),
      ...(rounding && { rounding }),
    },
    terms,
  )
}

const roundings: readonly Rounding[] = ['halfAwayFromZero', 'down', 'up']
