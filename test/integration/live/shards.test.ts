import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { asQueryable } from '../../../src/live/asQueryable.js'
import { readLive } from '../../../src/live/readLive.js'
import { readWorkers } from '../../../src/live/readStatus.js'
import { createShardKeeper } from '../../../src/live/shards/shardKeeper.js'
import { shardOf } from '../../../src/live/shards/shards.js'
import { liveDatabase, type LiveDatabase } from './support/database.js'
import { scriptedPlatform } from './support/scriptedPlatform.js'
import { second, start, startWorker, until, watch } from './support/worker.js'

let database: LiveDatabase
beforeEach(async () => {
  database = await liveDatabase()
})
afterEach(() => database.drop())

const keeper = (workerId: string) => createShardKeeper({ workerId, now: () => 1 })
const ids = [
  '00000000-0000-7000-8000-00000000000a',
  '00000000-0000-7000-8000-00000000000b',
] as const

async function joined(workerId: string) {
  const client = await database.connect()
  const q = asQueryable(client)
  const held = keeper(workerId)
  await held.join(q)
  return { client, q, held }
}

describe('shards', () => {
  it('are all taken by a worker that is alone, and shared evenly with a second one', async () => {
    const first = await joined(ids[0])
    expect(await first.held.takeFree(first.q)).toHaveLength(16)
    const second = await joined(ids[1])
    expect(await second.held.takeFree(second.q)).toEqual([])
    const surplus = await first.held.surplus(first.q)
    expect(surplus).toHaveLength(8)
    await first.held.release(first.q, surplus)
    expect(await second.held.takeFree(second.q)).toHaveLength(8)
    expect(await first.held.surplus(first.q)).toEqual([])
    expect(await first.held.takeFree(first.q)).toEqual([])
    expect(await second.held.surplus(second.q)).toEqual([])
  })

  it('are free again as soon as the session of a worker ends', async () => {
    const first = await joined(ids[0])
    await first.held.takeFree(first.q)
    const second = await joined(ids[1])
    await first.client.end()
    const came = await until(async () => {
      const taken = await second.held.takeFree(second.q)
      return second.held.held.size === 16 && taken
    })
    expect(came.length).toBeGreaterThan(0)
    expect(new Set(second.held.held.values())).toEqual(new Set([2]))
  })

  it('that nobody took meanwhile are regained after a lost session, the others are not', async () => {
    const first = await joined(ids[0])
    await first.held.takeFree(first.q)
    await first.client.end()
    await database.client.query('update live.shard set epoch = epoch + 1 where shard < 3')
    const again = asQueryable(await database.connect())
    expect((await first.held.regain(again)).sort()).toEqual([0, 1, 2])
    expect(first.held.held.size).toBe(13)
  })

  it('that were lost and taken again are let go by one release', async () => {
    const first = await joined(ids[0])
    await first.held.takeFree(first.q)
    first.held.lose([4])
    expect(await first.held.takeFree(first.q)).toEqual([4])
    await first.held.release(first.q, [4])
    const { rows } = await database.q.query<{ free: boolean }>(
      'select pg_try_advisory_lock($1, 4) as free',
      [0x5046_0001],
    )
    expect(rows[0]?.free).toBe(true)
  })

  it('are computed in SQL as in code', async () => {
    const accounts = await watch(database.q, 40)
    const { rows } = await database.q.query<{ account_id: string; shard: number }>(
      'select account_id, shard from live.followed',
    )
    expect(new Map(rows.map((row) => [row.account_id, row.shard]))).toEqual(
      new Map(accounts.map((id) => [id, shardOf(id)])),
    )
  })
})

describe('two workers', () => {
  it('share the accounts, and the one that stays follows all after the other left', async () => {
    const accounts = await watch(database.q, 48)
    const platform = scriptedPlatform()
    const options = { database: { connectionString: database.url }, sessions: platform.sessions }
    const [one, two] = [startWorker(options), startWorker(options)]
    const shared = await until(async () => {
      const workers = await readWorkers(database.q)
      return workers.length === 2 && workers.every(({ shards }) => shards.length === 8) && workers
    })
    expect(new Set(shared.flatMap(({ shards }) => shards)).size).toBe(16)
    const play = (sequence: number): void =>
      accounts.forEach((_, index) =>
        platform.add(String(index + 1), {
          at: start + sequence * second,
          equity: 99_000 + sequence,
          open: 1,
        }),
      )
    const allSee = (equity: number) => async () => {
      const figures = await readLive(database.q, accounts)
      return [...figures.values()].every((each) => each.equity === equity * 100)
    }
    play(1)
    await until(allSee(99_001))
    await one.stop()
    play(2)
    await until(allSee(99_002))
    expect(await readWorkers(database.q)).toHaveLength(1)
    await two.stop()
    expect(await readWorkers(database.q)).toEqual([])
    expect([...one.warnings, ...two.warnings]).toEqual([])
  })
})
