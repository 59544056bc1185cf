import type { CollectionBeforeValidateHook } from 'payload'
import { rememberRead } from '../src/database/writeChanges.js'

/** What the save has read; the database adapter leaves out what it does not change. */
export const rememberOriginal: CollectionBeforeValidateHook = ({
  collection,
  data,
  operation,
  originalDoc,
  req,
}) => {
  if (operation === 'update' && originalDoc) {
    rememberRead(req, { collection: collection.slug, id: originalDoc.id }, originalDoc)
  }
  return data
}
