import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import pg from 'pg'
import { asQueryable } from '../../../src/live/asQueryable.js'
import { inTransaction } from '../../../src/live/inTransaction.js'
import { maintainMonths } from '../../../src/live/months/maintainMonths.js'
import { isoDay, monthOf } from '../../../src/live/months/month.js'
import { dayColumns } from '../../../src/live/write/dayColumns.js'
import * as sql from '../../../src/live/sql/days.js'
import { readDays } from '../../../src/live/tape/readDays.js'
import { liveDatabase, type LiveDatabase } from './support/database.js'
import { until, watch } from './support/worker.js'

let database: LiveDatabase
let [followed, ended, lately]: (string | undefined)[] = []

beforeAll(async () => {
  database = await liveDatabase()
  ;[followed, ended, lately] = await watch(database.q, 3)
  await database.q.query('delete from live.day')
  await database.q.query(
    'update live.followed set watching = false where account_id = any($1::uuid[])',
    [[ended, lately]],
  )
})
afterAll(() => database.drop())

const opening = { startsAt: 1, endsAt: 1, startBalance: 1, startEquity: 1, floors: [] } as const

const forGood = { days: null, deals: null }
const noon = (date: string): number => Date.parse(`${date}T12:00:00Z`)

async function put(accountId: string | undefined, date: string): Promise<void> {
  const at = noon(date)
  await database.q.query(
    `insert into live.day (account_id, date, starts_at, ends_at, start_balance, start_equity)
     values ($1, $2, $3, $3, 1, 1)`,
    [accountId, date, at],
  )
  await database.q.query(
    `insert into live.deal (account_id, at, id, kind, profit, received_at)
     values ($1, $2, $3, 'trade', 1, $2)`,
    [accountId, at, date],
  )
}

async function partitionsOf(table: string): Promise<string[]> {
  const { rows } = await database.q.query<{ name: string }>(
    `select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
     where i.inhparent = $1::regclass order by 1`,
    [`live.${table}`],
  )
  return rows.map(({ name }) => name)
}

const datesOf = async (accountId = ''): Promise<string[]> =>
  (await readDays(database.q, { accountId, from: '2020-01-01', to: '2040-01-01' })).map(
    ({ date }) => date,
  )

const dealsOf = async (accountId: string | undefined): Promise<string[]> => {
  const { rows } = await database.q.query<{ id: string }>(
    'select id from live.deal where account_id = $1 order by id',
    [accountId],
  )
  return rows.map(({ id }) => id)
}

const inDefault = async (table: string): Promise<number> => {
  const { rows } = await database.q.query<{ count: number }>(
    `select count(*)::int as count from live.${table}_default`,
  )
  return rows[0]?.count ?? -1
}

describe('days and deals', () => {
  it('from before there were months move into theirs, with nothing lost', async () => {
    for (const date of ['2030-01-31', '2030-02-01', '2030-03-10', '2030-04-02', '2030-05-01']) {
      await put(followed, date)
    }
    expect(await inDefault('day')).toBe(5)
    const first = await maintainMonths(database.q, { now: noon('2030-05-20'), keep: forGood })
    expect(first.created).toEqual(
      ['day', 'deal'].flatMap((table) =>
        ['05', '06', '07', '01', '02', '03'].map((month) => `${table}_2030${month}`),
      ),
    )
    const second = await maintainMonths(database.q, { now: noon('2030-05-20'), keep: forGood })
    expect(second.created).toEqual(['day_203004', 'deal_203004'])
    expect([await inDefault('day'), await inDefault('deal')]).toEqual([0, 0])
    expect(await datesOf(followed)).toHaveLength(5)
    expect(await dealsOf(followed)).toEqual(await datesOf(followed))
    expect(await maintainMonths(database.q, { now: noon('2030-05-20'), keep: forGood })).toEqual({
      created: [],
      dropped: [],
    })
  })

  it('have months ahead however far the clock moves, and lose none without a retention', async () => {
    const { created, dropped } = await maintainMonths(database.q, {
      ...{ now: noon('2031-12-31'), keep: forGood },
    })
    expect(created).toEqual([
      ...['day_203112', 'day_203201', 'day_203202'],
      ...['deal_203112', 'deal_203201', 'deal_203202'],
    ])
    expect(dropped).toEqual([])
    await put(followed, '2031-12-31')
    expect([await inDefault('day'), await inDefault('deal')]).toEqual([0, 0])
  })

  it('that are old are dropped, but not of accounts that go on or ended a short while ago', async () => {
    for (const date of ['2030-02-01', '2030-04-02']) await put(ended, date)
    for (const date of ['2030-02-01', '2031-11-30']) await put(lately, date)
    const before = await datesOf(followed)
    const options = { now: noon('2032-01-15'), keep: { days: 3, deals: 20 } }
    const { dropped } = await maintainMonths(database.q, options)
    expect(dropped).toEqual([
      ...['01', '02', '03', '04', '05', '06', '07'].map((month) => `day_2030${month}`),
      ...['01', '02', '03', '04'].map((month) => `deal_2030${month}`),
    ])
    expect(await datesOf(followed)).toEqual(before)
    expect(await dealsOf(followed)).toEqual(before)
    expect(await datesOf(ended)).toEqual([])
    expect(await dealsOf(ended)).toEqual([])
    expect(await datesOf(lately)).toEqual(['2030-02-01', '2031-11-30'])
    expect((await partitionsOf('day'))[0]).toBe('day_203111')
  })

  it('that were kept for an account go when it needs them no longer', async () => {
    const options = { now: noon('2033-01-15'), keep: { days: 3, deals: 3 } }
    const { dropped } = await maintainMonths(database.q, options)
    expect(dropped).toContain('day_203111')
    expect(await datesOf(lately)).toEqual([])
    expect(await dealsOf(lately)).toEqual([])
    expect(await datesOf(followed)).toHaveLength(6)
  })

  it('are looked after by two processes at the same time', async () => {
    const other = asQueryable(await database.connect())
    const options = { now: noon('2036-03-15'), keep: { days: 3, deals: 3 } }
    const both = await Promise.all(
      [database.q, other].map((client) => maintainMonths(client, options)),
    )
    expect(both.flatMap(({ created }) => created)).toHaveLength(6)
  })

  it('that are written while their month is made are in it', async () => {
    const writer = new pg.Client({ connectionString: database.url })
    await writer.connect()
    try {
      await writer.query('begin')
      await writer.query(
        `insert into live.day (account_id, date, starts_at, ends_at, start_balance, start_equity)
         values ($1, '2036-07-01', 1, 1, 1, 1)`,
        [followed],
      )
      const made = maintainMonths(database.q, { now: noon('2036-07-20'), keep: forGood })
      await until(async () => {
        const { rows } = await writer.query<{ waits: number }>(
          'select count(*)::int as waits from pg_locks where not granted',
        )
        return rows[0]?.waits === 1
      })
      await writer.query('commit')
      expect((await made).created).toContain('day_203607')
    } finally {
      await writer.end()
    }
    expect(await datesOf(followed)).toContain('2036-07-01')
  })

  it('are written by several, each in several months, while months are made and dropped', async () => {
    const accounts = await watch(database.q, 4)
    const pool = new pg.Pool({ connectionString: database.url, max: accounts.length })
    /** As the worker and services do: what was before is read first, which touches every month. */
    const write = async (accountId: string, dates: readonly string[]) => {
      const client = await pool.connect()
      try {
        await inTransaction(asQueryable(client), async () => {
          for (const date of dates) {
            await client.query(sql.insertDays, dayColumns([{ ...opening, accountId, date }]))
          }
        })
      } finally {
        client.release()
      }
    }
    for (let month = 0; month < 24; month += 1) {
      const now = monthOf(noon('2037-01-15'), month)
      const dates = [now, monthOf(now, -1), monthOf(now, -2)].map(isoDay)
      await Promise.all([
        maintainMonths(database.q, { now, keep: { days: 3, deals: 3 } }),
        ...accounts.map((accountId) => write(accountId, dates)),
      ])
    }
    await pool.end()
    for (const accountId of accounts) expect((await datesOf(accountId)).length).toBeGreaterThan(23)
  })

  it('of accounts that wait for a decision are kept until it is made', async () => {
    const [waiting] = await watch(database.q, 1, 100)
    await database.q.query('delete from live.day where account_id = $1', [waiting])
    await database.q.query('update live.followed set watching = false where account_id = $1', [
      waiting,
    ])
    const dates = ['2039-01-02', '2039-02-03']
    for (const date of dates) await put(waiting, date)
    const undecided = `select '${waiting}'::uuid as account_id`
    const keep = { days: 3, deals: 3 }
    for (const date of ['2039-03-15', '2039-06-15', '2039-07-15']) {
      await maintainMonths(database.q, { now: noon(date), keep, undecided })
      expect([await datesOf(waiting), await dealsOf(waiting)]).toEqual([dates, dates])
    }
    expect(await inDefault('deal')).toBeGreaterThan(1)
    await maintainMonths(database.q, { now: noon('2039-10-15'), keep })
    expect([await datesOf(waiting), await dealsOf(waiting)]).toEqual([[], []])
  })
})
