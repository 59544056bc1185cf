import type { Direction } from '../rules/parameters.js'
import type { PayoutField } from './payoutFields.js'

const less: Direction = 'largerIsHarder'
const more: Direction = 'largerIsEasier'

/** The parts of payout terms that have several, by their path. */
export const payoutPartFields: Readonly<Record<string, PayoutField>> = {
  'cycles.cycle': {
    title: 'Paid',
    options: { weekly: 'Every week', biweekly: 'Every two weeks', monthly: 'Every month' },
    direction: 'unclear',
  },
  'cycles.bps': { title: 'Trader’s share', unit: 'percent', direction: more },
  'cycles.days': { title: 'Waiting time', unit: 'days', direction: less },
  'splitByWithdrawn.of': {
    title: 'A step’s share is of',
    options: { part: 'The part of the profit in it', whole: 'The whole payout that begins in it' },
    direction: 'unclear',
  },
  'splitByWithdrawn.steps': { title: 'Steps', direction: 'unclear' },
  'splitByWithdrawn.steps.from': { title: 'From paid profit of', unit: 'money', direction: less },
  'splitByWithdrawn.steps.bps': { title: 'Trader’s share', unit: 'percent', direction: more },
  'buffer.kind': {
    title: 'Buffer',
    options: {
      none: 'None',
      kept: 'Stays on the account',
      reached: 'Has to be reached',
      shareKept: 'A share of the profit stays',
    },
    direction: { easierThan: { none: ['kept', 'reached', 'shareKept'] } },
  },
  'buffer.amount': { title: 'Buffer amount', unit: 'money', direction: less },
  'buffer.plus': { title: 'And this much more', unit: 'money', direction: less },
  'buffer.firstPayouts': {
    title: 'For the first payouts',
    unit: 'count',
    direction: { larger: 'harder', empty: 'hardest' },
  },
  'buffer.excessBps': {
    title: 'Of the excess may leave',
    unit: 'percent',
    direction: { larger: 'easier', empty: 'easiest' },
  },
  'buffer.leastExcess': { title: 'Least excess', unit: 'money', direction: less },
  'buffer.inside': {
    title: 'Paid inside the buffer',
    direction: { larger: 'easier', empty: 'hardest' },
  },
  'buffer.inside.bps': { title: 'Of the profit inside', unit: 'percent', direction: more },
  'buffer.inside.once': {
    title: 'Only once',
    direction: { easierThan: { false: ['true'] } },
  },
  'buffer.bps': { title: 'Buffer share', unit: 'percent', direction: less },
  'dailyProfitCap.amount': { title: 'Counts per day at most', unit: 'money', direction: more },
  'dailyProfitCap.excess': {
    title: 'Profit above it',
    options: { stays: 'Stays on the account', deducted: 'Is taken without being paid' },
    direction: { easierThan: { stays: ['deducted'] } },
  },
  'profitableDays.count': { title: 'Profitable days', unit: 'days', direction: less },
  'profitableDays.minimum': { title: 'A profitable day brings', unit: 'money', direction: less },
  'profitableDays.since': {
    title: 'Counted since',
    options: { lastPayout: 'The last payout', start: 'The start of the account' },
    direction: { easierThan: { start: ['lastPayout'] } },
  },
  'winningDays.bps': { title: 'Winning days at least', unit: 'percent', direction: less },
  'winningDays.of': {
    title: 'Measured by',
    options: { losingDays: 'The losing days', allDays: 'All days' },
    direction: 'unclear',
  },
  'winningDays.comparator': {
    title: 'Exactly as many',
    options: { '>=': 'Is enough', '>': 'Is not enough' },
    direction: { easierThan: { '>=': ['>'] } },
  },
  'transferFee.amount': { title: 'Transfer fee', unit: 'money', direction: less },
  'transferFee.paidBy': {
    title: 'Paid by',
    options: { trader: 'The trader', firm: 'The firm' },
    direction: { easierThan: { firm: ['trader'] } },
  },
  'feeRefund.bps': { title: 'Of the fee goes back', unit: 'percent', direction: more },
  'feeRefund.payout': { title: 'With payout number', unit: 'count', direction: less },
  'feeRefund.fee': {
    title: 'Which fee',
    options: { lastPaid: 'The last one paid', firstPaid: 'The first one paid' },
    direction: 'unclear',
  },
  'bonus.target': { title: 'The target it is a share of', unit: 'money', direction: more },
  'bonus.bps': { title: 'Bonus', unit: 'percent', direction: more },
  'bonus.afterWithdrawn': { title: 'Once paid out', unit: 'money', direction: less },
}
