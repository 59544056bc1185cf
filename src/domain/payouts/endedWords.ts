import type { EndedTerms } from './endedTerms.js'
import type { SizeOf } from './figure.js'
import type { PayoutTerms } from './payoutTerms.js'
import { dayWords, figureWords, percentWords } from './wordParts.js'

/** What is paid of the profit that an account has left when it ends. */
export const endedWords = (
  { afterBreach, afterInactivity }: PayoutTerms,
  account: SizeOf,
): string[] => [
  ...(afterBreach ? [sentence('After a breach', afterBreach, account)] : []),
  ...(afterInactivity
    ? [sentence('When the account ends for inactivity', afterInactivity, account)]
    : []),
]

function sentence(when: string, terms: EndedTerms, account: SizeOf): string {
  const { bps, profitableDays, claimDays, conditions } = terms
  const asked = [
    ...(profitableDays
      ? [
          `there were ${dayWords(profitableDays.count)} with a profit of ${figureWords(profitableDays.minimum, account)} or more`,
        ]
      : []),
    ...conditions,
  ]
  const ifAsked = asked.length > 0 ? `, if ${asked.join(' and ')}` : ''
  const until = claimDays === null ? '' : `, claimed within ${dayWords(claimDays)}`
  return `${when} you get ${percentWords(bps)} of the remaining profit${ifAsked}${until}.`
}
