import { z } from 'zod'
import { defineEvent } from './defineEvent.js'
import { longText, money, text, time } from './variable.js'
import * as v from './vocabulary.js'

const paymentProvider = text('Payment provider', 'The checkout that reported it.')

export const orderEvents = [
  defineEvent({
    name: 'order.paid',
    label: 'Order paid',
    when: 'A checkout confirmed the payment and it matched the order.',
    audience: 'trader',
    variables: z.object({
      orderReference: v.orderReference,
      orderKind: text(
        'Kind of order',
        'Purchase, reset, extension, retry, secondChance, giveaway or replacement.',
      ),
      programName: v.programName,
      accountSize: v.accountSize,
      amountPaid: money('Amount paid', 'What was charged.'),
      paidAt: time('Payment time', 'When the payment was confirmed.'),
    }),
    mandatory: ['orderReference', 'amountPaid'],
    sample: {
      orderReference: 'O-7731',
      orderKind: 'purchase',
      programName: 'One-Step Trail 100K',
      accountSize: { amount: 10_000_000, currency: 'USD' },
      amountPaid: { amount: 49_900, currency: 'USD' },
      paidAt: '2026-11-02T08:14:00.000Z',
    },
  }),
  defineEvent({
    name: 'order.mismatch',
    label: 'Order does not match',
    when: 'A checkout reported a payment that differs from the order, so a person has to decide.',
    audience: 'staff',
    variables: z.object({
      orderReference: v.orderReference,
      paymentProvider,
      mismatch: longText('What differs', 'Each field with the expected and the reported value.'),
      adminLink: v.adminLink,
    }),
    sample: {
      orderReference: 'O-7740',
      paymentProvider: 'checkout',
      mismatch: 'amount: expected 499.00 USD, was 49.00 USD',
      adminLink: 'https://desk.fairlead.example/admin/collections/orders/o-7740',
    },
  }),
  defineEvent({
    name: 'order.refunded',
    label: 'Order refunded',
    when: 'A payment went back to the buyer, in part or in full.',
    audience: 'trader',
    variables: z.object({
      orderReference: v.orderReference,
      programName: v.programName,
      amountRefunded: money('Amount refunded', 'What went back.'),
      refundedAt: time('Refund time', 'When the refund was confirmed.'),
      reason: v.reason,
    }),
    mandatory: ['orderReference', 'amountRefunded'],
    sample: {
      orderReference: 'O-7731',
      programName: 'One-Step Trail 100K',
      amountRefunded: { amount: 49_900, currency: 'USD' },
      refundedAt: '2026-11-03T09:00:00.000Z',
      reason: 'You asked for a refund before the first trade.',
    },
  }),
  defineEvent({
    name: 'order.disputed',
    label: 'Payment disputed',
    when: 'The buyer’s bank opened a dispute about a payment.',
    audience: 'staff',
    variables: z.object({
      orderReference: v.orderReference,
      traderReference: v.traderReference,
      amountDisputed: money('Amount disputed', 'What the bank may take back.'),
      disputedAt: time('Dispute time', 'When the dispute was reported.'),
      adminLink: v.adminLink,
    }),
    sample: {
      orderReference: 'O-7702',
      traderReference: 'T-1188',
      amountDisputed: { amount: 49_900, currency: 'USD' },
      disputedAt: '2026-11-12T07:30:00.000Z',
      adminLink: 'https://desk.fairlead.example/admin/collections/orders/o-7702',
    },
  }),
] as const
