import { endFields, type EndField } from './afterEnd.js'
import type { EndedTerms } from './endedTerms.js'
import type { SizeOf } from './figure.js'
import type { PayoutTerms } from './payoutTerms.js'
import { dayWords, figureWords, percentWords } from './wordParts.js'

/** What is paid of the profit that an account has left when it ends, as sentences to the trader. */
export function endedWords(terms: PayoutTerms, account: SizeOf): string[] {
  return endFields.flatMap((field) => {
    const own = terms[field]
    return own === null ? [] : [sentence(field, { own, terms, account })]
  })
}

/** How an account may have ended, as it stands in the middle of a sentence. */
export const endWords: Readonly<Record<EndField, string>> = {
  afterDailyLoss: 'breaks the daily loss limit',
  afterRuleBreak: 'breaks a rule that is no loss limit',
  afterBreach: 'breaks a rule',
  afterInactivity: 'is closed because nobody traded',
}

type Given = { readonly own: EndedTerms; readonly terms: PayoutTerms; readonly account: SizeOf }

function sentence(field: EndField, { own, terms, account }: Given): string {
  const special = terms.afterDailyLoss !== null || terms.afterRuleBreak !== null
  const how = field === 'afterBreach' && special ? 'breaks any other rule' : endWords[field]
  const { bps, profitableDays, claimDays, conditions } = own
  const share = `When your account ${how}, ${percentWords(bps)} of the profit left on it are paid`
  const days = profitableDays
    ? ` if it had ${dayWords(profitableDays.count)} with a profit of ${figureWords(profitableDays.minimum, account)} or more since the last payout`
    : ''
  const claim =
    claimDays === null
      ? ''
      : claimDays === 0
        ? ' You ask for it on the day it ended.'
        : ` You ask for it within ${dayWords(claimDays)} of that day.`
  const judged = conditions.length === 0 ? '' : ` A person also judges: ${conditions.join('; ')}.`
  return `${share}${days}.${claim}${judged}`
}
