import { numberOf, type PhaseRule } from './phaseRules.js'

/**
 * How many profitable days a best-day rule needs before the phase can pass, or null where it needs
 * none: with 40 % of the profit each, two days bring 80 %, so there must be three.
 */
export function bestDayDays(rule: PhaseRule): number | null {
  const { measure, of, effect, atLimit } = rule.parameters
  const share = numberOf(rule, 'percent')
  if (measure !== 'bestDay' || of !== 'profit' || effect !== 'waits' || share === null) return null
  const days = Math.ceil(10_000 / share)
  return atLimit === 'refused' && days * share === 10_000 ? days + 1 : days
}
