import { minor, subtract } from '../money/minor.js'
import { maximumLossParameters } from '../rules/maximumLoss/parameters.js'
import { amountText } from '../rules/phrasing.js'
import { fixedAmount } from './amounts.js'
import { finding, removal, type Finding } from './finding.js'
import { named, type PhaseRule } from './phaseRules.js'
import type { CheckedPhase } from './wayToPass.js'

/**
 * Loss limits that are wider than the account: it is empty before them. Accounts that begin at 0 have
 * floors under zero on purpose.
 */
export function emptyAccount({ phase, rules, terms }: CheckedPhase): Finding[] {
  const start = terms.startingBalance
  if (start <= 0) return []
  const roomOf = (rule: PhaseRule): number | null => {
    if (rule.definition.name !== 'maximumLoss') return fixedAmount(rule, terms)
    const { floorAt, follows } = maximumLossParameters.parse(rule.parameters)
    if (follows !== 'static') return null
    return floorAt === null ? fixedAmount(rule, terms) : subtract(start, minor(floorAt))
  }
  const losses = ['maximumLoss', 'dailyLoss'].flatMap((name) => named(rules, name))
  return losses.flatMap((rule): Finding[] => {
    const room = roomOf(rule)
    const mayTouch = rule.parameters.breachWhen === '<'
    if (room === null || (mayTouch ? room < start : room <= start)) return []
    const about = { phase, rule: rule.key }
    const field = rule.parameters.unit === 'amount' ? 'amount' : 'percent'
    const message = `Never decides: an account that begins with ${amountText(start, terms)} is empty before it loses ${amountText(room, terms)}.`
    const said = { field, message, waysOut: [removal(about)] }
    return [finding({ level: 'warned', code: 'neverDecides', ...about, ...said })]
  })
}
