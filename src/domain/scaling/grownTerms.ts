import { add, subtract, zero, type Minor } from '../money/minor.js'
import type { PhaseTerms, RuleConfig } from '../rules/types.js'
import { scaledTerms } from './judgeScaling.js'
import type { ScalingTerms } from './scalingTerms.js'

/**
 * The terms of a funded account that has grown: percentages are of the new size, its start lies as
 * much higher as it grew, and limits that the plan names are shares of the new size. Amounts stay
 * what they are.
 */
export function grownTerms(own: PhaseTerms, size: Minor, scaling: ScalingTerms | null): PhaseTerms {
  const { currency, startingBalance } = own
  const grownBy = startsAtBalance(own) ? subtract(size, own.size) : zero
  const scaled = scaling
    ? scaledTerms(scaling, { original: { size: own.size, currency }, size, steps: 1 })
    : null
  return {
    ...own,
    size,
    startingBalance: add(startingBalance, grownBy),
    rules: own.rules.map((rule) => limited(rule, scaled)),
  }
}

/** An account that begins at zero counts profit alone, so growing moves no money on it. */
export const startsAtBalance = ({ startingBalance }: Pick<PhaseTerms, 'startingBalance'>) =>
  startingBalance > 0

type Limits = Pick<ReturnType<typeof scaledTerms>, 'dailyLoss' | 'maximumLoss'> | null

function limited(rule: RuleConfig, limits: Limits): RuleConfig {
  const isLimit = (rule.parameters['consequence'] ?? 'breach') === 'breach'
  const amount =
    rule.rule === 'dailyLoss' && isLimit
      ? limits?.dailyLoss
      : rule.rule === 'maximumLoss'
        ? limits?.maximumLoss
        : null
  if (amount == null) return rule
  const { floorAt: _left, ...parameters } = rule.parameters
  return { ...rule, parameters: { ...parameters, unit: 'amount', amount } }
}
