import type { TextField } from 'payload'
import { never } from '../../src/access/collectionAccess.js'

/** `P-3391`: short enough to say on the phone. The database numbers it when the row is written. */
export function reference(): TextField {
  return {
    name: 'reference',
    type: 'text',
    label: 'Reference',
    unique: true,
    index: true,
    access: { create: never, update: never },
    admin: { readOnly: true, position: 'sidebar', description: 'Given by the system.' },
  }
}
