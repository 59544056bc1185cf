import pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { core } from '../../src/domain/rules/coreSlots.js'
import { minor } from '../../src/domain/money/minor.js'
import type { AccountSnapshot } from '../../src/platforms/types.js'
import { asQueryable } from '../../src/live/asQueryable.js'
import { observeSnapshots } from '../../src/live/book/observe.js'
import { createEngineRoom, takeShards, type EngineRoom } from '../../src/live/loop/engineRoom.js'
import { applyVersionedSql } from '../../src/database/versionedSql.js'
import { liveMigrations } from '../../src/live/migrations.js'
import { watchAccounts } from '../../src/live/register.js'
import { maintainTape } from '../../src/live/tape/partitions.js'
import { readRecords } from '../../src/live/tape/record.js'
import { unpackState } from '../../src/live/write/stateBytes.js'
import { twoStepTerms } from '../integration/live/support/terms.js'
import { bareRound, prepareBareLimit } from './bareLimit.js'

export type BenchRow = {
  readonly name: string
  readonly value: number
  readonly unit: 'ms'
  readonly limit: number
  readonly ratio: number
}

const rounds = 5
const sliceLogins = 1_000
const startedAt = Date.UTC(2026, 0, 5, 9)
const connectionId = uuidv7()

/** Whole sync rounds over firms of these sizes, every account changed in each. */
export const roundSizes = [1_000, 5_000, 20_000, 50_000, 200_000] as const

/** Until the tables have the free space that they keep; the largest firm gets there by size alone. */
const warmRoundsOf = (accounts: number): number => (accounts > 50_000 ? 6 : 20)

/**
 * Observations in memory → rules → full state, tape and rulings → committed, next to the bare limit,
 * turn about on one server. Afterwards every row and every observation is read back and compared.
 *
 * @param database url of an empty database whose server syncs every commit to disk
 */
export async function syncRound(database: string, accounts: number): Promise<BenchRow> {
  const client = new pg.Client({ connectionString: database })
  await client.connect()
  try {
    await expectDurable(client)
    await applyVersionedSql(asQueryable(client), 'live', liveMigrations)
    await client.query('truncate live.followed, live.figures, live.input, live.day, live.tape')
    const ids = Array.from({ length: accounts }, () => uuidv7())
    await prepareBareLimit(client, ids)
    await prepareLive(client, ids)
    return await measure(client, { database, ids })
  } finally {
    await client.end()
  }
}

async function expectDurable(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string; setting: string }>(
    `select name, setting from pg_settings where name in ('fsync', 'synchronous_commit')`,
  )
  const off = rows.find(({ setting }) => setting !== 'on')
  if (off) throw new Error(`expected ${off.name} on, was ${off.setting}`)
}

async function prepareLive(client: pg.Client, ids: readonly string[]): Promise<void> {
  const q = asQueryable(client)
  await maintainTape(q, { now: Date.now(), keepHours: 6 })
  for (let from = 0; from < ids.length; from += 5_000) {
    const watched = ids.slice(from, from + 5_000).map((accountId, index) => ({
      accountId,
      connectionId,
      login: String(100_000 + from + index),
      terms: twoStepTerms,
      startedAt,
    }))
    await watchAccounts(q, watched)
  }
  await client.query('truncate live.input')
  await client.query('vacuum analyze live.followed, live.figures')
}

async function measure(
  client: pg.Client,
  given: { readonly database: string; readonly ids: readonly string[] },
): Promise<BenchRow> {
  const { database, ids } = given
  let decided = 0
  const room = createEngineRoom({
    database: { connectionString: database },
    sessions: () => Promise.reject(new Error('the bench brings its own observations')),
    ports: {
      decide: (_tx, verdicts) => {
        decided += verdicts.length
        return Promise.resolve(new Map(verdicts.map((each) => [each.accountId, 'confirmed'])))
      },
      controls: () => ({ rulingsHeld: () => false }),
      afterCommit: () => undefined,
      now: Date.now,
    },
    log: { info: () => undefined, warn: (details) => console.warn(details) },
    greedy: true,
  })
  await takeShards(room, asQueryable(client))
  const warmRounds = warmRoundsOf(ids.length)
  const live: number[] = []
  const bare: number[] = []
  for (let round = 1; round <= warmRounds + rounds; round += 1) {
    bare.push(await bareRound(client, ids, round))
    live.push(await liveRound(room, round))
  }
  await verify(client, { accounts: ids.length, rounds: warmRounds + rounds, decided })
  await room.writer.close()
  await room.keeper.release(asQueryable(client), [...room.keeper.held.keys()])
  const value = median(live.slice(warmRounds))
  const limit = median(bare.slice(warmRounds))
  const name = `sync.round.${ids.length}`
  return {
    name,
    value: round1(value),
    unit: 'ms',
    limit: round1(limit),
    ratio: round2(value / limit),
  }
}

/** Snapshots come in slices, as a stream brings them, and are stored meanwhile, as the worker does. */
async function liveRound(room: EngineRoom, round: number): Promise<number> {
  const logins = room.book.connections.get(connectionId) ?? new Map()
  const all = [...logins.keys()]
  const began = performance.now()
  let writing: Promise<void> | undefined
  for (let from = 0; from < all.length; from += sliceLogins) {
    const slice = all.slice(from, from + sliceLogins)
    observeSnapshots(
      room.book,
      slice.map((login) => snapshotOf(login, round)),
      {
        ...{ connectionId, logins, receivedAt: Date.now(), catchingUp: true },
        feed: { pollMs: null, equity: 'native' },
      },
    )
    writing ??= writeAll(room)
    await new Promise((resolve) => setImmediate(resolve))
  }
  await writing
  await writeAll(room)
  return performance.now() - began
}

async function writeAll({ flusher }: EngineRoom): Promise<void> {
  while (await flusher.flush()) continue
}

const equityOf = (login: string, round: number): number =>
  10_000_000 - ((Number(login) * 37 + round * 1_013) % 400_000)

function snapshotOf(login: string, round: number): AccountSnapshot {
  const equity = equityOf(login, round)
  return {
    login,
    at: startedAt + round * 1_000,
    currency: 'USD',
    balance: minor(10_000_000),
    equity: minor(equity),
    openPositions: 1,
    pendingOrders: 0,
    lastOpenedAt: startedAt + 500,
    mode: 'full',
    sequence: round,
    raw: { balance: '100000.00', equity: (equity / 100).toFixed(2) },
  }
}

/** Reads back every row and every observation, and compares them with what was sent. */
async function verify(
  client: pg.Client,
  expected: { readonly accounts: number; readonly rounds: number; readonly decided: number },
): Promise<void> {
  type Row = { login: string; number: number; equity: number; sequence: number; state: Buffer }
  const { rows } = await client.query<Row>(
    `select login, number, equity::float8 as equity, sequence::float8 as sequence, state
     from live.account`,
  )
  const loginOf = new Map(rows.map(({ number, login }) => [number, login]))
  const wrong = rows.filter(({ login, equity, sequence, state }) => {
    const right = equityOf(login, expected.rounds)
    const slots = unpackState(state)
    return (
      equity !== right ||
      sequence !== expected.rounds ||
      slots[core.equity] !== right ||
      slots[core.at] !== startedAt + expected.rounds * 1_000
    )
  })
  let observations = 0
  const tape = await client.query<{ records: Buffer }>('select records from live.tape')
  for (const { records } of tape.rows) {
    for (const { number, sequence, observation } of readRecords(records)) {
      observations += 1
      if (observation.equity !== equityOf(loginOf.get(number) ?? '', sequence)) wrong.length += 1
    }
  }
  const complete =
    rows.length === expected.accounts && observations === expected.accounts * expected.rounds
  if (!complete || wrong.length > 0) {
    throw new Error(
      `expected ${expected.accounts} rows and all observations as sent, ` +
        `was ${rows.length} rows, ${observations} observations, ${wrong.length} wrong`,
    )
  }
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

const round1 = (value: number): number => Math.round(value * 10) / 10
const round2 = (value: number): number => Math.round(value * 100) / 100
