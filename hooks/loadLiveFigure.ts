import type { FieldHook, PayloadRequest } from 'payload'
import { readLiveBatch, type LiveRow } from '../src/services/live/readLiveBatch.js'

/** All rows and fields of one find ask in the same turn, so that one select answers them all. */
type Batch = { readonly ids: Set<string>; readonly rows: Promise<ReadonlyMap<string, LiveRow>> }

const batches = new WeakMap<PayloadRequest, Batch>()

function batchOf(req: PayloadRequest): Batch {
  const open = batches.get(req)
  if (open) return open
  const ids = new Set<string>()
  const rows = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
    batches.delete(req)
    return readLiveBatch(req.payload, [...ids])
  })
  const batch = { ids, rows }
  batches.set(req, batch)
  return batch
}

export const loadLiveFigure =
  (name: 'balance' | 'equity' | 'used'): FieldHook =>
  async ({ data, req }) => {
    if (!data?.id) return null
    const batch = batchOf(req)
    batch.ids.add(String(data.id))
    return (await batch.rows).get(String(data.id))?.[name] ?? null
  }
