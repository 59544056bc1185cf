import type { Queryable } from '../../database/queryable.js'
import * as sql from '../sql/accounts.js'
import type { EncodedRows } from './encodeRows.js'

/** Updates `live.figures` from the rows. @returns how many rows it found */
export async function updateRows(tx: Queryable, { parts }: EncodedRows): Promise<number> {
  let updated = 0
  for (const { numbers, states } of parts) {
    updated += (await tx.query(sql.updateFigures, [numbers, states])).rowCount ?? 0
  }
  return updated
}
