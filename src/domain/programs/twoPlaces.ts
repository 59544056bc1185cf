import { finding, removal, type Finding } from './finding.js'
import type { ProgramTerms } from './terms.js'

/**
 * Two rules that set one thing. A rule of the funded phase and a payout term may be about the same
 * profit: a daily cap in both would take what is over it off twice, and of two shares of the best
 * day nobody could say which one keeps a payout back. Evaluations have no payouts, so there the
 * rule alone speaks.
 */
export function twoPlaces({ phases, payout }: ProgramTerms): Finding[] {
  const rules = phases.find(({ key }) => key === 'funded')?.rules ?? []
  return rules.flatMap(({ key, rule }): Finding[] => {
    const about = { phase: 'funded', rule: key }
    const waysOut = [removal(about)]
    if (rule === 'dailyProfitCap' && payout.dailyProfitCap !== null) {
      const message =
        'Two rules set one thing: the payout terms have a cap of a day’s profit too, and what is over it would be taken off twice. Keep the payout term, which can also deduct it, or the rule.'
      return [finding({ level: 'refused', code: 'setTwice', ...about, message, waysOut })]
    }
    if (rule === 'consistency' && payout.bestDayBps !== null) {
      const message =
        'Two rules set one thing: the payout terms limit the best day’s share too. Both are kept apart and each may hold a payout back; keep one of them.'
      return [finding({ level: 'warned', code: 'setTwice', ...about, message, waysOut })]
    }
    return []
  })
}
