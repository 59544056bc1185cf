import { collection } from '../base.js'
import type { CollectionFactory } from '../context.js'
import { money } from '../fields/money.js'
import { belongsTo, nameOf } from '../fields/relations.js'
import { statusField } from '../fields/status.js'

/** Steps by which funded accounts grow, each once per account. */
export const scalingSteps: CollectionFactory = (context) => {
  const fixed = { required: true, readOnly: true }
  const shown = { admin: { readOnly: true } }
  return collection('scalingSteps', context, {
    labels: { singular: 'Growth step', plural: 'Growth steps' },
    admin: {
      group: 'Trading',
      useAsTitle: 'label',
      defaultColumns: ['label', 'traderName', 'fromSize', 'toSize', 'status', 'createdAt'],
      listSearchableFields: ['label', 'traderName', 'login'],
    },
    fields: [
      { name: 'label', type: 'text', required: true, ...shown },
      statusField(context.lifecycles.scalingStep, context),
      belongsTo('account', 'accounts', { ...context, options: fixed }),
      belongsTo('challenge', 'challenges', { ...context, options: fixed }),
      belongsTo('trader', 'traders', { ...context, options: fixed }),
      nameOf('traderName', 'traders', { ...context, label: 'Trader' }),
      { name: 'login', type: 'text', ...shown },
      { name: 'number', type: 'number', label: 'Step', required: true, ...shown },
      // The account and the number of its step: no step is taken twice.
      { name: 'stepKey', type: 'text', required: true, unique: true, admin: { hidden: true } },
      { name: 'currency', type: 'text', required: true, ...shown },
      money('fromSize', context, { label: 'From size', ...fixed }),
      money('toSize', context, { label: 'To size', ...fixed }),
      money('amount', context, {
        label: 'Balance operation',
        description: 'What is put on the account; nothing where it counts profit alone.',
        ...fixed,
      }),
      {
        name: 'splitBps',
        type: 'number',
        label: 'Share from then on',
        admin: { readOnly: true, description: 'In basis points, where the plan changes it.' },
      },
      { name: 'group', type: 'text', label: 'New group', ...shown },
      { name: 'isAutomatic', type: 'checkbox', label: 'Carried out at once', ...shown },
      { name: 'reason', type: 'text', label: 'Why', ...shown },
      { name: 'operationTicket', type: 'text', label: 'Ticket', ...shown },
      money('balanceAfter', context, {
        label: 'Balance after it',
        readOnly: true,
        positive: false,
      }),
      { name: 'endedAt', type: 'date', label: 'Ended', ...shown },
    ],
  })
}
