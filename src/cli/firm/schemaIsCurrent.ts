import { readdir } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { guardMigrations } from '../../database/sql/migrations.js'
import { schemaState } from '../../database/versionedSql.js'
import { liveMigrations } from '../../live/migrations.js'

const namesOnDisk = async (root: string): Promise<string[]> =>
  (await readdir(path.join(root, 'migrations')))
    .filter((file) => file.endsWith('.ts') && file !== 'index.ts')
    .map((file) => file.slice(0, -'.ts'.length))

const sameNames = (some: readonly string[], others: readonly string[]): boolean =>
  JSON.stringify([...some].sort()) === JSON.stringify([...others].sort())

/**
 * Asks the database itself whether every migration ran, without loading Payload, which takes
 * seconds. False also when it cannot be told: then `migrate` decides.
 */
export const schemaIsCurrent = async (databaseUrl: string, root: string): Promise<boolean> => {
  const client = new pg.Client({ connectionString: databaseUrl })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ name: string }>('select name from payload_migrations')
    const applied = rows.map(({ name }) => name)
    if (!sameNames(applied, await namesOnDisk(root))) return false
    const states = [
      await schemaState(client, 'prop_firm', guardMigrations),
      await schemaState(client, 'live', liveMigrations),
    ]
    return states.every(({ state }) => state === 'current')
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}
