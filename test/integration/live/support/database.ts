import pg from 'pg'
import { asQueryable } from '../../../../src/live/asQueryable.js'
import { applyVersionedSql } from '../../../../src/database/versionedSql.js'
import { liveMigrations } from '../../../../src/live/migrations.js'
import { maintainTape } from '../../../../src/live/tape/partitions.js'
import type { Queryable } from '../../../../src/database/queryable.js'
import { createTestDatabase } from '../../../fixtures/postgres.js'

export type LiveDatabase = {
  readonly url: string
  readonly client: pg.Client
  readonly q: Queryable
  /** Another connection, closed with the database. */
  connect(): Promise<pg.Client>
  drop(): Promise<void>
}

/** A database with the schema `live`, and `ruling` as the simplest store of rulings. */
export async function liveDatabase(): Promise<LiveDatabase> {
  const database = await createTestDatabase()
  const clients: pg.Client[] = []
  const connect = async (): Promise<pg.Client> => {
    const client = new pg.Client({ connectionString: database.url })
    client.on('error', () => undefined)
    await client.connect()
    clients.push(client)
    return client
  }
  const client = await connect()
  const q = asQueryable(client)
  await applyVersionedSql(q, 'live', liveMigrations)
  await maintainTape(q, { now: Date.now(), keepHours: 6 })
  await client.query(rulingSchema)
  return {
    url: database.url,
    client,
    q,
    connect,
    async drop() {
      await Promise.all(clients.map((each) => each.end().catch(() => undefined)))
      await database.drop()
    },
  }
}

const rulingSchema = `
create table account_status (account_id uuid primary key, status text not null default 'active');
create table ruling (
  id bigint generated always as identity,
  account_id uuid not null, kind text, rule text, code text, at bigint, "limit" bigint,
  figure bigint, doubts text[], disposition text, evidence jsonb, evidence_hash text
)`
