import { collection } from '../base.js'
import type { CollectionFactory } from '../context.js'
import { serverComponent } from '../documentTabs.js'
import { currencyField, money } from '../fields/money.js'
import { reference } from '../fields/reference.js'
import { belongsTo, nameOf } from '../fields/relations.js'
import { statusField } from '../fields/status.js'

/** A purchase as it was agreed; what the checkout reports must equal it. */
export const orders: CollectionFactory = (context) =>
  collection('orders', context, {
    labels: { singular: 'Order', plural: 'Orders' },
    admin: {
      group: 'Money',
      useAsTitle: 'reference',
      defaultColumns: ['reference', 'traderName', 'programName', 'amount', 'status', 'createdAt'],
      listSearchableFields: ['reference', 'traderName', 'checkoutReference'],
      components: { Description: serverComponent('OrderTagline') },
    },
    fields: [
      reference(),
      statusField(context.lifecycles.order, context),
      belongsTo('trader', 'traders', { ...context, options: { required: true } }),
      nameOf('traderName', 'traders', { ...context, label: 'Trader' }),
      belongsTo('program', 'programs', { ...context, options: { required: true } }),
      nameOf('programName', 'programs', { ...context, label: 'Program', index: false }),
      belongsTo('version', 'programVersions', {
        ...context,
        options: { label: 'Sold under', required: true },
      }),
      {
        type: 'row',
        fields: [
          money('size', context, {
            label: 'Account size',
            required: true,
            currencyField: 'accountCurrency',
          }),
          {
            name: 'accountCurrency',
            type: 'text',
            label: 'Account currency',
            required: true,
            defaultValue: 'USD',
          },
        ],
      },
      {
        type: 'row',
        fields: [
          money('amount', context, { label: 'Price', required: true }),
          currencyField(),
          { name: 'coupon', type: 'text', label: 'Coupon' },
        ],
      },
      money('paidAmount', context, { label: 'Paid', readOnly: true }),
      money('refundedAmount', context, { label: 'Refunded', readOnly: true }),
      {
        name: 'kind',
        type: 'text',
        label: 'Kind',
        required: true,
        defaultValue: 'purchase',
        admin: {
          description:
            'purchase, reset and extension are paid for and count as revenue; retry, secondChance, giveaway and replacement are free.',
        },
      },
      belongsTo('forChallenge', 'challenges', {
        ...context,
        options: { label: 'For the challenge', readOnly: true },
      }),
      belongsTo('opened', 'accounts', {
        ...context,
        options: { label: 'Attempt it opened', readOnly: true },
      }),
      { name: 'checkoutReference', type: 'text', label: 'Checkout reference', index: true },
      { name: 'mismatch', type: 'json', label: 'What does not match', admin: { readOnly: true } },
      { name: 'paidAt', type: 'date', label: 'Paid at', index: true, admin: { readOnly: true } },
    ],
  })
