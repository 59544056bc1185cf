import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { asQueryable } from '../../../src/live/asQueryable.js'
import { readLive, worstAccounts } from '../../../src/live/readLive.js'
import { readConnections, readWorkers } from '../../../src/live/readStatus.js'
import { createShardKeeper } from '../../../src/live/shards/shardKeeper.js'
import { syncOnce } from '../../../src/live/syncOnce.js'
import type { Capabilities } from '../../../src/platforms/types.js'
import { liveDatabase, type LiveDatabase } from './support/database.js'
import { scriptedPlatform, type ScriptedPlatform } from './support/scriptedPlatform.js'
import { hour, quietLog, second, start, testPorts, watch } from './support/worker.js'

let database: LiveDatabase
beforeAll(async () => {
  database = await liveDatabase()
})
afterAll(() => database.drop())
beforeEach(() =>
  database.client.query(
    'truncate live.followed, live.figures, live.input, live.day, live.tape, ruling, account_status',
  ),
)

const sync = (platform: ScriptedPlatform, now = start) =>
  syncOnce({
    database: { connectionString: database.url },
    sessions: platform.sessions,
    ports: testPorts({ now: () => now }),
    log: quietLog,
  })

const polled: Partial<Capabilities> = { stream: false, catchUp: 'none', maxBatch: 3 }

const rulings = async () =>
  (await database.q.query('select kind, at::float8 as at, disposition, doubts from ruling')).rows

describe('one round without a worker', () => {
  it('looks at all accounts in batches, judges and stores, and lets go of them', async () => {
    const ids = await watch(database.q, 10)
    const platform = scriptedPlatform(polled)
    ids.forEach((_, index) =>
      platform.add(String(index + 1), {
        at: start + second,
        equity: 99_000 - index * 600,
        open: 1,
      }),
    )
    const result = await sync(platform, start + second)
    expect(result).toEqual({ shards: 16, accounts: 10, failed: new Map() })
    expect(platform.opened.polls).toBe(4)
    const figures = await readLive(database.q, ids)
    expect(ids.map((id) => figures.get(id)?.equity)).toEqual(
      ids.map((_, index) => 9_900_000 - index * 60_000),
    )
    expect(await rulings()).toHaveLength(3)
    expect((await worstAccounts(database.q, 2)).map(({ accountId }) => accountId)).toEqual([
      ids[6],
      ids[5],
    ])
    const { rows } = await database.q.query<{ free: boolean }>(
      'select pg_try_advisory_lock($1, 3) as free',
      [0x5046_0001],
    )
    expect(rows[0]?.free).toBe(true)
    await database.q.query('select pg_advisory_unlock_all()')
  })

  it('reports as a job, with the state of each connection', async () => {
    await watch(database.q, 1)
    await sync(scriptedPlatform(polled), start + 5 * second)
    const [worker] = await readWorkers(database.q)
    expect(worker).toMatchObject({ kind: 'job', accounts: 1, heartbeatAt: start + 5 * second })
    expect(await readConnections(database.q)).toMatchObject([{ state: 'polling', accounts: 1 }])
  })

  it('sees what happened between two rounds where the platform can deliver it', async () => {
    await watch(database.q, 1)
    const platform = scriptedPlatform()
    platform.add('1', { at: start + second, equity: 99_000, open: 1 })
    await sync(platform)
    platform.add('1', { at: start + 2 * second, equity: 94_000, open: 1 })
    platform.add('1', { at: start + 3 * second, equity: 99_000, open: 1 })
    await sync(platform)
    expect(await rulings()).toMatchObject([{ kind: 'breach', at: start + 2 * second }])
  })

  it('rolls silent accounts over', async () => {
    const ids = await watch(database.q, 2)
    const platform = scriptedPlatform()
    platform.add('1', { at: start + second, equity: 98_000, balance: 98_000 })
    platform.add('2', { at: start + 15 * hour, equity: 97_000, balance: 97_000 })
    await sync(platform)
    const figures = await readLive(database.q, ids)
    expect(ids.map((id) => figures.get(id)?.dayStartBalance)).toEqual([9_800_000, 10_000_000])
  })

  it('has nothing to do beside a worker', async () => {
    await watch(database.q, 1)
    const q = asQueryable(await database.connect())
    const keeper = createShardKeeper({
      workerId: '00000000-0000-7000-8000-00000000000a',
      now: () => 1,
    })
    await keeper.join(q)
    await keeper.takeFree(q)
    const result = await sync(scriptedPlatform())
    expect(result).toEqual({ shards: 0, accounts: 0, failed: new Map() })
    await keeper.release(q, [...keeper.held.keys()])
  })

  it('says which connection could not be read', async () => {
    await watch(database.q, 1)
    const platform = scriptedPlatform()
    const result = await sync({ ...platform, sessions: () => Promise.reject(new Error('refused')) })
    expect([...result.failed.values()]).toEqual(['refused'])
    expect(await readConnections(database.q)).toMatchObject([
      { state: 'waiting', error: 'refused' },
    ])
  })

  it('only suspects what follows a long absence on a platform that cannot catch up', async () => {
    await watch(database.q, 2)
    const platform = scriptedPlatform(polled)
    const round = async (at: number, equities: readonly number[]): Promise<void> => {
      const now = start + at * second
      equities.forEach((equity, index) =>
        platform.add(String(index + 1), { at: now, equity, open: 1 }),
      )
      await sync(platform, now)
    }
    await round(1, [99_000, 99_000])
    await round(61, [94_000, 99_500])
    await round(1_000, [94_000, 94_000])
    expect(await rulings()).toMatchObject([
      { disposition: 'confirmed', doubts: [], at: start + 61 * second },
      { disposition: 'suspected', doubts: ['gapWithoutCatchUp'], at: start + 1_000 * second },
    ])
  })
})
