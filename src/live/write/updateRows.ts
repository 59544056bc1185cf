import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { PropFirmError } from '../../errors.js'
import * as sql from '../sql/accounts.js'
import type { RowEncoder, RowSource } from './encodeRows.js'

/**
 * Up to here one binary parameter is faster, above it a copy into a staging table (measured: 100 rows
 * 1.9 against 3.1 ms, 1,000 rows 5.4 against 6.7 ms, 5,000 rows 24 against 21 ms).
 */
const parameterRowsMax = 2_000

const pieceBytes = 64 * 1024

/** What a session needs before its first update: a staging table of its own and the row type's oid. */
export async function prepareSession(client: pg.Client): Promise<{ rowOid: number }> {
  await client.query(sql.createStage)
  const { rows } = await client.query<{ oid: number }>(sql.rowType)
  const oid = rows[0]?.oid
  if (oid === undefined) throw new PropFirmError('liveSchemaBehind', 'expected the schema "live"')
  return { rowOid: oid }
}

/** Updates `live.account` from the rows, in one statement. @returns how many rows it found */
export async function updateRows(
  session: { readonly client: pg.Client; readonly rowOid: number; readonly encode: RowEncoder },
  rows: readonly RowSource[],
): Promise<number> {
  if (rows.length === 0) return 0
  const { client, encode, rowOid } = session
  if (rows.length <= parameterRowsMax) {
    const values = [encode(rows, { as: 'array', oid: rowOid })]
    const text = sql.updateFromParameter
    return (await client.query({ name: 'live_update', text, values })).rowCount ?? 0
  }
  await copyIn(client, sql.copyToStage, encode(rows, { as: 'copy' }))
  return (await client.query(sql.updateFromStage)).rowCount ?? 0
}

function copyIn(client: pg.Client, text: string, body: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const stream = client.query(copyFrom(text))
    stream.on('finish', resolve)
    stream.on('error', reject)
    for (let offset = 0; offset < body.byteLength; offset += pieceBytes) {
      stream.write(body.subarray(offset, offset + pieceBytes))
    }
    stream.end()
  })
}
