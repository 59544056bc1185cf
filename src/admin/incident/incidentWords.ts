import type { ActionTerms, IncidentAccount } from '../../readModels/incidents/model.js'
import { amountText } from '../parts/amounts.js'
import { counted } from '../parts/counted.js'

/** What may be proposed, as its button says it. */
export const kindWords: Readonly<Record<string, string>> = {
  freeze: 'Freeze accounts',
  lift: 'Lift the freeze',
  pause: 'Pause, clocks stand',
  resume: 'Resume, clocks shifted',
  dismiss: 'Dismiss suspicions',
  reinstate: 'Overturn and reinstate',
  credit: 'Credit accounts',
}

/** What is counted where an action of this kind is spoken of. */
export const subjectWords = (kind: string, count: number): string => {
  const word = kind === 'dismiss' ? 'suspicion' : kind === 'reinstate' ? 'ruling' : 'account'
  return counted(count, word)
}

const dayWords: Readonly<Record<string, string>> = {
  keep: 'days and deadlines kept',
  shift: 'days and deadlines shifted',
  clear: 'days and deadlines begun anew',
}

/** On which terms: `at 50,000.00 USD, days and deadlines kept`, `1,000.00 USD each`. */
export function termsText({ goesOn, credit, currency }: ActionTerms): string {
  if (credit?.shareBps !== undefined) return `${credit.shareBps / 100} % of each size`
  if (credit?.amount !== undefined && credit.currency !== undefined)
    return `${amountText(credit.amount, credit.currency)} ${credit.currency} each`
  if (!goesOn) return ''
  const { balance, days } = goesOn
  const text =
    typeof balance === 'number'
      ? `${amountText(balance, currency ?? '')} ${currency ?? 'of each currency'}`
      : `the ${balance} balance`
  return `at ${text}, ${dayWords[days] ?? days}`
}

export const tradedWords: Readonly<Record<IncidentAccount['traded'], string>> = {
  any: '',
  traded: 'Traded',
  held: 'Held',
  notKnown: 'Not known',
}
