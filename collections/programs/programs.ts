import { immutable } from '../../hooks/immutable.js'
import { checkProgramDraft } from '../../hooks/checkProgramDraft.js'
import { readDraftBasis, refuseLateDraft } from '../../hooks/draftBasis.js'
import { collection } from '../base.js'
import type { CollectionFactory } from '../context.js'
import { documentTabs, opensTab } from '../documentTabs.js'
import { currencyField, money } from '../fields/money.js'
import { belongsTo } from '../fields/relations.js'

/** What the firm sells. The draft is edited freely; publishing makes an immutable version of it. */
export const programs: CollectionFactory = (context) =>
  collection('programs', context, {
    labels: { singular: 'Program', plural: 'Programs' },
    admin: {
      group: 'Programs',
      useAsTitle: 'name',
      defaultColumns: ['name', 'code', 'currentVersion', 'isOnSale', 'updatedAt'],
      listSearchableFields: ['name', 'code'],
      description:
        'Saving changes the draft only. Running challenges keep the version they were sold.',
      components: {
        edit: { beforeDocumentControls: [context.component('PublishProgram')] },
        views: documentTabs([{ key: 'history', label: 'Versions', component: 'ProgramVersions' }]),
      },
    },
    hooks: { beforeValidate: [refuseLateDraft, checkProgramDraft] },
    fields: [
      {
        type: 'row',
        fields: [
          { name: 'name', type: 'text', required: true, index: true },
          {
            name: 'code',
            type: 'text',
            required: true,
            unique: true,
            index: true,
            validate: (value: unknown) =>
              /^[a-z0-9-]{2,40}$/.test(String(value)) ||
              'expected small letters, digits and dashes',
            admin: { placeholder: 'two-step-standard' },
          },
          belongsTo('currentVersion', 'programVersions', {
            ...context,
            options: { label: 'Published version', readOnly: true },
          }),
          {
            name: 'isOnSale',
            type: 'checkbox',
            label: 'On sale',
            defaultValue: false,
            index: true,
          },
        ],
      },
      {
        name: 'draft',
        type: 'json',
        label: 'Terms',
        required: true,
        admin: { components: { Field: context.component('ProgramEditor') } },
      },
      {
        name: 'draftBasis',
        type: 'text',
        virtual: true,
        hooks: { afterRead: [readDraftBasis] },
        admin: { hidden: true, disableListColumn: true, disableListFilter: true },
      },
    ],
  })

/** The terms a challenge was sold under: immutable and named by their hash. */
export const programVersions: CollectionFactory = (context) =>
  collection('programVersions', context, {
    labels: { singular: 'Program version', plural: 'Program versions' },
    admin: {
      group: 'Programs',
      useAsTitle: 'label',
      defaultColumns: ['label', 'program', 'hash', 'createdAt'],
      formatDocURL: opensTab('terms'),
      components: {
        views: documentTabs([{ key: 'terms', label: 'Terms', component: 'VersionTerms' }]),
      },
    },
    hooks: { beforeValidate: [immutable()] },
    fields: [
      { name: 'label', type: 'text', required: true, admin: { readOnly: true } },
      belongsTo('program', 'programs', { ...context, options: { required: true, readOnly: true } }),
      { name: 'number', type: 'number', required: true, admin: { readOnly: true } },
      { name: 'terms', type: 'json', required: true, admin: { readOnly: true } },
      { name: 'hash', type: 'text', required: true, index: true, admin: { readOnly: true } },
      { name: 'publishedBy', type: 'text', label: 'Published by', admin: { readOnly: true } },
      { name: 'reason', type: 'text', label: 'Why', admin: { readOnly: true } },
    ],
    indexes: [{ fields: ['program', 'number'], unique: true }],
  })

/** What a size of a program costs from a moment on; the order keeps what was paid. */
export const prices: CollectionFactory = (context) =>
  collection('prices', context, {
    labels: { singular: 'Price', plural: 'Prices' },
    admin: {
      group: 'Programs',
      useAsTitle: 'id',
      defaultColumns: ['program', 'size', 'amount', 'currency', 'validFrom'],
      description: 'A new price is a new row; the newest that is already valid counts.',
    },
    hooks: { beforeValidate: [immutable()] },
    fields: [
      belongsTo('program', 'programs', { ...context, options: { required: true } }),
      {
        type: 'row',
        fields: [
          money('size', context, { label: 'Account size', required: true }),
          money('amount', context, { label: 'Fee', required: true }),
          currencyField(),
        ],
      },
      { name: 'validFrom', type: 'date', label: 'Valid from', required: true, index: true },
    ],
  })
