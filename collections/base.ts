import type { CollectionConfig, Field } from 'payload'
import { collectionAccess } from '../src/access/collectionAccess.js'
import { tableOf, type CollectionKey } from '../src/collectionKeys.js'
import { rememberOriginal } from '../hooks/rememberOriginal.js'
import { refuseDelete } from '../hooks/refuseDelete.js'
import { closeReadOnly } from './closeReadOnly.js'
import type { CollectionContext } from './context.js'

type Input = Omit<CollectionConfig, 'slug' | 'access' | 'dbName'>

/** Payload's own is indexed: every change of a row would write to every index of its table. */
const updatedAt: Field = {
  name: 'updatedAt',
  type: 'date',
  label: ({ t }) => t('general:updatedAt'),
  admin: { disableBulkEdit: true, hidden: true },
}

/**
 * What all collections share: slug and table by key, access from the matrix, no delete where the
 * matrix grants none, read-only fields that nobody writes, lean list queries, no copies and no bulk
 * form edits.
 */
export function collection(
  key: CollectionKey,
  context: CollectionContext,
  input: Input,
): CollectionConfig {
  return {
    timestamps: true,
    lockDocuments: false,
    disableBulkEdit: true,
    disableDuplicate: true,
    enableQueryPresets: true,
    ...input,
    fields: [...closeReadOnly(input.fields), updatedAt],
    slug: context.slugs[key],
    dbName: tableOf(key),
    access: collectionAccess(key, context.people),
    admin: {
      enableListViewSelectAPI: true,
      pagination: { defaultLimit: 25, limits: [25, 50, 100] },
      ...input.admin,
    },
    hooks: {
      ...input.hooks,
      beforeValidate: [rememberOriginal, ...(input.hooks?.beforeValidate ?? [])],
      beforeDelete: [refuseDelete(key), ...(input.hooks?.beforeDelete ?? [])],
    },
  }
}
