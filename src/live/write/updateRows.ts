import type pg from 'pg'
import * as sql from '../sql/accounts.js'
import type { EncodedRows } from './encodeRows.js'

/** Updates `live.figures` from the rows. @returns how many rows it found */
export async function updateRows(client: pg.Client, { parts }: EncodedRows): Promise<number> {
  let updated = 0
  for (const { numbers, states } of parts) {
    const values = [numbers, states]
    const query = { name: 'live_update', text: sql.updateFigures, values }
    updated += (await client.query(query)).rowCount ?? 0
  }
  return updated
}
