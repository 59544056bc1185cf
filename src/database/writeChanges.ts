import type { FlattenedField } from 'payload'
import type { Adapter } from './postgresAdapter.js'

type Doc = Readonly<Record<string, unknown>>
type Saved = { readonly collection: string; readonly id: string | number }

type Reads = Map<string, ReadonlyMap<string, string>>

/**
 * Where a request keeps what its saves have read, each field as JSON. Not in this module, because a
 * bundler may load it more than once in a process.
 */
const reads: unique symbol = Symbol.for('payload-plugin-prop-firm.reads')

type Request = object & { [reads]?: Reads }

const keyOf = ({ collection, id }: Saved): string => `${collection}:${id}`
const textOf = (value: unknown): string => JSON.stringify(value ?? null)

/** Tells the adapter what a save has read, so that only what it changes is written. */
export function rememberRead(req: Request, saved: Saved, doc: Doc): void {
  const known = (req[reads] ??= new Map())
  known.set(
    keyOf(saved),
    new Map(Object.entries(doc).map(([name, value]) => [name, textOf(value)])),
  )
}

/**
 * A save of Payload's writes every column as it was once read, so a slow one would undo what services
 * wrote to the same row meanwhile. Here it writes the columns that it changes.
 */
export function writeChanges(adapter: Adapter): void {
  const original = adapter.updateOne
  adapter.updateOne = function updateChanged(input) {
    const { req, id, collection } = input
    const { [reads]: known }: Request = req ?? {}
    if (!known || id === undefined) return original.call(this, input)
    const key = keyOf({ collection, id })
    const read = known.get(key)
    known.delete(key)
    const fields = adapter.payload.collections[collection]?.config.flattenedFields
    if (!read || !fields) return original.call(this, input)
    return original.call(this, { ...input, data: changesOf(input.data, read, fields) })
  }
}

function changesOf(data: Doc, read: ReadonlyMap<string, string>, fields: FlattenedField[]): Doc {
  const changed = Object.entries(data).filter(
    ([name, value]) => name === 'updatedAt' || read.get(name) !== textOf(value),
  )
  const needsWholeRow = changed.some(([name]) =>
    fields.some((field) => field.name === name && isKeptElsewhere(field)),
  )
  return needsWholeRow ? data : Object.fromEntries(changed)
}

/** Fields with tables of their own are written by an upsert, which takes whole rows only. */
const isKeptElsewhere = (field: FlattenedField): boolean =>
  field.type === 'array' ||
  field.type === 'blocks' ||
  ('hasMany' in field && field.hasMany === true) ||
  ('relationTo' in field && Array.isArray(field.relationTo)) ||
  ('localized' in field && field.localized === true)
