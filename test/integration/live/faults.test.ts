import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { readLive } from '../../../src/live/readLive.js'
import { readRecords } from '../../../src/live/tape/record.js'
import { databaseProxy, type DatabaseProxy } from './support/databaseProxy.js'
import { liveDatabase, type LiveDatabase } from './support/database.js'
import { scriptedPlatform } from './support/scriptedPlatform.js'
import { second, start, startWorker, testPorts, until, watch } from './support/worker.js'

let database: LiveDatabase
let proxy: DatabaseProxy
beforeEach(async () => {
  database = await liveDatabase()
  proxy = await databaseProxy(database.url)
})
afterEach(async () => {
  await proxy.close()
  await database.drop()
})

const countOf = async (table: string): Promise<number | undefined> =>
  (await database.q.query<{ count: number }>(`select count(*)::int as count from ${table}`)).rows[0]
    ?.count

async function onTape(): Promise<number> {
  const { rows } = await database.q.query<{ records: Buffer }>('select records from live.tape')
  return rows.flatMap(({ records }) => [...readRecords(records)]).length
}

describe('a worker whose connection to the database breaks', () => {
  it.each([0, 700])(
    'finds out that a commit whose answer was lost did happen, and does not repeat it, also when the database is then away for %i ms',
    async (awayMs) => {
      const [id = ''] = await watch(database.q, 1)
      const platform = scriptedPlatform()
      let calls = 0
      const worker = startWorker({
        database: { connectionString: proxy.url },
        sessions: platform.sessions,
        ports: testPorts({
          decide: (tx, verdicts) => {
            calls += 1
            proxy.loseNextCommitAnswer(awayMs)
            return testPorts().decide(tx, verdicts)
          },
        }),
      })
      platform.add('1', { at: start + second, equity: 94_000, open: 1 })
      await until(async () => (await readLive(database.q, [id])).get(id)?.watching === false)
      platform.add('1', { at: start + 2 * second, equity: 93_000, open: 1 })
      await until(() => Promise.resolve(proxy.lost.commits === 1))
      await new Promise((resolve) => setTimeout(resolve, 300 + 2 * awayMs))
      await worker.stop()
      expect(worker.warnings.filter((text) => text.includes('not be stored'))).toEqual([])
      expect(calls).toBe(1)
      expect(await countOf('ruling')).toBe(1)
      expect(await onTape()).toBe(1)
    },
  )

  it('keeps what a platform without catch-up sent while the database was away', async () => {
    const [id = ''] = await watch(database.q, 1)
    let now = start
    const platform = scriptedPlatform({ catchUp: 'none' })
    const worker = startWorker({
      database: { connectionString: proxy.url },
      sessions: platform.sessions,
      ports: testPorts({ now: () => now }),
    })
    const play = (sequence: number, equity: number): void => {
      now = start + sequence * second
      platform.add('1', { at: now, equity, open: 1 })
    }
    await until(() => Promise.resolve(platform.opened.streams === 1))
    play(1, 99_000)
    await until(async () => (await readLive(database.q, [id])).get(id)?.equity === 9_900_000)
    proxy.down()
    play(2, 98_000)
    play(3, 94_500)
    play(4, 99_500)
    await new Promise((resolve) => setTimeout(resolve, 300))
    proxy.up()
    await until(async () => (await countOf('ruling')) === 1)
    const { rows } = await database.q.query(
      'select at::float8 as at, doubts, disposition from ruling',
    )
    expect(rows).toEqual([{ at: start + 3 * second, doubts: [], disposition: 'confirmed' }])
    expect(platform.opened.streams).toBe(1)
    await worker.stop()
    expect(await onTape()).toBe(3)
  })
})
