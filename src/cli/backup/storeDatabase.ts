import pg, { type ClientBase } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import {
  dataTables,
  migrationLevel,
  partitionsOf,
  sequencesOf,
  type TableShape,
} from './catalog.js'
import type { Manifest, StoredTable } from './manifest.js'
import { quoted, quotedList } from './quote.js'
import { storeFile } from './storeFile.js'

type Stored = Pick<Manifest, 'postgres' | 'level' | 'partitions' | 'tables' | 'sequences'>

const fileOf = (table: TableShape, number: number): string => {
  const safe = `${table.schema}.${table.name}`.replaceAll(/[^a-zA-Z0-9._-]/g, '_')
  return `database/${String(number).padStart(4, '0')}-${safe}.copy.gz`
}

const storeTable = async (
  client: ClientBase,
  table: TableShape,
  to: { readonly folder: string; readonly path: string },
): Promise<StoredTable> => {
  const source = client.query(
    copyTo(`copy ${quoted(table)} (${quotedList(table.columns)}) to stdout`),
  )
  const file = await storeFile(source, { ...to, compress: true })
  return { ...table, columns: [...table.columns], rows: source.rowCount, file }
}

/**
 * Copies all rows of one moment: a single read-only transaction sees the database as it was at its
 * first statement, whatever is written meanwhile.
 */
export const storeDatabase = async (
  url: string,
  folder: string,
  log: (line: string) => void,
): Promise<Stored> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    const version = await client.query<{ server_version: string }>('show server_version')
    const shapes = await dataTables(client)
    const tables: StoredTable[] = []
    for (const [index, shape] of shapes.entries()) {
      const stored = await storeTable(client, shape, { folder, path: fileOf(shape, index + 1) })
      if (stored.rows > 0) log(`${stored.schema}.${stored.name}: ${stored.rows} rows`)
      tables.push(stored)
    }
    const stored = {
      postgres: version.rows[0]?.server_version ?? '',
      level: await migrationLevel(client),
      partitions: await partitionsOf(client),
      tables,
      sequences: await sequencesOf(client),
    }
    await client.query('commit')
    return stored
  } finally {
    await client.end()
  }
}
