import { collection } from '../base.js'
import type { CollectionFactory } from '../context.js'
import { belongsTo } from '../fields/relations.js'

/** Where a trader's money goes. The details are encrypted; people see the masked form. */
export const payoutMethods: CollectionFactory = (context) =>
  collection('payoutMethods', context, {
    labels: { singular: 'Payout method', plural: 'Payout methods' },
    admin: {
      group: 'Money',
      useAsTitle: 'masked',
      defaultColumns: ['masked', 'trader', 'kind', 'usableFrom', 'replacedAt'],
      description: 'Entered by the trader. A change starts a cool-down before money can leave.',
    },
    fields: [
      belongsTo('trader', 'traders', { ...context, options: { required: true, readOnly: true } }),
      { name: 'kind', type: 'text', required: true, admin: { readOnly: true } },
      { name: 'masked', type: 'text', label: 'Method', required: true, admin: { readOnly: true } },
      {
        name: 'holderName',
        type: 'text',
        label: 'Holder',
        required: true,
        admin: { readOnly: true },
      },
      { name: 'currency', type: 'text', required: true, admin: { readOnly: true } },
      { name: 'sealedDetails', type: 'text', required: true, hidden: true },
      { name: 'fingerprint', type: 'text', index: true, hidden: true },
      {
        name: 'usableFrom',
        type: 'date',
        label: 'Usable from',
        required: true,
        admin: { readOnly: true },
      },
      {
        name: 'replacedAt',
        type: 'date',
        label: 'Replaced',
        index: true,
        admin: { readOnly: true },
      },
    ],
  })
