import type { PayloadRequest } from 'payload'

type Batch<Row> = { readonly ids: Set<string>; readonly rows: Promise<ReadonlyMap<string, Row>> }

/** Rows by the ids of their records. */
export type ReadRows<Row> = (
  req: PayloadRequest,
  ids: readonly string[],
) => Promise<ReadonlyMap<string, Row>>

/**
 * All rows and fields of one find ask in the same turn, so that one select answers them all.
 *
 * @returns the row of one record, or undefined when there is none
 */
export function batched<Row>(read: ReadRows<Row>) {
  const batches = new WeakMap<PayloadRequest, Batch<Row>>()
  const open = (req: PayloadRequest): Batch<Row> => {
    const ids = new Set<string>()
    const rows = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      batches.delete(req)
      return read(req, [...ids])
    })
    const batch = { ids, rows }
    batches.set(req, batch)
    return batch
  }
  return async (req: PayloadRequest, id: string): Promise<Row | undefined> => {
    const batch = batches.get(req) ?? open(req)
    batch.ids.add(id)
    return (await batch.rows).get(id)
  }
}
