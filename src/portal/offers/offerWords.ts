import type { ChallengeOffer } from '../api/shapes.js'
import { count, moneyText, timeText } from '../parts/texts.js'

type Kind = ChallengeOffer['kind']

export const offerTitles: Readonly<Record<Kind, string>> = {
  reset: 'Reset',
  retry: 'Free retry',
  extension: 'More days',
  secondChance: 'Free second chance',
}

/** What the button says: a verb, and the price where there is one. */
export function takeText({ kind, price, days }: ChallengeOffer): string {
  const cost = price ? ` for ${moneyText(price.amount, price.currency)}` : ''
  if (kind === 'reset') return `Order a reset${cost}`
  if (kind === 'extension') return `Order ${count(days ?? 0, 'more day')}${cost}`
  return kind === 'retry' ? 'Start the phase again' : 'Take the second chance'
}

/** What is asked before it is done, since some of it cannot be undone. */
export function askText({ kind }: ChallengeOffer, isRunning: boolean): string {
  if (kind === 'extension') return 'The days are added as soon as the order is paid.'
  if (kind !== 'reset') return 'A new account is opened at once. It can be taken once only.'
  return isRunning
    ? 'Once it is paid, the account you trade on now is closed, with what is on it, and a new one is opened.'
    : 'Once it is paid, a new account is opened.'
}

/** Until when and how often, in a line. */
export function limitsText({ until, left }: ChallengeOffer): string {
  const times = left === 1 ? 'once' : `${left} times`
  return until ? `Possible until ${timeText(until)}, ${times}.` : `Possible ${times}.`
}

export function yesText(offer: ChallengeOffer): string {
  const [first = '', ...rest] = takeText(offer)
  return `Yes, ${first.toLowerCase()}${rest.join('')}`
}
