import type { BasePayload, Where } from 'payload'
import { firmOf } from '../firm.js'
import type { CollectionKey } from '../collectionKeys.js'

type Wanted = {
  readonly key: CollectionKey
  /** What tells the record from all others. */
  readonly where: Where
  readonly data: Readonly<Record<string, unknown>>
}

/** Makes a record unless it is there, so that a seed that was cut off goes on where it stopped. */
export async function ensure(
  payload: BasePayload,
  { key, where, data }: Wanted,
): Promise<{ id: string; isNew: boolean }> {
  const collection = firmOf(payload).slugs[key] as never
  const found = await payload.find({ collection, where, limit: 1, depth: 0 })
  const [known] = found.docs
  if (known) return { id: String(known.id), isNew: false }
  const made = await payload.create({ collection, data: data as never })
  return { id: String(made.id), isNew: true }
}
