import { collection } from '../base.js'
import type { CollectionFactory } from '../context.js'
import { actorFields, belongsTo, nameOf } from '../fields/relations.js'
import { reference } from '../fields/reference.js'
import { statusField } from '../fields/status.js'

/** One round of proving who a trader is. */
export const kycCases: CollectionFactory = (context) =>
  collection('kycCases', context, {
    labels: { singular: 'KYC case', plural: 'KYC cases' },
    admin: {
      group: 'People',
      useAsTitle: 'reference',
      defaultColumns: ['reference', 'traderName', 'status', 'submittedAt', 'createdAt'],
      listSearchableFields: ['reference', 'traderName'],
      description: 'Open a case to see the documents and decide.',
    },
    fields: [
      reference(),
      statusField(context.lifecycles.kycCase, context),
      belongsTo('trader', 'traders', { ...context, options: { required: true, readOnly: true } }),
      nameOf('traderName', 'traders', { ...context, label: 'Trader' }),
      {
        name: 'documents',
        type: 'ui',
        admin: { components: { Field: context.component('KycDocuments') } },
      },
      {
        name: 'requiredDocuments',
        type: 'json',
        label: 'Asked for',
        defaultValue: ['identity', 'address'],
        admin: {
          description: 'Kinds of documents that must be there before the case can be submitted.',
        },
      },
      {
        type: 'row',
        fields: [
          { name: 'submittedAt', type: 'date', label: 'Submitted', admin: { readOnly: true } },
          { name: 'decidedAt', type: 'date', label: 'Decided', admin: { readOnly: true } },
          { name: 'expiresAt', type: 'date', label: 'Approval ends', index: true },
        ],
      },
      { name: 'decision', type: 'textarea', label: 'Reason given', admin: { readOnly: true } },
      ...actorFields(),
    ],
  })

/** A picture or PDF that a trader sent. Encrypted before it is stored, opened only through the access check. */
export const kycDocuments: CollectionFactory = (context) =>
  collection('kycDocuments', context, {
    labels: { singular: 'KYC document', plural: 'KYC documents' },
    admin: {
      group: 'People',
      useAsTitle: 'kind',
      defaultColumns: ['kind', 'trader', 'kycCase', 'createdAt'],
      hidden: ({ user }) => !user,
    },
    upload: {
      mimeTypes: ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'],
      disableLocalStorage: true,
      crop: false,
      focalPoint: false,
      pasteURL: false,
      hideRemoveFile: true,
      adminThumbnail: () => null,
    },
    fields: [
      belongsTo('trader', 'traders', { ...context, options: { required: true, readOnly: true } }),
      belongsTo('kycCase', 'kycCases', { ...context, options: { required: true, readOnly: true } }),
      {
        name: 'kind',
        type: 'text',
        required: true,
        index: true,
        admin: { readOnly: true, description: 'identity, address, selfie, …' },
      },
      {
        name: 'sha256',
        type: 'text',
        label: 'Fingerprint',
        index: true,
        admin: { readOnly: true },
      },
    ],
  })
