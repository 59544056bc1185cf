import pg from 'pg'
import { getPayload, type SanitizedConfig } from 'payload'
import { ConfigurationError, PropFirmError } from '../errors.js'
import { liveMigrations } from '../live/migrations.js'
import { asPostgres } from './postgresAdapter.js'
import type { Queryable } from './queryable.js'
import { guardMigrations } from './sql/migrations.js'
import { applyVersionedSql, schemaState } from './versionedSql.js'

/** Two fixed numbers that name the migration lock among all advisory locks of the database. */
const lockKey = [0x70726f70, 0x6669726d] as const

/** As Payload generates them; their arguments are the adapter's own, so only Payload calls them. */
export type PayloadMigrations = readonly {
  readonly name: string
  readonly up: (input: never) => Promise<void>
  readonly down: (input: never) => Promise<void>
}[]

type Input = {
  readonly config: Promise<SanitizedConfig> | SanitizedConfig
  readonly url: string
  /**
   * The host's Payload migrations, as its `migrations/index.ts` exports them. Default: the files in
   * the adapter's `migrationDir`.
   */
  readonly migrations?: PayloadMigrations | undefined
}

/**
 * Brings a database up to this release: Payload's migrations first, then our schemas, under one
 * advisory lock, so that several calls at once migrate once.
 *
 * @returns the steps of our own schemas that were applied now
 * @throws ConfigurationError when the database was made by schema push, or the migrations lack the
 * firm's tables
 */
export async function migrate({ config, url, migrations }: Input): Promise<string[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1, $2)', [...lockKey])
    await client.query('create extension if not exists pg_trgm')
    await refusePushed(client)
    process.env.PAYLOAD_MIGRATING = 'true'
    const payload = await getPayload({ config, disableOnInit: true })
    await asPostgres(payload.db).migrate((migrations && { migrations }) as never)
    delete process.env.PAYLOAD_MIGRATING
    await requireTables(client, payload.db.migrationDir)
    return await applyOwnSchemas(client)
  } finally {
    await client.end()
  }
}

/** Our own schemas alone: what a database whose tables exist already still needs. */
export async function applyOwnSchemas(client: Queryable): Promise<string[]> {
  return [
    ...(await applyVersionedSql(client, 'prop_firm', guardMigrations)),
    ...(await applyVersionedSql(client, 'live', liveMigrations)),
  ]
}

/** A pushed database makes Payload ask a question that nobody is there to answer. */
async function refusePushed(client: Queryable): Promise<void> {
  const table = await client.query<{ found: boolean }>(
    `select to_regclass('payload_migrations') is not null as found`,
  )
  if (!table.rows[0]?.found) return
  const pushed = await client.query('select 1 from payload_migrations where batch = -1')
  if (pushed.rows.length > 0) {
    throw new ConfigurationError(
      'the database was made by schema push in development; migrate an empty database instead',
    )
  }
}

/** Our own schemas build on the firm's tables, which are the host's migrations to make. */
async function requireTables(client: Queryable, folder: string): Promise<void> {
  const { rows } = await client.query<{ found: boolean }>(
    `select to_regclass('pf_accounts') is not null as found`,
  )
  if (rows[0]?.found) return
  throw new ConfigurationError(
    `the migrations in ${folder} do not make the firm's tables: run \`payload migrate:create\` first`,
  )
}

/** @throws PropFirmError `schemaBehind` and others: a process must not work on a schema it does not know */
export async function requireCurrentSchema(client: Queryable): Promise<void> {
  const states = [
    await schemaState(client, 'prop_firm', guardMigrations),
    await schemaState(client, 'live', liveMigrations),
  ]
  const wrong = states.find(({ state }) => state !== 'current')
  if (!wrong) return
  const detail = wrong.state === 'behind' ? `, missing ${wrong.missing.join(', ')}` : ''
  throw new PropFirmError(
    `schema${wrong.state}`,
    `the database schema is ${wrong.state}${detail}: run \`prop-firm migrate\``,
  )
}
