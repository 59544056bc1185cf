import { collection } from '../base.js'
import type { CollectionFactory } from '../context.js'
import { money } from '../fields/money.js'
import { reference } from '../fields/reference.js'
import { belongsTo, nameOf } from '../fields/relations.js'
import { statusField } from '../fields/status.js'

/** A share of profit on its way to a trader. The amount comes from the quote and never changes. */
export const payouts: CollectionFactory = (context) => {
  const fixed = { required: true, readOnly: true }
  const date = (name: string, label: string) => ({
    name,
    type: 'date' as const,
    label,
    index: true,
    admin: { readOnly: true },
  })
  return collection('payouts', context, {
    labels: { singular: 'Payout', plural: 'Payouts' },
    admin: {
      group: 'Money',
      useAsTitle: 'reference',
      defaultColumns: ['reference', 'traderName', 'login', 'traderShare', 'status', 'createdAt'],
      listSearchableFields: ['reference', 'traderName', 'login'],
    },
    fields: [
      reference(),
      statusField(context.lifecycles.payout, context),
      {
        name: 'review',
        type: 'ui',
        admin: { components: { Field: context.component('PayoutReview') } },
      },
      belongsTo('account', 'accounts', { ...context, options: fixed }),
      belongsTo('challenge', 'challenges', { ...context, options: fixed }),
      belongsTo('trader', 'traders', { ...context, options: fixed }),
      nameOf('traderName', 'traders', { ...context, label: 'Trader' }),
      nameOf('login', 'accounts', { ...context, label: 'Account' }),
      {
        name: 'number',
        type: 'number',
        label: 'Payout number',
        required: true,
        admin: { readOnly: true },
      },
      {
        type: 'row',
        fields: [
          money('gross', context, { label: 'Profit taken', required: true, readOnly: true }),
          money('traderShare', context, {
            label: 'Trader receives',
            required: true,
            readOnly: true,
          }),
          money('firmShare', context, { label: 'Firm keeps', required: true, readOnly: true }),
          { name: 'currency', type: 'text', required: true, admin: { readOnly: true } },
        ],
      },
      { name: 'splitBps', type: 'number', required: true, admin: { hidden: true } },
      { name: 'quote', type: 'json', admin: { hidden: true } },
      { name: 'conditionsHash', type: 'text', admin: { hidden: true } },
      belongsTo('method', 'payoutMethods', {
        ...context,
        options: { label: 'Paid to', readOnly: true },
      }),
      { name: 'idempotencyKey', type: 'text', required: true, admin: { hidden: true } },
      {
        name: 'operationTicket',
        type: 'text',
        label: 'Balance operation',
        admin: { readOnly: true },
      },
      {
        name: 'bankReference',
        type: 'text',
        label: 'Reference of the transfer',
        admin: { readOnly: true },
      },
      { name: 'sendAttempts', type: 'number', defaultValue: 0, admin: { readOnly: true } },
      { name: 'reason', type: 'textarea', label: 'Reason given', admin: { readOnly: true } },
      date('dueAt', 'Promised by'),
      date('approvedAt', 'Approved'),
      date('sentAt', 'Sent'),
      date('paidAt', 'Paid'),
    ],
    indexes: [{ fields: ['account', 'idempotencyKey'], unique: true }],
  })
}

/** One person's consent to exactly this amount, method and set of conditions. */
export const approvals: CollectionFactory = (context) =>
  collection('approvals', context, {
    labels: { singular: 'Approval', plural: 'Approvals' },
    admin: {
      group: 'Money',
      useAsTitle: 'operatorName',
      defaultColumns: ['payout', 'operatorName', 'purpose', 'createdAt', 'voidedAt'],
    },
    fields: [
      belongsTo('payout', 'payouts', { ...context, options: { required: true, readOnly: true } }),
      {
        name: 'purpose',
        type: 'text',
        required: true,
        defaultValue: 'approve',
        admin: { readOnly: true },
      },
      { name: 'operatorId', type: 'text', required: true, index: true, admin: { readOnly: true } },
      { name: 'operatorName', type: 'text', required: true, admin: { readOnly: true } },
      { name: 'conditionsHash', type: 'text', required: true, admin: { readOnly: true } },
      { name: 'voidedAt', type: 'date', label: 'Void since', admin: { readOnly: true } },
      { name: 'voidReason', type: 'text', admin: { readOnly: true } },
    ],
  })
