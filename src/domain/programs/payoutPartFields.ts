import type { PayoutField } from './payoutFields.js'

type Unit = NonNullable<PayoutField['unit']>

/** A larger one is harder on the trader. */
const asks = (title: string, unit: Unit): PayoutField => ({
  ...{ title, unit, direction: 'largerIsHarder' },
})

/** A larger one is better for the trader. */
const gives = (title: string, unit: Unit): PayoutField => ({
  ...{ title, unit, direction: 'largerIsEasier' },
})

/** The fields of one part of the terms, by their names in it. */
const part = (path: string, fields: Readonly<Record<string, PayoutField>>) =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [`${path}.${name}`, field]))

/** The parts of payout terms that have several, by their path. */
export const payoutPartFields: Readonly<Record<string, PayoutField>> = {
  ...part('cycles', {
    cycle: {
      title: 'Paid',
      options: { weekly: 'Every week', biweekly: 'Every two weeks', monthly: 'Every month' },
      direction: 'unclear',
    },
    bps: gives('Trader’s share', 'percent'),
    days: asks('Waiting time', 'days'),
  }),
  ...part('splitByWithdrawn', {
    of: {
      title: 'A step’s share is of',
      options: {
        part: 'The part of the profit in it',
        whole: 'The whole payout that begins in it',
      },
      direction: 'unclear',
    },
    steps: { title: 'Steps', direction: 'unclear' },
    'steps.from': asks('From paid profit of', 'money'),
    'steps.bps': gives('Trader’s share', 'percent'),
  }),
  ...part('buffer', {
    kind: {
      title: 'Buffer',
      options: {
        none: 'None',
        kept: 'Stays on the account',
        reached: 'Has to be reached',
        shareKept: 'A share of the profit stays',
      },
      direction: { easierThan: { none: ['kept', 'reached', 'shareKept'] } },
    },
    amount: asks('Buffer amount', 'money'),
    plus: asks('And this much more', 'money'),
    firstPayouts: {
      title: 'For the first payouts',
      unit: 'count',
      direction: { larger: 'harder', empty: 'hardest' },
    },
    excessBps: {
      title: 'Of the excess may leave',
      unit: 'percent',
      direction: { larger: 'easier', empty: 'easiest' },
    },
    leastExcess: asks('Least excess', 'money'),
    inside: {
      title: 'Paid inside the buffer',
      direction: { larger: 'easier', empty: 'hardest' },
    },
    'inside.bps': gives('Of the profit inside', 'percent'),
    'inside.once': {
      title: 'Only once',
      direction: { easierThan: { false: ['true'] } },
    },
    bps: asks('Buffer share', 'percent'),
  }),
  ...part('dailyProfitCap', {
    amount: gives('Counts per day at most', 'money'),
    excess: {
      title: 'Profit above it',
      options: { stays: 'Stays on the account', deducted: 'Is taken without being paid' },
      direction: { easierThan: { stays: ['deducted'] } },
    },
  }),
  ...part('profitableDays', {
    count: asks('Profitable days', 'days'),
    minimum: asks('A profitable day brings', 'money'),
    since: {
      title: 'Counted since',
      options: { lastPayout: 'The last payout', start: 'The start of the account' },
      direction: { easierThan: { start: ['lastPayout'] } },
    },
  }),
  ...part('winningDays', {
    bps: asks('Winning days at least', 'percent'),
    of: {
      title: 'Measured by',
      options: { losingDays: 'The losing days', allDays: 'All days' },
      direction: 'unclear',
    },
    comparator: {
      title: 'Exactly as many',
      options: { '>=': 'Is enough', '>': 'Is not enough' },
      direction: { easierThan: { '>=': ['>'] } },
    },
  }),
  ...part('transferFee', {
    amount: asks('Transfer fee', 'money'),
    paidBy: {
      title: 'Paid by',
      options: { trader: 'The trader', firm: 'The firm' },
      direction: { easierThan: { firm: ['trader'] } },
    },
  }),
  ...part('feeRefund', {
    bps: gives('Of the fee goes back', 'percent'),
    payout: asks('With payout number', 'count'),
    fee: {
      title: 'Which fee',
      options: { lastPaid: 'The last one paid', firstPaid: 'The first one paid' },
      direction: 'unclear',
    },
  }),
  ...part('bonus', {
    target: gives('The target it is a share of', 'money'),
    bps: gives('Bonus', 'percent'),
    afterWithdrawn: asks('Once paid out', 'money'),
  }),
}
