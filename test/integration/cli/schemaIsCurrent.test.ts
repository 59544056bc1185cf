import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import pg from 'pg'
import { schemaIsCurrent } from '../../../src/cli/firm/schemaIsCurrent.js'
import { guardMigrations } from '../../../src/database/sql/migrations.js'
import { liveMigrations } from '../../../src/live/migrations.js'
import { createTestDatabase, type TestDatabase } from '../../fixtures/postgres.js'

let root = ''
let database: TestDatabase
let client: pg.Client

const current = (): Promise<boolean> => schemaIsCurrent(database.url, root)

const note = async (schema: string, steps: readonly { id: string; sql: string }[]) => {
  await client.query(
    `create schema ${schema}; create table ${schema}.migration (id text, sha text)`,
  )
  for (const { id, sql } of steps) {
    const sha = createHash('sha256').update(sql).digest('hex')
    await client.query(`insert into ${schema}.migration values ($1, $2)`, [id, sha])
  }
}

beforeAll(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'prop-firm-schema-'))
  await mkdir(path.join(root, 'migrations'))
  for (const name of ['1_first.ts', '1_first.json', 'index.ts']) {
    await writeFile(path.join(root, 'migrations', name), '')
  }
  database = await createTestDatabase()
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
})

afterAll(async () => {
  await client.end()
  await database.drop()
  await rm(root, { recursive: true, force: true })
})

describe('whether the schema is current', () => {
  it('is told by the migrations in the database, of Payload and of our own', async () => {
    expect(await current()).toBe(false)
    await client.query(`create table payload_migrations (name text)`)
    await client.query(`insert into payload_migrations values ('1_first')`)
    await note('prop_firm', guardMigrations)
    expect(await current()).toBe(false)
    await note('live', liveMigrations)
    expect(await current()).toBe(true)
  })

  it('is denied when one is missing, was changed, or is of another release', async () => {
    await client.query(`update live.migration set sha = 'x' || sha`)
    expect(await current()).toBe(false)
    await client.query(`update live.migration set sha = substr(sha, 2)`)
    expect(await current()).toBe(true)
    await client.query(`insert into payload_migrations values ('2_newer')`)
    expect(await current()).toBe(false)
    await client.query(`delete from payload_migrations where name = '2_newer'`)
    await writeFile(path.join(root, 'migrations', '2_second.ts'), '')
    expect(await current()).toBe(false)
  })

  it('is denied, not thrown, when nobody answers', async () => {
    expect(await schemaIsCurrent('postgres://x:x@127.0.0.1:21398/x', root)).toBe(false)
  })
})
