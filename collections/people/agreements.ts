import { immutable } from '../../hooks/immutable.js'
import { hashAgreement } from '../../hooks/hashAgreement.js'
import { collection } from '../base.js'
import type { CollectionFactory } from '../context.js'
import { belongsTo } from '../fields/relations.js'

/** A text that traders accept before they are funded; a published text never changes. */
export const agreementVersions: CollectionFactory = (context) =>
  collection('agreementVersions', context, {
    labels: { singular: 'Agreement', plural: 'Agreements' },
    admin: {
      group: 'People',
      useAsTitle: 'title',
      defaultColumns: ['title', 'version', 'isCurrent', 'createdAt'],
      description: 'To change the words, write a new version; who accepted an older one keeps it.',
    },
    hooks: { beforeChange: [hashAgreement], beforeValidate: [immutable(['isCurrent'])] },
    fields: [
      { name: 'title', type: 'text', required: true },
      { name: 'version', type: 'number', required: true, min: 1 },
      { name: 'text', type: 'textarea', required: true, admin: { rows: 20 } },
      {
        name: 'isCurrent',
        type: 'checkbox',
        label: 'Ask traders to accept this version',
        defaultValue: true,
        index: true,
      },
      { name: 'hash', type: 'text', admin: { readOnly: true, position: 'sidebar' } },
    ],
    indexes: [{ fields: ['title', 'version'], unique: true }],
  })

/** Proof that a trader accepted a text: which words, what name was typed, when, from where. */
export const agreementAcceptances: CollectionFactory = (context) =>
  collection('agreementAcceptances', context, {
    labels: { singular: 'Acceptance', plural: 'Acceptances' },
    admin: {
      group: 'People',
      useAsTitle: 'fullName',
      defaultColumns: ['fullName', 'trader', 'agreement', 'acceptedAt'],
    },
    fields: [
      belongsTo('trader', 'traders', { ...context, options: { required: true } }),
      belongsTo('agreement', 'agreementVersions', { ...context, options: { required: true } }),
      { name: 'textHash', type: 'text', label: 'Hash of the text', required: true },
      { name: 'fullName', type: 'text', label: 'Name typed', required: true },
      { name: 'acceptedAt', type: 'date', label: 'Accepted', required: true, index: true },
      { name: 'address', type: 'text', label: 'From address' },
      { name: 'userAgent', type: 'text', label: 'Browser', maxLength: 400 },
    ],
    indexes: [{ fields: ['trader', 'agreement'], unique: true }],
  })
