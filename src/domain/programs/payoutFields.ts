import type { Direction } from '../rules/parameters.js'
import type { ParameterField } from '../rules/parameterFields.js'
import { wordsOf } from '../rules/schemaField.js'
import { payoutPartFields } from './payoutPartFields.js'

/** What an operator calls a payout term, and for whom a change of it is good. */
export type PayoutField = Pick<ParameterField, 'title' | 'unit' | 'options'> & {
  readonly direction: Direction
}

const less: Direction = 'largerIsHarder'
const more: Direction = 'largerIsEasier'
/** A demand: none is easiest, a larger one harder. */
const demand: Direction = { larger: 'harder', empty: 'easiest' }
/** A bound from above: none is easiest, a larger one easier. */
const bound: Direction = { larger: 'easier', empty: 'easiest' }
/** Something given: none is hardest. */
const gift: Direction = { larger: 'easier', empty: 'hardest' }

/**
 * Payout terms by their path. A term that is not named here is shown by its path, and a change of it
 * is unclear.
 */
export const payoutFields: Readonly<Record<string, PayoutField>> = {
  ...payoutPartFields,
  splitBps: { title: 'Profit share', unit: 'percent', direction: more },
  splitByWithdrawn: { title: 'Share by what was paid', direction: 'unclear' },
  cycles: { title: 'Payout cycles', direction: 'unclear' },
  firstWaitDays: { title: 'First payout after', unit: 'days', direction: less },
  nextWaitDays: { title: 'Next payouts after', unit: 'days', direction: less },
  waitFrom: {
    title: 'Waiting counts from',
    options: { firstTrade: 'The first trade', accountOpened: 'The opening of the account' },
    direction: { easierThan: { accountOpened: ['firstTrade'] } },
  },
  nextWaitFrom: {
    title: 'Later waits count from',
    options: { request: 'The last request', firstTrade: 'The first trade after it' },
    direction: { easierThan: { request: ['firstTrade'] } },
  },
  startDayCounts: {
    title: 'The first day counts',
    direction: { easierThan: { true: ['false'] } },
  },
  waitCounts: {
    title: 'Waiting is counted in',
    options: { days: 'Trading days of the calendar', hours: 'Hours, 24 to the day' },
    direction: 'unclear',
  },
  minimum: { title: 'Smallest payout', unit: 'money', direction: less },
  minimumOf: {
    title: 'Smallest payout is of',
    options: { share: 'What the trader gets', profit: 'The profit' },
    direction: 'unclear',
  },
  minimumProfit: { title: 'Profit needed', unit: 'money', direction: demand },
  minimumBalance: { title: 'Balance needed', unit: 'money', direction: demand },
  unlockProfit: { title: 'Profit reached once', unit: 'money', direction: demand },
  cap: { title: 'Largest payout', unit: 'money', direction: bound },
  capOfBalanceBps: { title: 'Largest payout of the balance', unit: 'percent', direction: bound },
  capPayouts: { title: 'Payouts with a largest amount', unit: 'count', direction: 'unclear' },
  capOrder: {
    title: 'The cap limits',
    options: { capThenSplit: 'The profit', splitThenCap: 'What the trader gets' },
    direction: { easierThan: { splitThenCap: ['capThenSplit'] } },
  },
  overCap: {
    title: 'Profit over the cap',
    options: {
      stays: 'Stays on the account',
      deducted: 'Is taken without being paid',
      cancelled: 'Is void',
    },
    direction: { easierThan: { stays: ['deducted', 'cancelled'] } },
  },
  afterPayout: {
    title: 'After a payout',
    options: { keepsRest: 'The account keeps the rest', resetsToStart: 'The account begins anew' },
    direction: { easierThan: { keepsRest: ['resetsToStart'] } },
  },
  buffer: { title: 'Buffer', direction: { larger: 'harder', empty: 'unclear' } },
  balanceBase: {
    title: 'Profit counts from',
    options: {
      startingBalance: 'The starting balance',
      afterLastPayout: 'What the last payout left',
    },
    direction: 'unclear',
  },
  tradingDays: { title: 'Trading days between payouts', unit: 'days', direction: less },
  dailyProfitCap: { title: 'Profit of one day that counts', direction: bound },
  winningDays: { title: 'Share of winning days', direction: demand },
  profitableDays: { title: 'Profitable days between payouts', direction: demand },
  bestDayBps: { title: 'Best day’s share at most', unit: 'percent', direction: bound },
  transferFee: { title: 'Transfer fee', direction: demand },
  feeRefund: { title: 'Fee refund', direction: gift },
  bonus: { title: 'Bonus', direction: gift },
  ...ended('afterDailyLoss', 'after a daily loss breach'),
  ...ended('afterRuleBreak', 'after a break of another rule'),
  ...ended('afterBreach', 'after a breach'),
  ...ended('afterInactivity', 'after inactivity'),
}

/** What is paid of the profit that an account has left, for one way to end. */
function ended(path: string, when: string): Record<string, PayoutField> {
  return {
    [path]: { title: `Paid ${when}`, direction: gift },
    [`${path}.bps`]: { title: `Share paid ${when}`, unit: 'percent', direction: more },
    [`${path}.profitableDays`]: { title: `Profitable days asked ${when}`, direction: demand },
    [`${path}.profitableDays.count`]: {
      title: `Profitable days asked ${when}`,
      unit: 'days',
      direction: less,
    },
    [`${path}.profitableDays.minimum`]: {
      title: `A profitable day brings, ${when}`,
      unit: 'money',
      direction: less,
    },
    [`${path}.claimDays`]: { title: `Days to ask for it ${when}`, unit: 'days', direction: bound },
    [`${path}.conditions`]: { title: `Judged by a person ${when}`, direction: 'unclear' },
  }
}

/** The entry of a path, or one made from its name. */
export const payoutField = (path: string): PayoutField =>
  payoutFields[path] ?? {
    title: path
      .split('.')
      .map((name, index) => (index === 0 ? wordsOf(name) : wordsOf(name).toLowerCase()))
      .join(', '),
    direction: 'unclear',
  }
