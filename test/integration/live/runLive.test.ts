import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { replayEvidence } from '../../../src/domain/rulings/replayEvidence.js'
import { evidenceSchema } from '../../../src/domain/rulings/evidence.js'
import { readLive } from '../../../src/live/readLive.js'
import { readWorkers } from '../../../src/live/readStatus.js'
import { liveDatabase, type LiveDatabase } from './support/database.js'
import { scriptedPlatform, type ScriptedPlatform } from './support/scriptedPlatform.js'
import {
  hour,
  second,
  start,
  startWorker,
  testPorts,
  until,
  watch,
  type RunningWorker,
} from './support/worker.js'

/** As `startWorker` has it. */
const heartbeatMs = 100

let database: LiveDatabase
let platform: ScriptedPlatform
let worker: RunningWorker

beforeAll(async () => {
  database = await liveDatabase()
  platform = scriptedPlatform()
  worker = startWorker({
    database: { connectionString: database.url },
    sessions: platform.sessions,
  })
})

afterAll(async () => {
  await worker.stop()
  await database.drop()
})

type Ruling = { account_id: string; kind: string; rule: string; at: number; evidence: unknown }

const rulingsOf = async (accountId: string): Promise<Ruling[]> =>
  (
    await database.q.query<Ruling>(
      'select account_id, kind, rule, at::float8 as at, evidence from ruling where account_id = $1',
      [accountId],
    )
  ).rows

describe('the worker', () => {
  it('follows an account within a second of its registration and stores its figures', async () => {
    const [id = ''] = await watch(database.q, 1, 1)
    platform.add('1', { at: start + second, equity: 99_000, open: 1 })
    const figures = await until(async () => {
      const known = (await readLive(database.q, [id])).get(id)
      return known?.equity === 9_900_000 && known
    })
    expect(figures).toMatchObject({ balance: 10_000_000, openPositions: 1, lastAt: start + second })
    expect(figures.floor).toBe(9_500_000)
    expect(figures.used).toBe(2_000)
    expect(figures.limits.map(({ rule }) => rule)).toContain('dailyLoss')
  })

  it('judges every observation in order, though it writes only the newest', async () => {
    const [id = ''] = await watch(database.q, 1, 2)
    platform.add(
      '2',
      { at: start + second, equity: 99_000, open: 1 },
      { at: start + 2 * second, equity: 94_999, open: 1 },
      { at: start + 3 * second, equity: 101_000, open: 1 },
    )
    const [ruling] = await until(async () => {
      const found = await rulingsOf(id)
      return found.length > 0 && found
    })
    expect(ruling).toMatchObject({ kind: 'breach', rule: 'dailyLoss', at: start + 2 * second })
    const figures = (await readLive(database.q, [id])).get(id)
    expect(figures).toMatchObject({ watching: false, equity: 9_499_900 })
  })

  it('stores evidence that replays to the same ruling', async () => {
    const [id = ''] = await watch(database.q, 1, 3)
    const moments = Array.from({ length: 90 }, (_, index) => ({
      at: start + (index + 1) * second,
      equity: 100_000 - index * 60,
      open: 1,
    }))
    platform.add('3', ...moments)
    const [ruling] = await until(async () => {
      const found = await rulingsOf(id)
      return found.length > 0 && found
    })
    expect(replayEvidence(ruling?.evidence)).toEqual({ agree: true })
    const inputs = evidenceSchema.parse(ruling?.evidence).inputs
    expect(inputs.at(-1)?.raw).toMatchObject({ equity: expect.stringMatching(/^\d+\.00$/) })
    expect(inputs.slice(0, -1).filter((input) => 'raw' in input)).toEqual([])
  })

  it('reports what it has done and what waits in it', async () => {
    // What is being written is neither waiting nor counted.
    const countsAt = async (rows: number) =>
      until(async () => {
        const [found] = await readWorkers(database.q)
        const counts = found?.counts ?? undefined
        const isThere = counts && counts.rows >= rows && counts.rowsWaiting === 0
        return isThere ? counts : undefined
      })
    await new Promise((resolve) => setTimeout(resolve, 5 * heartbeatMs))
    const before = await countsAt(1)
    await watch(database.q, 1, 7)
    platform.add('7', { at: start + second, equity: 94_000, open: 1 })
    expect(await countsAt(before.rows + 1)).toMatchObject({
      ...{ observations: before.observations + 1, verdicts: before.verdicts + 1 },
      ...{ rows: before.rows + 1, observationsWaiting: 0, verdictsWaiting: 0 },
    })
  })

  it('rolls the day of a silent account over when the platform says how late it is', async () => {
    const [id = ''] = await watch(database.q, 1, 4)
    platform.add('4', { at: start + second, equity: 99_000, balance: 99_000 })
    await until(async () => (await readLive(database.q, [id])).get(id)?.balance === 9_900_000)
    platform.beat(start + 15 * hour)
    await until(
      async () => (await readLive(database.q, [id])).get(id)?.dayStartBalance === 9_900_000,
    )
    const { rows } = await database.q.query(
      'select date::text as date from live.day where account_id = $1 order by date',
      [id],
    )
    expect(rows).toEqual([{ date: '2026-01-05' }, { date: '2026-01-06' }])
  })

  it('goes on after the link broke without losing what came meanwhile', async () => {
    const [id = ''] = await watch(database.q, 1, 5)
    platform.add('5', { at: start + second, equity: 99_500, open: 1 })
    await until(async () => (await readLive(database.q, [id])).get(id)?.equity === 9_950_000)
    platform.breakStreams()
    platform.add('5', { at: start + 2 * second, equity: 94_000, open: 1 })
    platform.add('5', { at: start + 3 * second, equity: 100_000, open: 1 })
    const [ruling] = await until(async () => {
      const found = await rulingsOf(id)
      return found.length > 0 && found
    })
    expect(ruling).toMatchObject({ kind: 'breach', at: start + 2 * second })
  })
})

describe('a worker whose verdicts cannot be decided', () => {
  it('stores the figures of others, asks no more often than makes sense, and decides in the end', async () => {
    const own = await liveDatabase()
    const deciding = { fails: true, calls: 0 }
    const platformOfOwn = scriptedPlatform()
    const ids = await watch(own.q, 2)
    const started = startWorker({
      database: { connectionString: own.url },
      sessions: platformOfOwn.sessions,
      ports: testPorts({
        decide: (tx, verdicts) => {
          deciding.calls += 1
          if (deciding.fails) return Promise.reject(new Error('cannot decide'))
          return testPorts().decide(tx, verdicts)
        },
      }),
    })
    platformOfOwn.add('1', { at: start + second, equity: 94_000, open: 1 })
    platformOfOwn.add('2', { at: start + second, equity: 99_000, open: 1 })
    const equityOf = async (place: number) => {
      const id = ids[place] ?? ''
      return (await readLive(own.q, [id])).get(id)?.equity
    }
    await until(async () => (await equityOf(1)) === 9_900_000)
    await new Promise((resolve) => setTimeout(resolve, 2_000))
    // It tries again after 0.2, 0.4, 0.8 … seconds.
    expect(deciding.calls).toBeGreaterThan(1)
    expect(deciding.calls).toBeLessThan(20)
    expect(await equityOf(0)).toBe(10_000_000)
    deciding.fails = false
    await until(async () => (await equityOf(0)) === 9_400_000)
    await started.stop()
    await own.drop()
  })
})
