import { finding, removal, type Finding } from './finding.js'
import type { CheckedPhase } from './wayToPass.js'

/** In a funded phase nothing is passed: what passes it ends the account, what is asked before never is. */
export function lateFunded({ phase, rules }: CheckedPhase): Finding[] {
  if (phase !== 'funded') return []
  return rules.flatMap((rule): Finding[] => {
    const about = { phase, rule: rule.key }
    const waysOut = [removal(about)]
    if (rule.definition.passing === 'goal') {
      const message =
        'It would pass the funded phase, after which there is none: the account would end by its own success.'
      return [finding({ level: 'refused', code: 'passesFunded', ...about, message, waysOut })]
    }
    const excludes = rule.parameters.effect === 'excludesExcess'
    if (rule.definition.passing !== 'condition' || excludes) return []
    const message =
      'Never decides: a funded phase is not passed. What a payout needs is set under Payouts.'
    return [finding({ level: 'warned', code: 'neverDecides', ...about, message, waysOut })]
  })
}
