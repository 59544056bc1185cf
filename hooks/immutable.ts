import type { CollectionBeforeValidateHook } from 'payload'
import { isDeepStrictEqual } from 'node:util'
import { refusal } from './refusal.js'

/**
 * A record that is written once: an update that changes anything but the fields in `except` is
 * refused, with the first such field named.
 */
export const immutable =
  (except: readonly string[] = []): CollectionBeforeValidateHook =>
  ({ data, originalDoc, operation }) => {
    if (operation !== 'update' || !data || !originalDoc) return data
    const free = new Set([...except, 'id', 'createdAt', 'updatedAt'])
    const changed = Object.keys(data).find(
      (name) => !free.has(name) && !isDeepStrictEqual(idOf(data[name]), idOf(originalDoc[name])),
    )
    if (changed) {
      throw refusal(`${changed} cannot be changed: this record is kept as it was written.`, 409)
    }
    return data
  }

/** A related record arrives as its id or, populated, as the whole record. */
function idOf(value: unknown): unknown {
  const isRecord = typeof value === 'object' && value !== null && 'id' in value
  return isRecord ? value.id : (value ?? null)
}
