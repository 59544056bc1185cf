import type { CollectionBeforeDeleteHook } from 'payload'
import { matrix } from '../src/access/matrix.js'
import type { CollectionKey } from '../src/collectionKeys.js'
import { refusal } from './refusal.js'

/** Money and evidence hang on nearly every record: what the matrix lets nobody delete stays, for code too. */
export const refuseDelete =
  (key: CollectionKey): CollectionBeforeDeleteHook =>
  () => {
    if (!matrix[key].delete) {
      throw refusal('This record is part of the history of the firm and cannot be deleted.', 403)
    }
  }
