import { postgresAdapter } from '@payloadcms/db-postgres'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { BasePayload, buildConfig } from 'payload'
import { wrapDatabase } from '../../../src/database/adapter.js'
import { asPostgres } from '../../../src/database/postgresAdapter.js'
import { createTestDatabase, type TestDatabase } from '../../fixtures/postgres.js'

let database: TestDatabase
let payload: BasePayload

beforeAll(async () => {
  database = await createTestDatabase()
  const pool = { connectionString: database.url, max: 4 }
  const config = await buildConfig({
    secret: 'only for this test, which keeps nothing',
    telemetry: false,
    db: wrapDatabase(postgresAdapter({ pool, push: false }), []),
    typescript: { autoGenerate: false },
  })
  payload = await new BasePayload().init({ config, disableOnInit: true })
})

afterAll(async () => {
  await payload.destroy()
  // Dropping ends the connections; `pool.end()` would wait for one that Payload never gives back.
  await database.drop()
})

describe('a process of the firm', () => {
  it('outlives a restart of the database server', async () => {
    const { pool } = asPostgres(payload.db)
    await Promise.all([1, 2, 3].map(() => pool.query('select pg_sleep(0.05)')))
    const ended = await pool.query<{ n: string }>(
      `select count(pg_terminate_backend(pid)) as n from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid()`,
    )
    expect(Number(ended.rows[0]?.n)).toBeGreaterThan(1)
    await new Promise((done) => setTimeout(done, 200))
    expect((await pool.query('select 1 as n')).rows).toEqual([{ n: 1 }])
  })
})
