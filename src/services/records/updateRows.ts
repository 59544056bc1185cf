import { tableOf, type CollectionKey } from '../../collectionKeys.js'
import { updateSql } from '../sql/records.js'
import type { Work } from '../work.js'
import type { Row } from './insertRows.js'

/**
 * Writes the given columns of many rows in one statement. A guarded column (status, stage, flags)
 * keeps its value whatever is given here.
 *
 * @param rows each with `id`; all rows have the same columns
 */
export async function updateRows(
  work: Pick<Work, 'tx' | 'now'>,
  key: CollectionKey,
  rows: readonly (Row & { id: string })[],
): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = Object.keys(first).filter((column) => column !== 'id')
  await work.tx.query(updateSql(tableOf(key), columns), [
    JSON.stringify(rows),
    work.now.toISOString(),
  ])
}
