import { afterEach, beforeEach, expect, it } from '@jest/globals'
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
import {
  createBinaryWriter,
  writeByte,
  writeInt4,
  writeInt8,
} from '../../../src/live/write/binaryWriter.js'
import { slotBytesMax, writeSlots } from '../../../src/live/write/slotBytes.js'
import { createTestDatabase, type TestDatabase } from '../../fixtures/postgres.js'
import { twoStepTerms } from './support/terms.js'

let database: TestDatabase
let client: pg.Client

beforeEach(async () => {
  database = await createTestDatabase()
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
})
afterEach(async () => {
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

/** As it was packed until the eighth migration, with what the row says beside it. */
function nearBytes(state: readonly number[], floor: number): Buffer {
  const slot = (at: number): number => state[at] ?? 0
  const writer = createBinaryWriter(85 + slotBytesMax(state.length))
  writeByte(writer, 1)
  writeInt4(writer, 1_234)
  const wide = [
    ...[core.observedAt, core.balance, core.equity],
    ...[core.dayStartBalance, core.dayStartEquity, core.lastOpenedAt],
  ]
  const [observedAt, balance, equity, ...rest] = wide.map(slot)
  for (const each of [floor, start + 9, 77, observedAt, balance, equity]) {
    writeInt8(writer, each ?? 0)
  }
  for (const each of [core.openPositions, core.pendingOrders]) writeInt4(writer, slot(each))
  for (const each of rest) writeInt8(writer, each)
  const skip = new Uint8Array(256)
  for (const each of [...wide, core.openPositions, core.pendingOrders]) skip[each] = 1
  writeSlots(writer, state, { near: slot(core.observedAt), skip })
  return Buffer.from(writer.buffer.subarray(0, writer.offset))
}

async function follow(login: string): Promise<number | undefined> {
  const { rows } = await client.query<{ number: number }>(
    `insert into live.followed (account_id, connection_id, shard, login, terms_hash)
     values ($1, $1, 3, $2, $3) returning number`,
    [uuidv7(), login, phase.hash],
  )
  return rows[0]?.number
}

const read = `select account_id, number, connection_id, shard, login, terms_hash, watching, at,
  received_at, sequence, balance, equity, open_positions, pending_orders, floor, used,
  day_start_balance, day_start_equity from live.account order by number`

async function load() {
  const loaded = []
  for await (const page of loadShards(asQueryable(client), allShards, phasesOf())) {
    loaded.push(...page)
  }
  return loaded
}

it('figures that were packed in another order are the same afterwards, and no earlier process may write', async () => {
  const q = asQueryable(client)
  await applyVersionedSql(
    q,
    'live',
    liveMigrations.filter(({ id }) => id < '008'),
  )
  await q.query('insert into live.terms values ($1, $2)', [phase.hash, JSON.stringify(phase.terms)])
  const traded = [...phase.start(start)]
  phase.evaluateInto(traded, {
    ...{ kind: 'observation', openPositions: 3, pendingOrders: 2 },
    ...{ at: start + 7_654_321, lastOpenedAt: start + 4_321 },
    ...{ balance: 9_912_345, equity: 9_876_543 },
  } as Parameters<typeof phase.evaluateInto>[1])
  phase.evaluateInto(traded, { kind: 'clock', at: start + 7_700_000 })
  const store = 'update live.figures set state = $2 where number = $1'
  const number = await follow('1')
  const packed = nearBytes(traded, -9_500_000)
  await q.query('insert into live.figures (number, state) values ($1, $2)', [number, packed])
  const old = await client.query(read)
  expect(old.rows).toMatchObject([{ equity: '9876543', floor: '-9500000', used: 1_234 }])
  expect(await applyVersionedSql(q, 'live', liveMigrations)).toContain('008_steady')
  expect((await client.query(read)).rows).toEqual(old.rows)
  expect(await load()).toMatchObject([{ state: traded, sequence: 77, receivedAt: start + 9 }])
  await expect(client.query(store, [number, packed])).rejects.toThrow('does not exist')
})

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
    const number = await follow(String(floor))
    await client.query(
      `insert into live.figures (number, at, received_at, sequence, balance, equity,
         open_positions, pending_orders, floor, used, day_start_balance, day_start_equity, state)
       values ($1, $2, $3, 77, $4, $5, $6, $7, $8, 1234, $9, $10, $11)`,
      [
        number,
        ...[state[core.observedAt], start + 9, state[core.balance], state[core.equity]],
        ...[state[core.openPositions], state[core.pendingOrders], floor],
        ...[state[core.dayStartBalance], state[core.dayStartEquity], wideBytes(state)],
      ],
    )
  }
  await insert(untouched, null)
  await insert(traded, -9_500_000)
  const old = await client.query(read)
  expect(await applyVersionedSql(q, 'live', liveMigrations)).toContain('005_packed')
  expect((await client.query(read)).rows).toEqual(old.rows)
  const opened = await client.query('select last_opened_at from live.account order by number')
  expect(opened.rows).toEqual([{ last_opened_at: '0' }, { last_opened_at: String(start + 4_321) }])
  const loaded = await load()
  expect(loaded.map(({ state }) => state)).toEqual([untouched, traded])
  expect(loaded[1]).toMatchObject({ sequence: 77, receivedAt: start + 9, login: '-9500000' })
})
