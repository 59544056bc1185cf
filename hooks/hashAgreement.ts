import { createHash } from 'node:crypto'
import type { CollectionBeforeChangeHook } from 'payload'

/** The acceptance names the words by their hash, so the hash is made when the words are written. */
export const hashAgreement: CollectionBeforeChangeHook = ({ data, operation }) => {
  if (operation === 'create')
    data.hash = createHash('sha256').update(String(data.text)).digest('hex')
  return data
}
