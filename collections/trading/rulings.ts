import { immutable } from '../../hooks/immutable.js'
import { collection } from '../base.js'
import type { CollectionFactory } from '../context.js'
import { reference } from '../fields/reference.js'
import { actorFields, belongsTo, nameOf, subjectFields } from '../fields/relations.js'
import { ruleField } from '../fields/rule.js'
import { statusField } from '../fields/status.js'

/** What the rules decided about an account, with the evidence. Written once. */
export const rulings: CollectionFactory = (context) => {
  const text = (name: string, label: string) => ({
    name,
    type: 'text' as const,
    label,
    admin: { readOnly: true },
  })
  const amount = (name: string, label: string) => ({
    name,
    type: 'number' as const,
    label,
    admin: { readOnly: true, components: { Cell: context.component('RulingFigureCell') } },
    custom: { shownWith: ['unit', 'currency'] },
  })
  return collection('rulings', context, {
    labels: { singular: 'Ruling', plural: 'Rulings' },
    admin: {
      group: 'Trading',
      useAsTitle: 'reference',
      defaultColumns: [
        'reference',
        'login',
        'kind',
        'rule',
        'limit',
        'figure',
        'disposition',
        'at',
      ],
      listSearchableFields: ['reference', 'login'],
    },
    hooks: { beforeValidate: [immutable(['settledAt'])] },
    fields: [
      reference(),
      belongsTo('account', 'accounts', { ...context, options: { required: true, readOnly: true } }),
      belongsTo('trader', 'traders', { ...context, options: { required: true, readOnly: true } }),
      text('login', 'Account'),
      text('kind', 'Kind'),
      { ...ruleField(context), index: false },
      text('code', 'Code'),
      text('unit', 'Unit'),
      text('currency', 'Currency'),
      amount('limit', 'Limit'),
      amount('figure', 'Figure'),
      text('disposition', 'Confirmed or suspected'),
      { name: 'doubts', type: 'json', admin: { readOnly: true } },
      {
        name: 'at',
        type: 'date',
        label: 'Decided at (platform time)',
        required: true,
        index: true,
      },
      {
        name: 'atMs',
        type: 'number',
        label: 'Platform time in milliseconds',
        admin: { hidden: true },
      },
      { name: 'settledAt', type: 'date', label: 'Settled', admin: { readOnly: true } },
      {
        name: 'evidence',
        type: 'json',
        required: true,
        admin: { readOnly: true, disableListColumn: true },
      },
      text('evidenceHash', 'Hash of the evidence'),
      { name: 'occasion', type: 'number', admin: { hidden: true } },
    ],
  })
}

/** The case about an adverse ruling: suspected, confirmed, dismissed or overturned. */
export const violations: CollectionFactory = (context) =>
  collection('violations', context, {
    labels: { singular: 'Violation', plural: 'Violations' },
    admin: {
      group: 'Trading',
      useAsTitle: 'reference',
      defaultColumns: ['reference', 'login', 'traderName', 'rule', 'status', 'at'],
      listSearchableFields: ['reference', 'login', 'traderName'],
    },
    fields: [
      reference(),
      statusField(context.lifecycles.violation, context),
      belongsTo('ruling', 'rulings', {
        ...context,
        options: { required: true, readOnly: true, unique: true },
      }),
      belongsTo('account', 'accounts', { ...context, options: { required: true, readOnly: true } }),
      belongsTo('trader', 'traders', { ...context, options: { required: true, readOnly: true } }),
      nameOf('traderName', 'traders', { ...context, label: 'Trader' }),
      nameOf('login', 'accounts', { ...context, label: 'Account' }),
      ruleField(context),
      { name: 'at', type: 'date', index: true, admin: { readOnly: true } },
      { name: 'firstDecider', type: 'text', label: 'First decided by', admin: { readOnly: true } },
      { name: 'decision', type: 'textarea', label: 'Reason given', admin: { readOnly: true } },
    ],
  })

/** Why an account, payout, person, connection or the whole firm waits. Lifting one leaves the others. */
export const holds: CollectionFactory = (context) =>
  collection('holds', context, {
    labels: { singular: 'Hold', plural: 'Holds' },
    admin: {
      group: 'Trading',
      useAsTitle: 'kind',
      defaultColumns: ['kind', 'subjectType', 'reason', 'actorName', 'createdAt', 'liftedAt'],
    },
    fields: [
      {
        name: 'kind',
        type: 'text',
        required: true,
        index: true,
        admin: {
          readOnly: true,
          description: 'paused, frozen, underReview, rulings, sending or payouts',
        },
      },
      ...subjectFields(),
      { name: 'reason', type: 'text', required: true, admin: { readOnly: true } },
      { name: 'note', type: 'textarea', admin: { readOnly: true } },
      ...actorFields(),
      {
        name: 'liftAt',
        type: 'date',
        label: 'Lifts by itself',
        index: true,
        admin: { readOnly: true },
      },
      { name: 'liftedAt', type: 'date', label: 'Lifted', index: true, admin: { readOnly: true } },
      { name: 'liftedBy', type: 'text', label: 'Lifted by', admin: { readOnly: true } },
    ],
  })
