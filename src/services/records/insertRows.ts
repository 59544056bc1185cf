import { v7 as uuidv7 } from 'uuid'
import { tableOf, type CollectionKey } from '../../collectionKeys.js'
import type { Work } from '../work.js'
import { insertSql } from '../sql/records.js'

export type Row = Readonly<Record<string, unknown>>

/**
 * Inserts rows into a collection's table in one statement per shape. Ids are given where missing,
 * times are the work's. With `onConflict: 'skip'` a row that exists already is left as it is.
 *
 * @param rows snake_case columns; all rows have the same ones
 * @returns the inserted rows' ids, in no particular order
 */
export async function insertRows(
  work: Pick<Work, 'tx' | 'now'>,
  key: CollectionKey,
  rows: readonly Row[],
): Promise<string[]> {
  return insert(work, { key, rows, onConflict: '' })
}

/** As `insertRows`, but a row that some unique key already knows is left as it is. */
export async function insertNewRows(
  work: Pick<Work, 'tx' | 'now'>,
  key: CollectionKey,
  rows: readonly Row[],
): Promise<string[]> {
  return insert(work, { key, rows, onConflict: 'on conflict do nothing' })
}

type Input = { key: CollectionKey; rows: readonly Row[]; onConflict: string }

async function insert(work: Pick<Work, 'tx' | 'now'>, { key, rows, onConflict }: Input) {
  const [first] = rows
  if (!first) return []
  const stamp = work.now.toISOString()
  const complete = rows.map((row) => ({
    id: uuidv7(),
    created_at: stamp,
    updated_at: stamp,
    ...row,
  }))
  const columns = [...new Set(['id', 'created_at', 'updated_at', ...Object.keys(first)])]
  const result = await work.tx.query<{ id: string }>(
    insertSql({ table: tableOf(key), columns, onConflict }),
    [JSON.stringify(complete)],
  )
  return result.rows.map(({ id }) => id)
}
