import type { Queryable } from '../../database/queryable.js'
import { tableOf, type CollectionKey } from '../../collectionKeys.js'
import { unknownIdsSql } from '../sql/records.js'

/** Which of the ids no record of the collection has. */
export async function unknownIds(
  q: Queryable,
  key: CollectionKey,
  ids: readonly string[],
): Promise<string[]> {
  const { rows } = await q.query<{ id: string }>(unknownIdsSql(tableOf(key)), [ids])
  return rows.map(({ id }) => id)
}
