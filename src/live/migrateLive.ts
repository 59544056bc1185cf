import { createHash } from 'node:crypto'
import type { Queryable } from '../database/queryable.js'
import { PropFirmError } from '../errors.js'
import { inTransaction } from './inTransaction.js'
import { liveMigrations, type LiveMigration } from './migrations.js'
import * as sql from './sql/migration.js'

export type LiveSchemaState =
  | { readonly state: 'current' }
  | { readonly state: 'behind'; readonly missing: readonly string[] }
  /** The database knows migrations that this release does not: it is newer than we are. */
  | { readonly state: 'ahead'; readonly unknown: readonly string[] }
  | { readonly state: 'changed'; readonly changed: readonly string[] }

type Applied = { id: string; sha: string }

const shaOf = (migration: LiveMigration): string =>
  createHash('sha256').update(migration.sql).digest('hex')

/**
 * Brings the schema `live` up to this release, one transaction for each migration; calls at the same
 * time wait for each other.
 *
 * @returns the ids that were applied now
 * @throws PropFirmError `liveMigrationChanged` when an applied migration's text is not ours
 */
export async function migrateLive(client: Queryable): Promise<string[]> {
  await inTransaction(client, async () => {
    await client.query(sql.lock)
    await client.query(sql.prepare)
  })
  const done: string[] = []
  for (const migration of liveMigrations) {
    if (await applyOnce(client, migration)) done.push(migration.id)
  }
  return done
}

async function applyOnce(client: Queryable, migration: LiveMigration): Promise<boolean> {
  return inTransaction(client, async () => {
    await client.query(sql.lock)
    const { rows } = await client.query<Applied>(sql.applied)
    const known = rows.find((row) => row.id === migration.id)
    if (known && known.sha !== shaOf(migration)) throw changed([migration.id])
    if (known) return false
    await client.query(migration.sql)
    await client.query(sql.record, [migration.id, shaOf(migration)])
    return true
  })
}

/** How the database's schema stands to this release; anything but `current` must not be written to. */
export async function liveSchemaState(client: Queryable): Promise<LiveSchemaState> {
  const exists = await client.query<{ found: boolean }>(sql.exists)
  const rows = exists.rows[0]?.found ? (await client.query<Applied>(sql.applied)).rows : []
  const applied = new Map(rows.map((row) => [row.id, row.sha]))
  const ours = new Set(liveMigrations.map(({ id }) => id))
  const unknown = rows.map(({ id }) => id).filter((id) => !ours.has(id))
  if (unknown.length > 0) return { state: 'ahead', unknown }
  const differing = liveMigrations.filter(
    (m) => applied.has(m.id) && applied.get(m.id) !== shaOf(m),
  )
  if (differing.length > 0) return { state: 'changed', changed: differing.map(({ id }) => id) }
  const missing = liveMigrations.filter(({ id }) => !applied.has(id)).map(({ id }) => id)
  return missing.length > 0 ? { state: 'behind', missing } : { state: 'current' }
}

const changed = (ids: readonly string[]): PropFirmError =>
  new PropFirmError(
    'liveMigrationChanged',
    `expected the applied migration ${ids.join(', ')} to be the one of this release, was another`,
  )
