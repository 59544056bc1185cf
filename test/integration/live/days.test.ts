import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { packDays } from '../../../src/live/tape/packDays.js'
import { maintainTape } from '../../../src/live/tape/partitions.js'
import { readDays } from '../../../src/live/tape/readDays.js'
import { syncOnce } from '../../../src/live/syncOnce.js'
import { liveDatabase, type LiveDatabase } from './support/database.js'
import { scriptedPlatform } from './support/scriptedPlatform.js'
import { hour, quietLog, second, start, testPorts, watch } from './support/worker.js'

let database: LiveDatabase
let pool: pg.Pool
beforeAll(async () => {
  database = await liveDatabase()
  pool = new pg.Pool({ connectionString: database.url, max: 3 })
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

const minute = 60 * second

describe('the days of an account', () => {
  it('hold every minute that moved, over a reset, however often they are packed', async () => {
    const [id = ''] = await watch(database.q, 1)
    const platform = scriptedPlatform()
    const sync = () =>
      syncOnce({
        database: { connectionString: database.url },
        sessions: platform.sessions,
        ports: testPorts(),
        log: quietLog,
      })
    platform.add(
      '1',
      { at: start + 10 * second, equity: 100_000, open: 1 },
      { at: start + 20 * second, equity: 100_500, open: 1 },
      { at: start + 30 * second, equity: 99_900, open: 1 },
      { at: start + 40 * second, equity: 100_200, open: 1 },
    )
    await sync()
    expect(await packDays(pool)).toEqual({ observations: 4, days: 1 })
    expect(await packDays(pool)).toEqual({ observations: 0, days: 0 })
    platform.add(
      '1',
      { at: start + 50 * second, equity: 99_800, open: 1 },
      { at: start + 3 * minute, equity: 99_800, open: 1 },
      { at: start + 4 * minute, equity: 101_000, open: 0, balance: 101_000 },
      { at: start + 14 * hour, equity: 101_000, open: 0, balance: 101_000 },
      { at: start + 15 * hour, equity: 100_700, open: 1, balance: 101_000 },
    )
    await sync()
    expect(await packDays(pool)).toEqual({ observations: 5, days: 2 })
    const days = await readDays(database.q, { accountId: id, from: '2026-01-01', to: '2026-02-01' })
    expect(days.map(({ date }) => date)).toEqual(['2026-01-05', '2026-01-06'])
    const [first, second_] = days
    expect(first).toMatchObject({
      startBalance: 10_000_000,
      open: 10_000_000,
      high: 10_100_000,
      low: 9_980_000,
      close: 10_100_000,
      peak: 10_100_000,
      floors: [
        { rule: 'dailyLoss', limit: 9_500_000 },
        { rule: 'maximumLoss', limit: 9_000_000 },
      ],
    })
    expect(first?.minutes).toEqual([
      {
        minute: 600,
        open: 10_000_000,
        high: 10_050_000,
        low: 9_980_000,
        close: 9_980_000,
        highAt: 20_000,
        lowAt: 50_000,
        fall: 70_000,
      },
      expect.objectContaining({ minute: 604, open: 10_100_000 }),
    ])
    expect(second_).toMatchObject({
      startBalance: 10_100_000,
      startEquity: 10_100_000,
      floors: [
        { rule: 'dailyLoss', limit: 9_600_000 },
        { rule: 'maximumLoss', limit: 9_000_000 },
      ],
      open: 10_100_000,
      low: 10_070_000,
      peak: 10_100_000,
    })
  })

  it('are packed in pieces as if in one', async () => {
    const count = 250
    const ids = await watch(database.q, count, 1_000)
    const platform = scriptedPlatform()
    // Each round is a row of the tape or two: more than are read at a time.
    for (let round = 1; round <= 12; round += 1) {
      for (let index = 0; index < count; index += 1) {
        const equity = 99_000 + index + round
        platform.add(String(1_000 + index), { at: start + round * minute, equity, open: 1 })
      }
      await syncOnce({
        database: { connectionString: database.url },
        sessions: platform.sessions,
        ports: testPorts(),
        log: quietLog,
      })
    }
    expect(await packDays(pool)).toEqual({ observations: count * 12, days: count })
    expect(await packDays(pool)).toEqual({ observations: 0, days: 0 })
    for (const index of [0, 99, 100, 249]) {
      const days = await readDays(database.q, {
        accountId: ids[index] ?? '',
        from: '2026-01-05',
        to: '2026-01-05',
      })
      expect(days[0]?.open).toBe((99_001 + index) * 100)
      expect(days[0]?.close).toBe((99_012 + index) * 100)
      expect(days[0]?.minutes).toHaveLength(12)
    }
  })

  it('are packed once by two processes at a time', async () => {
    await watch(database.q, 1, 2)
    const platform = scriptedPlatform()
    platform.add('2', { at: start + second, equity: 99_000, open: 1 })
    await syncOnce({
      database: { connectionString: database.url },
      sessions: platform.sessions,
      ports: testPorts(),
      log: quietLog,
    })
    const both = await Promise.all([packDays(pool), packDays(pool)])
    expect(both.reduce((sum, { observations }) => sum + observations, 0)).toBe(1)
  })
})

describe('the tape', () => {
  const now = Date.UTC(2030, 5, 1, 12, 34)
  const namesOf = async (): Promise<string[]> =>
    (
      await database.q.query<{ name: string }>(
        `select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
         where i.inhparent = 'live.tape'::regclass and c.relname like 'tape_2030%' order by 1`,
      )
    ).rows.map(({ name }) => name)

  it('has its hours ahead of time, and loses those that are old and packed', async () => {
    const made = await maintainTape(database.q, { now, keepHours: 2 })
    expect(made.created).toEqual([
      'tape_2030060112',
      'tape_2030060113',
      'tape_2030060114',
      'tape_2030060115',
    ])
    expect((await maintainTape(database.q, { now, keepHours: 2 })).created).toEqual([])
    await database.q.query(
      `insert into live.tape (received_at, observations, records) values ($1, 0, '')`,
      [now + hour],
    )
    const later = await maintainTape(database.q, { now: now + 5 * hour, keepHours: 2 })
    expect(later.dropped).toContain('tape_2030060112')
    expect(await namesOf()).toContain('tape_2030060113')
    await database.q.query('update live.tape set packed = true')
    const last = await maintainTape(database.q, { now: now + 5 * hour, keepHours: 2 })
    expect(last.dropped).toEqual(['tape_2030060113'])
  })

  it('is kept by two processes at the same time', async () => {
    const options = { now: now + 100 * hour, keepHours: 2 }
    const other = await database.connect()
    const { asQueryable } = await import('../../../src/live/asQueryable.js')
    const both = await Promise.all([
      maintainTape(database.q, options),
      maintainTape(asQueryable(other), options),
    ])
    expect(both.flatMap(({ created }) => created)).toHaveLength(4)
  })
})
