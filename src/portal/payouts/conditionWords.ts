import { count, dateText, moneyText, percentText, timeText } from '../parts/texts.js'
import type { QuoteCondition, QuoteValue } from './quoteShape.js'

/** A condition as the trader reads it, and the page where something can be done about it. */
export type ConditionWords = { readonly text: string; readonly page?: string }

type Words = (condition: QuoteCondition) => ConditionWords

const say = (met: string, unmet: string, page?: string): Words => {
  return (condition) =>
    condition.met ? { text: met } : { text: unmet, ...(page === undefined ? {} : { page }) }
}

const compared =
  (what: string): Words =>
  ({ value, required }) => ({
    text: `${what}: ${valueText(value)}; needed: ${requirementText(required)}.`,
  })

const words: Readonly<Record<string, Words>> = {
  accountFunded: say('The account is funded and active.', 'The account is not funded and active.'),
  accountEnded: say(
    'Your account ended in a way that is paid.',
    'Your account did not end in a way that is paid, or goes on.',
  ),
  notClaimed: say(
    'You have not asked for it before.',
    'You have asked for it before; it is paid once.',
  ),
  claimWindow: ({ met, required: { value } }) => {
    if (value.kind !== 'word') return { text: 'You can ask for it at any time.' }
    return {
      text: met
        ? `You can ask for it until the end of ${dateText(value.word)}.`
        : `The time to ask for it is over: it ended with ${dateText(value.word)}.`,
    }
  },
  judged: ({ value }) => ({ text: `A person also judges: ${valueText(value)}.` }),
  traderActive: say('Your profile is active.', 'Your profile is restricted. Contact support.'),
  noOpenPositions: ({ met, value }) => ({
    text: met
      ? 'No position is open.'
      : `${value.kind === 'count' ? count(value.count, 'position') : 'A position'} open. Close all positions first.`,
  }),
  noOpenPayout: say('No other payout is open.', 'Another payout is open. It is finished first.'),
  profit: compared('Profit'),
  waitingTime: (condition) =>
    condition.met ? { text: 'The waiting time is over.' } : compared(condition.label)(condition),
  tradingDays: compared('Trading days since the last payout'),
  cycle: say('You chose how often you are paid.', 'Choose how often you want to be paid.'),
  target: compared('Balance'),
  unlocked: compared('Highest profit since the start'),
  winningDays: (condition) => compared(condition.label)(condition),
  bestDay: compared('Profit of your best day'),
  amount: (condition) =>
    compared(condition.label === 'Profit shared' ? 'Profit shared' : 'Your share')(condition),
  identity: say('Your identity is proven.', 'Your identity is not proven yet.', 'identity'),
  agreement: say(
    'You accepted the agreement.',
    'You have not accepted the agreement yet.',
    'agreements',
  ),
  method: say(
    'You told us where to send the money.',
    'You have not told us where to send the money.',
    'payout-method',
  ),
  methodName: say(
    'The name on the payout method is yours.',
    'The name on the payout method is not yours.',
    'payout-method',
  ),
  methodCoolDown: (condition) => ({
    text: condition.met
      ? 'The payout method has been known long enough.'
      : `The payout method is new: money is sent to it ${requirementText(condition.required)}.`,
  }),
  noHolds: say('Nothing holds your account.', 'Your account is on hold. Contact support.'),
}

/** A condition that this portal does not know is shown with the words it came with. */
export const conditionWords = (condition: QuoteCondition): ConditionWords =>
  (words[condition.code] ?? compared(condition.label))(condition)

function requirementText({ is, value, to }: QuoteCondition['required']): string {
  const text = value.kind === 'share' && is === 'atMost' ? percentText(value.bps) : valueText(value)
  switch (is) {
    case 'over':
      return `more than ${text}`
    case 'atLeast':
      return `at least ${text}`
    case 'atMost':
      return `at most ${text}`
    case 'between':
      return to ? `${text} to ${valueText(to)}` : text
    case 'from':
      return `from ${text}`
    default:
      return text
  }
}

function valueText(value: QuoteValue): string {
  switch (value.kind) {
    case 'money':
      return moneyText(value.amount, value.currency)
    case 'count':
      return String(value.count)
    case 'days':
      return count(value.days, 'day')
    case 'share':
      return `${moneyText(value.amount, value.currency)} (${percentText(value.bps)})`
    case 'percent':
      return percentText(value.bps)
    case 'time':
      return timeText(value.at)
    case 'word':
      return value.word
    case 'words':
      return value.words.join(', ')
    case 'none':
      return 'none'
  }
}
