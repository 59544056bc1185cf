import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { core } from '../../../src/domain/rules/coreSlots.js'
import { observeSnapshots } from '../../../src/live/book/observe.js'
import { createEngineRoom, takeShards, type EngineRoom } from '../../../src/live/loop/engineRoom.js'
import { readLive } from '../../../src/live/readLive.js'
import { readRecords } from '../../../src/live/tape/record.js'
import { unpackState } from '../../../src/live/write/stateBytes.js'
import { liveDatabase, type LiveDatabase } from './support/database.js'
import { snapshotOf } from './support/scriptedPlatform.js'
import { connectionId, quietLog, second, start, testPorts, until, watch } from './support/worker.js'

let database: LiveDatabase
let room: EngineRoom
const decide = { fail: false, calls: 0 }
const warnings: string[] = []

beforeAll(async () => {
  database = await liveDatabase()
})
afterAll(async () => {
  await room.writer.close()
  await database.drop()
})
beforeEach(async () => {
  await database.client.query(
    'truncate live.followed, live.figures, live.input, live.day, live.tape, ruling, account_status',
  )
  await room?.writer.close()
  decide.fail = false
  room = createEngineRoom({
    database: { connectionString: database.url },
    sessions: () => Promise.reject(new Error('none')),
    ports: testPorts({
      decide: (tx, verdicts) => {
        decide.calls += 1
        if (decide.fail) return Promise.reject(new Error('cannot decide'))
        return testPorts().decide(tx, verdicts)
      },
    }),
    log: { ...quietLog, warn: (_details, message) => warnings.push(message) },
    greedy: true,
  })
})

async function follow(count: number): Promise<string[]> {
  const ids = await watch(database.q, count)
  await room.keeper.release(database.q, [...room.keeper.held.keys()])
  await database.client.query('select pg_advisory_unlock_all()')
  await takeShards(room, database.q)
  return ids
}

const observe = (equities: readonly number[], sequence = 1): void =>
  observeSnapshots(
    room.book,
    equities.map((equity, index) =>
      snapshotOf(String(index + 1), { at: start + sequence * second, equity, open: 1 }, sequence),
    ),
    {
      connectionId,
      logins: new Map(room.book.connections.get(connectionId)),
      receivedAt: Date.now(),
      feed: { pollMs: null, equity: 'native' },
      catchingUp: true,
    },
  )

describe('a write', () => {
  it.each([
    [7, 'in one statement'],
    [9_000, 'over two connections'],
  ])('of %i rows, %s, stores exactly what the book knows', async (count) => {
    const ids = await follow(count)
    observe(ids.map((_, index) => 98_000 + index / 100))
    expect(await room.flusher.flush()).toBe(true)
    expect(await room.flusher.flush()).toBe(false)
    const { rows } = await database.client.query<{
      account_id: string
      equity: string
      at: string
      sequence: string
      received_at: string
      floor: string
      used: number
      open_positions: number
      state: Buffer
    }>('select * from live.account')
    expect(rows).toHaveLength(count)
    for (const row of rows) {
      const entry = room.book.entries.get(row.account_id)
      expect(unpackState(row.state)).toEqual(entry?.state)
      expect(row).toMatchObject({
        equity: String(entry?.state[core.equity]),
        at: String(start + second),
        sequence: '1',
        received_at: String(entry?.receivedAt),
        floor: '9500000',
        used: entry?.used,
        open_positions: 1,
      })
    }
    const tape = await database.client.query<{ records: Buffer }>('select records from live.tape')
    expect(tape.rows.flatMap(({ records }) => [...readRecords(records)])).toHaveLength(count)
  })

  it('leaves nothing behind when its verdicts cannot be decided, and the others go on', async () => {
    const ids = await follow(3)
    decide.fail = true
    observe([94_000, 99_000, 99_500])
    await expect(room.flusher.flush()).rejects.toThrow('could not be decided')
    const before = await readLive(database.q, ids)
    expect([...before.values()].map(({ equity }) => equity)).toEqual([1e7, 1e7, 1e7])
    await room.flusher.flush()
    const after = await readLive(database.q, ids)
    expect(ids.map((id) => after.get(id)?.equity)).toEqual([1e7, 9_900_000, 9_950_000])
    decide.fail = false
    while (await room.flusher.flush()) continue
    const final = await readLive(database.q, ids)
    expect(final.get(ids[0] ?? '')).toMatchObject({ equity: 9_400_000, watching: false })
    const { rows } = await database.q.query('select account_id from ruling')
    expect(rows).toEqual([{ account_id: ids[0] }])
  })

  it('of a verdict does not wait for the figures of others', async () => {
    const ids = await follow(3)
    observe([99_000, 94_000, 99_500])
    const other = await database.connect()
    await other.query('begin')
    await other.query(
      `select from live.figures f join live.followed a using (number)
       where a.account_id = $1 for update of f`,
      [ids[0]],
    )
    const flushing = room.flusher.flush()
    await until(async () => {
      const { rows } = await database.q.query('select account_id from ruling')
      return rows.length === 1
    })
    const meanwhile = await readLive(database.q, ids)
    expect(ids.map((id) => meanwhile.get(id)?.equity)).toEqual([1e7, 9_400_000, 1e7])
    await other.query('rollback')
    await flushing
    const after = await readLive(database.q, ids)
    expect(ids.map((id) => after.get(id)?.equity)).toEqual([9_900_000, 9_400_000, 9_950_000])
    await other.end()
  })

  it('of a process whose shard was taken stores nothing of it, and the process forgets it', async () => {
    const ids = await follow(64)
    observe(ids.map(() => 99_000))
    await database.client.query('update live.shard set epoch = epoch + 1 where shard = 5')
    while (await room.flusher.flush()) continue
    const { rows } = await database.client.query<{ shard: number; changed: boolean }>(
      'select shard, bool_and(equity = 9900000) as changed from live.account group by shard',
    )
    const unchanged = rows.filter(({ changed }) => !changed).map(({ shard }) => shard)
    expect(unchanged).toEqual([5])
    expect(room.keeper.held.has(5)).toBe(false)
    expect([...room.book.entries.values()].some(({ shard }) => shard === 5)).toBe(false)
  })

  it('whose connection is cut while it is made is made again, once', async () => {
    const ids = await follow(20)
    observe(ids.map(() => 94_000))
    const ready = room.flusher.flush()
    await database.client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where application_name = 'prop-firm live' and datname = current_database()`,
    )
    await ready.catch(() => undefined)
    for (let tries = 0; tries < 20; tries += 1) await room.flusher.flush().catch(() => undefined)
    const { rows } = await database.client.query<{ account_id: string }>(
      'select account_id from ruling',
    )
    expect(rows.map(({ account_id }) => account_id).sort()).toEqual([...ids].sort())
    const tape = await database.client.query<{ records: Buffer }>('select records from live.tape')
    expect(tape.rows.flatMap(({ records }) => [...readRecords(records)])).toHaveLength(20)
  })

  it('over two connections that are cut loses and doubles nothing', async () => {
    const ids = await follow(4_500)
    for (let sequence = 1; sequence <= 4; sequence += 1) {
      observe(
        ids.map((_, index) => 98_000 + index / 100 + sequence),
        sequence,
      )
      const flushing = room.flusher.flush()
      if (sequence % 2 === 0) {
        await new Promise((resolve) => setTimeout(resolve, 15 * sequence))
        await database.client.query(
          `select pg_terminate_backend(pid) from pg_stat_activity
           where application_name = 'prop-firm live' and datname = current_database()`,
        )
      }
      await flushing.catch(() => undefined)
    }
    for (let tries = 0; tries < 20; tries += 1) await room.flusher.flush().catch(() => undefined)
    const figures = await readLive(database.q, ids)
    const wrong = ids.filter((id, index) => figures.get(id)?.equity !== 9_800_400 + index)
    expect(wrong).toEqual([])
    const tape = await database.client.query<{ records: Buffer }>(
      'select records from live.tape order by id',
    )
    const seen = new Map<number, number[]>()
    for (const { number, sequence } of tape.rows.flatMap(({ records }) => [
      ...readRecords(records),
    ])) {
      seen.set(number, [...(seen.get(number) ?? []), sequence])
    }
    expect(seen.size).toBe(4_500)
    expect(new Set([...seen.values()].map(String))).toEqual(new Set(['1,2,3,4']))
  })

  it('stores nothing and reads again what is not as it left it', async () => {
    const ids = await follow(3)
    observe(ids.map(() => 99_000))
    await database.client.query(
      'delete from live.figures where number = (select max(number) from live.figures)',
    )
    expect(await room.flusher.flush()).toBe(true)
    expect(room.book.entries.size).toBe(0)
    expect(await takeShards(room, database.q)).toBe(2)
    observe([99_000, 99_000, 99_000])
    expect(await room.flusher.flush()).toBe(true)
    const figures = await readLive(database.q, ids)
    expect([...figures.values()].map(({ equity }) => equity)).toEqual([9_900_000, 9_900_000])
  })
})
