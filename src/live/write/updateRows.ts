import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { PropFirmError } from '../../errors.js'
import * as sql from '../sql/accounts.js'
import type { EncodedRows } from './encodeRows.js'

const pieceBytes = 64 * 1024

/** What a session needs before its first update: a staging table of its own and the row type's oid. */
export async function prepareSession(client: pg.Client): Promise<number> {
  await client.query(sql.createStage)
  const { rows } = await client.query<{ oid: number }>(sql.rowType)
  const oid = rows[0]?.oid
  if (oid === undefined) throw new PropFirmError('liveSchemaBehind', 'expected the schema "live"')
  return oid
}

/** Updates `live.account` from the rows, in one statement. @returns how many rows it found */
export async function updateRows(client: pg.Client, rows: EncodedRows): Promise<number> {
  if (rows.count === 0) return 0
  if (rows.as === 'array') {
    const text = sql.updateFromParameter
    const { rowCount } = await client.query({ name: 'live_update', text, values: [rows.body] })
    return rowCount ?? 0
  }
  await copyIn(client, sql.copyToStage, rows.body)
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
