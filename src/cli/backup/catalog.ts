import type { ClientBase } from 'pg'
import type { StoredPartition, StoredSequence } from './manifest.js'
import { quoted } from './quote.js'
import * as sql from './sql/catalog.js'

export type TableShape = {
  readonly schema: string
  readonly name: string
  readonly columns: readonly string[]
}

/** The tables that note which migrations ran; the database to restore into has its own. */
const isLedger = ({ schema, name }: TableShape, ledgerSchemas: readonly string[]): boolean =>
  (schema === 'public' && name === 'payload_migrations') ||
  (name === 'migration' && ledgerSchemas.includes(schema))

const ledgerSchemasOf = async (client: ClientBase): Promise<string[]> => {
  const { rows } = await client.query<{ schema: string }>(sql.ledgers)
  return rows.map(({ schema }) => schema)
}

/** All tables whose rows are data, in the order of their names. */
export const dataTables = async (client: ClientBase): Promise<TableShape[]> => {
  const ledgerSchemas = await ledgerSchemasOf(client)
  const { rows } = await client.query<TableShape>(sql.tables)
  return rows.filter((table) => !isLedger(table, ledgerSchemas))
}

/** Every applied migration as one text each; equal lists mean equal schemas. */
export const migrationLevel = async (client: ClientBase): Promise<string[]> => {
  const level: string[] = []
  const payload = await client.query<{ found: boolean }>(sql.payloadLedger)
  if (payload.rows[0]?.found === true) {
    const { rows } = await client.query<{ name: string }>(sql.payloadMigrations)
    level.push(...rows.map(({ name }) => `payload ${name}`))
  }
  for (const schema of await ledgerSchemasOf(client)) {
    const from = quoted({ schema, name: 'migration' })
    const { rows } = await client.query<{ id: string; sha: string }>(
      `select id::text, sha::text from ${from} order by 1`,
    )
    level.push(...rows.map(({ id, sha }) => `${schema} ${id} ${sha}`))
  }
  return level
}

export const partitionsOf = async (client: ClientBase): Promise<StoredPartition[]> =>
  (await client.query<StoredPartition>(sql.partitions)).rows

/** Where each sequence stands. Read last: a value taken later than the rows is never too low. */
export const sequencesOf = async (client: ClientBase): Promise<StoredSequence[]> => {
  const { rows } = await client.query<{ schema: string; name: string }>(sql.sequences)
  const found: StoredSequence[] = []
  for (const sequence of rows) {
    const state = await client.query<{ last: string; called: boolean }>(
      `select last_value::text as last, is_called as called from ${quoted(sequence)}`,
    )
    const row = state.rows[0]
    if (row !== undefined) found.push({ ...sequence, ...row })
  }
  return found
}
