import { bestDayDays } from './leastDays.js'
import { finding, removal, setting, type Finding } from './finding.js'
import { fixedAmount } from './amounts.js'
import { named, numberOf, ruleTitle, type PhaseRule } from './phaseRules.js'
import { zero } from '../money/minor.js'
import { allowedLots } from '../rules/size/allowedLots.js'
import { lotsTerms, maximumLotsParameters } from '../rules/size/maximumLots.js'
import type { PhaseTerms } from '../rules/types.js'

export type CheckedPhase = {
  readonly phase: string
  readonly terms: PhaseTerms
  readonly rules: readonly PhaseRule[]
}

/** Why nobody can pass the phase: nothing passes it, or its time is too short for what it asks. */
export function wayToPass(checked: CheckedPhase): Finding[] {
  const { phase, rules } = checked
  if (phase === 'funded') return []
  if (!rules.some(({ definition }) => definition.passing === 'goal')) {
    const message = 'There is no way to pass: no rule says what passes the phase.'
    const change = { kind: 'addRule', phase, rule: 'profitTarget', parameters: {} } as const
    const waysOut = [{ label: 'Add a profit target', change }]
    return [finding({ level: 'refused', code: 'noWayToPass', phase, message, waysOut })]
  }
  return [
    ...named(rules, 'maximumLots').flatMap((rule) => noLots(checked, rule)),
    ...named(rules, 'timeLimit').flatMap((limit) => tooShort(checked, limit)),
  ]
}

/** Steps that begin above no profit allow nothing to be opened, so that there is never any. */
function noLots({ phase }: CheckedPhase, rule: PhaseRule): Finding[] {
  if (rule.parameters.consequence === 'record') return []
  const atStart = allowedLots(lotsTerms(maximumLotsParameters.parse(rule.parameters)), zero)
  if (atStart > 0) return []
  const about = { phase, rule: rule.key }
  const field = Array.isArray(rule.parameters.steps) ? 'steps' : 'lots'
  const message =
    'There is no way to pass: without profit no lots may be open, so nobody can make any. Begin the steps at a profit of 0.'
  const waysOut = [removal(about)]
  return [finding({ level: 'refused', code: 'noWayToPass', ...about, field, message, waysOut })]
}

/** Days that a phase of so many calendar days touches: the first and the last one are begun. */
const touchedDays = (days: number): number => days + 1

function tooShort(checked: CheckedPhase, limit: PhaseRule): Finding[] {
  const days = touchedDays(numberOf(limit, 'days') ?? 0)
  return demands(checked).flatMap(({ rule, least, field }): Finding[] => {
    if (least <= days) return []
    const { phase } = checked
    const message = `There is no way to pass: this needs ${least} days, and ${ruleTitle(limit)} ends the phase after ${days - 1}.`
    const about = { phase, rule: rule.key }
    const waysOut = [
      setting(
        { phase, rule: limit.key, field: 'days' },
        least,
        `Set the time limit to ${least} days`,
      ),
      removal(about),
    ]
    return [finding({ level: 'refused', code: 'noWayToPass', ...about, field, message, waysOut })]
  })
}

type Demand = { readonly rule: PhaseRule; readonly field: string; readonly least: number }

/** How many days each rule needs at least before the phase can pass. */
function demands({ rules, terms }: CheckedPhase): Demand[] {
  const [target] = named(rules, 'profitTarget')
  const profit = target ? fixedAmount(target, terms) : null
  return [
    ...named(rules, 'minimumTradingDays').map((rule) => ({
      rule,
      field: 'days',
      least: numberOf(rule, 'days') ?? 0,
    })),
    ...named(rules, 'consistency').flatMap((rule) => {
      const least = bestDayDays(rule)
      return least === null ? [] : [{ rule, field: 'percent', least }]
    }),
    ...named(rules, 'dailyProfitCap').flatMap((rule) => {
      const cap = fixedAmount(rule, terms)
      if (profit === null || cap === null || cap <= 0) return []
      const field = rule.parameters.unit === 'amount' ? 'amount' : 'percent'
      return [{ rule, field, least: Math.ceil(profit / cap) }]
    }),
  ]
}
