import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import pg from 'pg'
import { noCheckpoint } from '../../../src/live/checkpoint.js'
import type { Batch } from '../../../src/live/write/batch.js'
import { createLiveWriter, type LiveWriter } from '../../../src/live/write/liveWriter.js'
import { liveDatabase, type LiveDatabase } from './support/database.js'

let database: LiveDatabase
let writer: LiveWriter
const asked = 'select * from migrated where id = $1'
const preparedSql = `select generic_plans::int as generic, custom_plans::int as custom
  from pg_prepared_statements where statement = 'select * from migrated where id = $1'`
const shown: unknown[] = []
let prepared: unknown[] = []

beforeAll(async () => {
  database = await liveDatabase()
  await database.client.query('create table migrated as select 1 as id, 10 as figure')
  writer = createLiveWriter({
    connect: async () => {
      const client = new pg.Client({ connectionString: database.url })
      await client.connect()
      return client
    },
    decide: async (tx) => {
      shown.push((await tx.query(asked, [1])).rows[0])
      prepared = (await tx.query(preparedSql)).rows
      return new Map()
    },
    checkpoint: noCheckpoint,
  })
})
afterAll(async () => {
  await writer.close()
  await database.drop()
})

const verdict = { accountId: 'nobody', verdict: { kind: 'soft' } }

const batch = async (): Promise<Batch> => ({
  epochs: new Map(),
  rows: (await writer.ready())([]),
  tape: [],
  days: [],
  deals: [],
  // Only its number matters here: that something is to be decided.
  verdicts: [verdict as unknown as Batch['verdicts'][number]],
  inputs: new Map(),
  watching: new Map(),
  terms: new Map(),
  receivedAt: Date.now(),
})

const write = async () => writer.write(await batch())

describe('what a writer asks again and again', () => {
  it('is parsed once, and planned anew', async () => {
    for (let times = 0; times < 8; times += 1) await write()
    expect(prepared).toEqual([{ generic: 0, custom: 8 }])
    expect(shown).toEqual(Array.from({ length: 8 }, () => ({ id: 1, figure: 10 })))
  })

  it('is refused once after a migration changed the answer, and never again', async () => {
    await database.client.query('alter table migrated add column more text')
    await expect(write()).rejects.toThrow('could not be decided')
    await write()
    expect(shown.at(-1)).toEqual({ id: 1, figure: 10, more: null })
  })
})
