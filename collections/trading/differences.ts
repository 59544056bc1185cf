import { differenceKinds } from '../../src/domain/reconciliation/difference.js'
import { collection } from '../base.js'
import type { CollectionFactory } from '../context.js'
import { reference } from '../fields/reference.js'
import { belongsTo, nameOf } from '../fields/relations.js'
import { statusField } from '../fields/status.js'

/** Where our books and a platform's differ. Payouts of these accounts wait until it is cleared. */
export const differences: CollectionFactory = (context) =>
  collection('differences', context, {
    labels: { singular: 'Difference', plural: 'Differences' },
    admin: {
      group: 'Trading',
      useAsTitle: 'reference',
      defaultColumns: ['reference', 'login', 'kind', 'ours', 'theirs', 'status', 'createdAt'],
      listSearchableFields: ['reference', 'login', 'traderName'],
      description:
        'Our books beside the platform’s. Payouts of these accounts wait until it is cleared.',
    },
    fields: [
      reference(),
      statusField(context.lifecycles.difference, context),
      belongsTo('connection', 'platformConnections', {
        ...context,
        options: { label: 'Platform', required: true, readOnly: true },
      }),
      belongsTo('account', 'accounts', { ...context, options: { readOnly: true } }),
      belongsTo('trader', 'traders', { ...context, options: { readOnly: true } }),
      nameOf('traderName', 'traders', { ...context, label: 'Trader' }),
      { name: 'login', type: 'text', required: true, index: true, admin: { readOnly: true } },
      {
        name: 'kind',
        type: 'text',
        label: 'What differs',
        required: true,
        index: true,
        admin: {
          readOnly: true,
          components: {
            Cell: { path: context.component('WordCell'), clientProps: { words: differenceKinds } },
          },
        },
      },
      { name: 'subject', type: 'text', label: 'Deal', admin: { readOnly: true } },
      { name: 'ours', type: 'text', label: 'Ours', admin: { readOnly: true } },
      { name: 'theirs', type: 'text', label: 'The platform’s', admin: { readOnly: true } },
      { name: 'lastSeenAt', type: 'date', label: 'Last seen', admin: { readOnly: true } },
      { name: 'endedAt', type: 'date', label: 'Ended', admin: { readOnly: true } },
      { name: 'key', type: 'text', required: true, hidden: true },
    ],
  })
