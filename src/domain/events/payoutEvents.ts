import { z } from 'zod'
import { defineEvent } from './defineEvent.js'
import { link, optional, text, time } from './variable.js'
import * as v from './vocabulary.js'

/** What every payout message can say: which payout, of what profit, how much, to where. */
const quote = {
  payoutReference: v.payoutReference,
  accountLogin: v.accountLogin,
  grossProfit: v.grossProfit,
  profitSplit: v.profitSplit,
  traderShare: v.traderShare,
  methodMasked: v.methodMasked,
}

const sampleQuote = {
  payoutReference: 'P-3391',
  accountLogin: '5098120',
  grossProfit: { amount: 643_250, currency: 'USD' },
  profitSplit: 8_000,
  traderShare: { amount: 514_600, currency: 'USD' },
  methodMasked: 'Bank transfer, ending 4471',
} as const

const samplePayoutLink = 'https://portal.fairlead.example/payouts/P-3391'

export const payoutEvents = [
  defineEvent({
    name: 'payout.requested',
    label: 'Payout requested',
    when: 'A trader asked for a payout and the profit was reserved.',
    audience: 'trader',
    variables: z.object({
      ...quote,
      requestedAt: time('Request time', 'When the payout was asked for.'),
      payoutLink: v.payoutLink,
    }),
    mandatory: ['payoutReference', 'traderShare'],
    sample: {
      ...sampleQuote,
      requestedAt: '2026-11-12T08:14:22.000Z',
      payoutLink: samplePayoutLink,
    },
  }),
  defineEvent({
    name: 'payout.needsInfo',
    label: 'Payout needs information',
    when: 'A payout waits for an answer of the trader.',
    audience: 'trader',
    variables: z.object({ ...quote, reason: v.reason, payoutLink: v.payoutLink }),
    mandatory: ['payoutReference', 'reason', 'payoutLink'],
    sample: {
      ...sampleQuote,
      reason: 'Please confirm that the bank account is in your own name.',
      payoutLink: samplePayoutLink,
    },
  }),
  defineEvent({
    name: 'payout.approved',
    label: 'Payout approved',
    when: 'A payout has all its approvals and is about to be sent.',
    audience: 'trader',
    variables: z.object({ ...quote, decidedAt: v.decidedAt }),
    mandatory: ['payoutReference', 'traderShare'],
    sample: { ...sampleQuote, decidedAt: '2026-11-12T13:40:00.000Z' },
  }),
  defineEvent({
    name: 'payout.paid',
    label: 'Payout paid',
    when: 'The provider confirmed that the money left, and this is the statement.',
    audience: 'trader',
    variables: z.object({
      ...quote,
      firmShare: v.firmShare,
      paidAt: time('Payment time', 'When the payment was confirmed.'),
      transferReference: text('Transfer reference', 'What the bank or network calls it.'),
      payoutLink: v.payoutLink,
    }),
    mandatory: ['payoutReference', 'grossProfit', 'profitSplit', 'traderShare', 'methodMasked'],
    sample: {
      ...sampleQuote,
      firmShare: { amount: 128_650, currency: 'USD' },
      paidAt: '2026-11-14T08:30:00.000Z',
      transferReference: 'FAIRLEAD P3391',
      payoutLink: samplePayoutLink,
    },
  }),
  defineEvent({
    name: 'payout.rejectedReturned',
    label: 'Payout rejected, profit returned',
    when: 'A payout was rejected and the profit was put back on the account.',
    audience: 'trader',
    variables: z.object({ ...quote, reason: v.reason, decidedAt: v.decidedAt }),
    mandatory: ['payoutReference', 'reason', 'grossProfit'],
    sample: {
      ...sampleQuote,
      reason: 'The program asks for five profitable days; there were four.',
      decidedAt: '2026-11-12T13:40:00.000Z',
    },
  }),
  defineEvent({
    name: 'payout.rejectedForfeited',
    label: 'Payout rejected, profit forfeited',
    when: 'A payout was rejected and the profit was taken because of a confirmed violation.',
    audience: 'trader',
    variables: z.object({
      ...quote,
      reason: v.reason,
      decidedAt: v.decidedAt,
      rulingReference: v.rulingReference,
      appealLink: link('Appeal link', 'Where the trader objects.'),
      appealDeadline: time('Appeal deadline', 'Until when an appeal is accepted.'),
    }),
    mandatory: ['payoutReference', 'reason', 'grossProfit', 'appealLink', 'appealDeadline'],
    sample: {
      ...sampleQuote,
      reason: 'The same trades were copied between three accounts of different owners.',
      decidedAt: '2026-11-12T13:40:00.000Z',
      rulingReference: 'V-20377',
      appealLink: 'https://portal.fairlead.example/appeals/new?ruling=V-20377',
      appealDeadline: '2026-11-19T13:40:00.000Z',
    },
  }),
  defineEvent({
    name: 'payout.claimable',
    label: 'Rest of an ended account can be claimed',
    when: 'An account has ended and settled, and its program pays some of the profit it had left.',
    audience: 'trader',
    variables: z.object({
      accountLogin: v.accountLogin,
      traderShare: v.traderShare,
      claimUntil: optional(
        text('Last day', 'The last day on which it can be asked for.'),
        'no particular day',
      ),
      claimLink: link('Claim link', 'Where the trader asks for it.'),
    }),
    mandatory: ['accountLogin', 'traderShare', 'claimLink'],
    sample: {
      accountLogin: '5098120',
      traderShare: { amount: 82_300, currency: 'USD' },
      claimUntil: '2026-11-19',
      claimLink: 'https://portal.fairlead.example/accounts/A-48210',
    },
  }),
  ...payoutTroubles(),
] as const

function payoutTroubles() {
  return [
    defineEvent({
      name: 'payout.failed',
      label: 'Payout could not be sent',
      when: 'The provider refused to send a payout, and nothing left.',
      audience: 'trader',
      variables: z.object({ ...quote, reason: v.reason, payoutLink: v.payoutLink }),
      mandatory: ['payoutReference', 'reason'],
      sample: {
        ...sampleQuote,
        reason: 'The bank did not accept the account number.',
        payoutLink: samplePayoutLink,
      },
    }),
    defineEvent({
      name: 'payout.returned',
      label: 'Payout returned',
      when: 'A payout that was paid came back from the receiving bank.',
      audience: 'trader',
      variables: z.object({
        ...quote,
        reason: v.reason,
        returnedAt: time('Return time', 'When the money came back.'),
        payoutLink: v.payoutLink,
      }),
      mandatory: ['payoutReference', 'reason', 'payoutLink'],
      sample: {
        ...sampleQuote,
        reason: 'The receiving account is closed.',
        returnedAt: '2026-11-18T09:12:00.000Z',
        payoutLink: samplePayoutLink,
      },
    }),
    defineEvent({
      name: 'payoutMethod.changed',
      label: 'Payout method changed',
      when: 'A trader changed where payouts go; it is mailed to the address known before.',
      audience: 'trader',
      variables: z.object({
        methodMasked: v.methodMasked,
        changedAt: time('Change time', 'When it was changed.'),
        payoutsFrom: time('Payouts again from', 'Until then nothing is paid to the new method.'),
      }),
      mandatory: ['methodMasked', 'changedAt'],
      sample: {
        methodMasked: 'Bank transfer, ending 4471',
        changedAt: '2026-11-11T08:02:00.000Z',
        payoutsFrom: '2026-11-14T08:02:00.000Z',
      },
    }),
  ] as const
}
