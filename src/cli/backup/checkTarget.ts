import { readdir } from 'node:fs/promises'
import type { ClientBase } from 'pg'
import { dataTables, migrationLevel } from './catalog.js'
import { RestoreRefused } from './errors.js'
import type { Manifest } from './manifest.js'
import { quoted } from './quote.js'

const onlyIn = (some: readonly string[], others: readonly string[]): string | undefined =>
  some.find((one) => !others.includes(one))

const checkLevel = (manifest: Manifest, level: readonly string[]): void => {
  const missing = onlyIn(manifest.level, level)
  if (missing !== undefined) {
    throw new RestoreRefused(
      `the backup was made by another release: this one does not have the migration "${missing}"`,
    )
  }
  const extra = onlyIn(level, manifest.level)
  if (extra !== undefined) {
    throw new RestoreRefused(
      `the backup is older than this release: it does not have the migration "${extra}"; restore it with the release that made it, then upgrade`,
    )
  }
}

/** A worker or web server that is connected would act on half of the data. */
const refuseOthers = async (client: ClientBase): Promise<void> => {
  const { rowCount } = await client.query(
    `select from pg_stat_activity where datname = current_database()
     and pid <> pg_backend_pid() and backend_type = 'client backend'`,
  )
  if (rowCount === 0) return
  throw new RestoreRefused(
    `${rowCount} other connections to the database are open; stop web, workers and tools first`,
  )
}

/**
 * Throws `RestoreRefused` unless nobody else is connected, the database is migrated exactly as the backup's was and no table
 * has a row.
 *
 * @param filledByMigrations tables whose rows come with the migrations (`schema.name`); they are
 *   emptied by the restore instead
 */
export const checkDatabaseTarget = async (
  client: ClientBase,
  manifest: Manifest,
  filledByMigrations: readonly string[],
): Promise<void> => {
  await refuseOthers(client)
  checkLevel(manifest, await migrationLevel(client))
  for (const table of await dataTables(client)) {
    const name = `${table.schema}.${table.name}`
    if (filledByMigrations.includes(name)) continue
    const { rowCount } = await client.query(`select from ${quoted(table)} limit 1`)
    if (rowCount !== 0) {
      throw new RestoreRefused(`the database is not empty, ${name} has rows already`)
    }
  }
}

/** Throws `RestoreRefused` when documents are there already. */
export const checkDocumentsTarget = async (folder: string): Promise<void> => {
  const there = await readdir(folder).catch(() => [])
  if (there.length > 0) throw new RestoreRefused(`there are documents already in ${folder}`)
}
