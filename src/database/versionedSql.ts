import { createHash } from 'node:crypto'
import { PropFirmError } from '../errors.js'
import type { Queryable } from './queryable.js'

/** One step of a schema of our own; a released text is frozen, its hash is stored where it was applied. */
export type SqlMigration = { readonly id: string; readonly sql: string }

export type SchemaState =
  | { readonly state: 'current' }
  | { readonly state: 'behind'; readonly missing: readonly string[] }
  | { readonly state: 'ahead'; readonly unknown: readonly string[] }
  | { readonly state: 'changed'; readonly changed: readonly string[] }

const shaOf = (step: SqlMigration) => createHash('sha256').update(step.sql).digest('hex')

/**
 * Applies the steps that the schema does not have yet, each in a transaction of its own. The caller
 * holds the migration lock.
 *
 * @returns the ids applied now
 * @throws PropFirmError `schemaChanged` or `schemaAhead`
 */
export async function applyVersionedSql(
  client: Queryable,
  schema: 'prop_firm' | 'live',
  steps: readonly SqlMigration[],
): Promise<string[]> {
  await client.query(`create schema if not exists ${schema}`)
  await client.query(
    `create table if not exists ${schema}.migration
      (id text primary key, sha text not null, at timestamptz not null default now())`,
  )
  const found = await schemaState(client, schema, steps)
  if (found.state === 'current') return []
  if (found.state !== 'behind') throw refused(schema, found)
  for (const step of steps.filter(({ id }) => found.missing.includes(id))) {
    await applyStep(client, schema, step)
  }
  return [...found.missing]
}

async function applyStep(client: Queryable, schema: string, step: SqlMigration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(step.sql)
    await client.query(`insert into ${schema}.migration (id, sha) values ($1, $2)`, [
      step.id,
      shaOf(step),
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

/** How the database's schema stands to this release; anything but `current` must not be written to. */
export async function schemaState(
  client: Queryable,
  schema: 'prop_firm' | 'live',
  steps: readonly SqlMigration[],
): Promise<SchemaState> {
  const exists = await client.query<{ found: boolean }>(
    `select to_regclass('${schema}.migration') is not null as found`,
  )
  const rows = exists.rows[0]?.found
    ? (await client.query<{ id: string; sha: string }>(`select id, sha from ${schema}.migration`))
        .rows
    : []
  const applied = new Map(rows.map((row) => [row.id, row.sha]))
  const unknown = rows.map(({ id }) => id).filter((id) => !steps.some((step) => step.id === id))
  if (unknown.length > 0) return { state: 'ahead', unknown }
  const changed = steps.filter(
    (step) => applied.has(step.id) && applied.get(step.id) !== shaOf(step),
  )
  if (changed.length > 0) return { state: 'changed', changed: changed.map(({ id }) => id) }
  const missing = steps.filter(({ id }) => !applied.has(id)).map(({ id }) => id)
  return missing.length > 0 ? { state: 'behind', missing } : { state: 'current' }
}

function refused(schema: string, state: SchemaState): PropFirmError {
  if (state.state === 'ahead') {
    return new PropFirmError(
      'schemaAhead',
      `the database is newer than this release: schema ${schema} has ${state.unknown.join(', ')}`,
    )
  }
  const ids = state.state === 'changed' ? state.changed.join(', ') : ''
  return new PropFirmError(
    'schemaChanged',
    `schema ${schema}: the applied step ${ids} is not the one of this release`,
  )
}
