import { collection } from '../base.js'
import type { CollectionFactory } from '../context.js'
import { actorFields, belongsTo, subjectFields } from '../fields/relations.js'

/** A word stuck on a trader; a table of its own, so that tagging never rewrites the person. */
export const traderTags: CollectionFactory = (context) =>
  collection('traderTags', context, {
    labels: { singular: 'Tag', plural: 'Tags' },
    admin: { group: 'People', useAsTitle: 'tag', defaultColumns: ['tag', 'trader', 'createdAt'] },
    fields: [
      belongsTo('trader', 'traders', { ...context, options: { required: true } }),
      { name: 'tag', type: 'text', required: true, index: true, maxLength: 40 },
    ],
    indexes: [{ fields: ['trader', 'tag'], unique: true }],
  })

/** What a trader agreed to receive, when, and from where. */
export const consents: CollectionFactory = (context) =>
  collection('consents', context, {
    labels: { singular: 'Consent', plural: 'Consents' },
    admin: {
      group: 'People',
      useAsTitle: 'purpose',
      defaultColumns: ['trader', 'purpose', 'given', 'createdAt'],
    },
    fields: [
      belongsTo('trader', 'traders', { ...context, options: { required: true } }),
      {
        name: 'purpose',
        type: 'text',
        required: true,
        index: true,
        admin: { description: 'For example marketing, or profiling.' },
      },
      { name: 'given', type: 'checkbox', required: true, defaultValue: false },
      { name: 'source', type: 'text', admin: { description: 'Where the answer was given.' } },
    ],
  })

/** What operators write about a record for each other. */
export const notes: CollectionFactory = (context) =>
  collection('notes', context, {
    labels: { singular: 'Note', plural: 'Notes' },
    admin: {
      group: 'People',
      useAsTitle: 'text',
      defaultColumns: ['text', 'subjectType', 'actorName', 'createdAt'],
    },
    fields: [
      { name: 'text', type: 'textarea', required: true, maxLength: 4000 },
      ...subjectFields(),
      ...actorFields(),
    ],
  })
