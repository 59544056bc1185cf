import { afterAll, beforeAll, expect, it } from '@jest/globals'
import pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { applyVersionedSql } from '../../../src/database/versionedSql.js'
import { core } from '../../../src/domain/rules/coreSlots.js'
import { compilePhase } from '../../../src/domain/rules/compilePhase.js'
import { ruleRegistry } from '../../../src/domain/rules/ruleRegistry.js'
import { asQueryable } from '../../../src/live/asQueryable.js'
import { loadShards } from '../../../src/live/loop/loadAccounts.js'
import { liveMigrations } from '../../../src/live/migrations.js'
import { phasesOf } from '../../../src/live/phases.js'
import { allShards } from '../../../src/live/shards/shards.js'
import { createTestDatabase, type TestDatabase } from '../../fixtures/postgres.js'
import { twoStepTerms } from './support/terms.js'

let database: TestDatabase
let client: pg.Client

beforeAll(async () => {
  database = await createTestDatabase()
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await database.drop()
})

const phase = compilePhase(twoStepTerms, ruleRegistry())
const start = Date.UTC(2026, 0, 5, 9)

/** As releases before stored a state. */
function wideBytes(state: readonly number[]): Buffer {
  const bytes = Buffer.alloc(state.length * 8)
  for (const [slot, value] of state.entries()) bytes.writeDoubleLE(value, slot * 8)
  return bytes
}

it('figures that an earlier release stored are all there afterwards, to people and to workers', async () => {
  const q = asQueryable(client)
  const before = liveMigrations.filter(({ id }) => id < '005')
  await applyVersionedSql(q, 'live', before)
  await q.query('insert into live.terms values ($1, $2)', [phase.hash, JSON.stringify(phase.terms)])
  const untouched = [...phase.start(start)]
  const traded = [...untouched]
  for (const [slot, value] of [
    ...[
      [core.observedAt, start + 5],
      [core.balance, -7],
      [core.equity, 9_876_543],
    ],
    ...[
      [core.openPositions, 3],
      [core.pendingOrders, 2],
      [core.lastOpenedAt, start + 4_321],
    ],
  ] as [number, number][])
    traded[slot] = value
  const insert = async (state: number[], floor: number | null): Promise<void> => {
    const { rows } = await client.query<{ number: number }>(
      `insert into live.followed (account_id, connection_id, shard, login, terms_hash)
       values ($1, $1, 3, $2, $3) returning number`,
      [uuidv7(), String(floor), phase.hash],
    )
    await client.query(
      `insert into live.figures (number, at, received_at, sequence, balance, equity,
         open_positions, pending_orders, floor, used, day_start_balance, day_start_equity, state)
       values ($1, $2, $3, 77, $4, $5, $6, $7, $8, 1234, $9, $10, $11)`,
      [
        rows[0]?.number,
        ...[state[core.observedAt], start + 9, state[core.balance], state[core.equity]],
        ...[state[core.openPositions], state[core.pendingOrders], floor],
        ...[state[core.dayStartBalance], state[core.dayStartEquity], wideBytes(state)],
      ],
    )
  }
  await insert(untouched, null)
  await insert(traded, -9_500_000)
  const read = `select account_id, number, connection_id, shard, login, terms_hash, watching, at,
    received_at, sequence, balance, equity, open_positions, pending_orders, floor, used,
    day_start_balance, day_start_equity from live.account order by number`
  const old = await client.query(read)
  expect(await applyVersionedSql(q, 'live', liveMigrations)).toContain('005_packed')
  expect((await client.query(read)).rows).toEqual(old.rows)
  const opened = await client.query('select last_opened_at from live.account order by number')
  expect(opened.rows).toEqual([{ last_opened_at: '0' }, { last_opened_at: String(start + 4_321) }])
  const loaded = []
  for await (const page of loadShards(q, allShards, phasesOf())) loaded.push(...page)
  expect(loaded.map(({ state }) => state)).toEqual([untouched, traded])
  expect(loaded[1]).toMatchObject({ sequence: 77, receivedAt: start + 9, login: '-9500000' })
})
