import { createReadStream } from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type { ClientBase } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { errorCode } from '../errorCode.js'
import { dataTables } from './catalog.js'
import { RestoreRefused } from './errors.js'
import type { Manifest, StoredPartition, StoredTable } from './manifest.js'
import { quoted, quotedList } from './quote.js'

type Named = { readonly schema: string; readonly name: string }

/** Rows are put back as they were: no trigger numbers, chains, refuses or announces them again. */
const withoutTriggers = async (client: ClientBase): Promise<void> => {
  try {
    await client.query(`set local session_replication_role = replica`)
  } catch (error) {
    if (errorCode(error) !== '42501') throw error
    throw new RestoreRefused(
      'the database user may not set session_replication_role; restore as the owner of the server, or grant set on that parameter',
    )
  }
}

const makePartition = async (client: ClientBase, partition: StoredPartition): Promise<void> => {
  const { schema, name, parentSchema, parentName, bound, key } = partition
  const target = quoted({ schema, name })
  const { rows } = await client.query<{ found: boolean }>(
    'select to_regclass($1) is not null as found',
    [target],
  )
  if (rows[0]?.found === true) return
  const parent = quoted({ schema: parentSchema, name: parentName })
  const split = key === null ? '' : ` partition by ${key}`
  await client.query(`create table ${target} partition of ${parent} ${bound}${split}`)
}

/** A partition's rows go in through its root: the database here may be cut in other pieces. */
const rootOf = (table: Named, partitions: readonly StoredPartition[]): Named => {
  const own = partitions.find(({ schema, name }) => schema === table.schema && name === table.name)
  if (own === undefined) return table
  return rootOf({ schema: own.parentSchema, name: own.parentName }, partitions)
}

type Source = { readonly folder: string; readonly manifest: Manifest }

const loadTable = async (
  client: ClientBase,
  { folder, manifest }: Source,
  table: StoredTable,
): Promise<void> => {
  const into = quoted(rootOf(table, manifest.partitions))
  const target = client.query(copyFrom(`copy ${into} (${quotedList(table.columns)}) from stdin`))
  const file = path.join(folder, ...table.file.path.split('/'))
  await pipeline(createReadStream(file), createGunzip(), target)
  if (target.rowCount !== table.rows) {
    throw new RestoreRefused(
      `${table.schema}.${table.name}: expected ${table.rows} rows, was ${target.rowCount}`,
    )
  }
}

/** Puts all rows, partitions and sequences back, inside the caller's transaction. */
export const loadDatabase = async (client: ClientBase, source: Source): Promise<void> => {
  const { manifest } = source
  await withoutTriggers(client)
  for (const partition of manifest.partitions) await makePartition(client, partition)
  const known = await dataTables(client)
  for (const table of manifest.tables) {
    const there = known.find((one) => one.schema === table.schema && one.name === table.name)
    if (there === undefined) {
      throw new RestoreRefused(`the database has no table ${table.schema}.${table.name}`)
    }
    // Only rows that migrations made can be there: the caller has checked that.
    await client.query(`delete from ${quoted(table)}`)
  }
  for (const table of manifest.tables) await loadTable(client, source, table)
  for (const sequence of manifest.sequences) {
    await client.query('select setval($1::regclass, $2::bigint, $3)', [
      quoted(sequence),
      sequence.last,
      sequence.called,
    ])
  }
}
