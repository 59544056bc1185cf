import type { Field } from 'payload'
import { never } from '../src/access/collectionAccess.js'

/**
 * A form that shows a field read-only, or not at all, stops nobody from sending a value. Here such
 * fields are written by services alone.
 */
export function closeReadOnly(fields: readonly Field[]): Field[] {
  return fields.map((field): Field => {
    if ('fields' in field && !('name' in field)) {
      return { ...field, fields: closeReadOnly(field.fields) } as Field
    }
    if (!('name' in field) || !isClosed(field)) return field
    const own = 'access' in field ? field.access : undefined
    return { ...field, access: { create: never, update: never, ...own } } as Field
  })
}

function isClosed(field: Field): boolean {
  if ('hidden' in field && field.hidden === true) return true
  return Boolean(field.admin && 'readOnly' in field.admin && field.admin.readOnly)
}
