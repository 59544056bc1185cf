import { collection } from '../base.js'
import type { CollectionFactory } from '../context.js'
import { money } from '../fields/money.js'
import { reference } from '../fields/reference.js'
import { belongsTo, subjectFields } from '../fields/relations.js'

/** One booking: lines that add up to zero per currency. Written once; corrections are new entries. */
export const journalEntries: CollectionFactory = (context) =>
  collection('journalEntries', context, {
    labels: { singular: 'Journal entry', plural: 'Journal' },
    admin: {
      group: 'Money',
      useAsTitle: 'reference',
      defaultColumns: ['reference', 'kind', 'subjectType', 'at'],
      listSearchableFields: ['reference'],
    },
    fields: [
      reference(),
      { name: 'kind', type: 'text', required: true, index: true, admin: { readOnly: true } },
      ...subjectFields(),
      { name: 'at', type: 'date', required: true, index: true, admin: { readOnly: true } },
      {
        name: 'idempotencyKey',
        type: 'text',
        required: true,
        unique: true,
        admin: { readOnly: true },
      },
      {
        name: 'lines',
        type: 'join',
        collection: context.slugs.journalLines,
        on: 'entry',
        admin: { defaultColumns: ['account', 'amount'], allowCreate: false },
      },
    ],
  })

export const journalLines: CollectionFactory = (context) =>
  collection('journalLines', context, {
    labels: { singular: 'Journal line', plural: 'Journal lines' },
    admin: {
      group: 'Money',
      useAsTitle: 'account',
      defaultColumns: ['entry', 'account', 'amount'],
      hidden: true,
    },
    fields: [
      belongsTo('entry', 'journalEntries', {
        ...context,
        options: { required: true, readOnly: true },
      }),
      { name: 'account', type: 'text', label: 'Ledger account', required: true, index: true },
      money('amount', context, { required: true, positive: false }),
      { name: 'currency', type: 'text', required: true },
    ],
  })
