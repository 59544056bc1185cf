import type pg from 'pg'
import type { Queryable } from '../../database/queryable.js'
import { asQueryable } from '../asQueryable.js'
import { inTransaction } from '../inTransaction.js'
import * as daySql from '../sql/days.js'
import * as sql from '../sql/tape.js'
import { addToDay, type OpenDay } from './addToDay.js'
import { readRecords } from './record.js'

/** Rows of the tape in one transaction: at most 64 × 8,192 observations. */
const rowsPerTransaction = 64

export type Packed = { readonly observations: number; readonly days: number }

type Seen = { readonly at: number; readonly equity: number }
type DayRow = OpenDay & { account_id: string }

/**
 * Adds what came onto the tape since the last call to the accounts' days. Returns at once when
 * another process is packing.
 *
 * @param pool one connection of it is used, for one short transaction after the other
 */
export async function packDays(pool: pg.Pool): Promise<Packed> {
  const client = await pool.connect()
  try {
    return await packAll(asQueryable(client))
  } finally {
    client.release()
  }
}

async function packAll(client: Queryable): Promise<Packed> {
  let observations = 0
  let days = 0
  for (;;) {
    const done = await inTransaction(client, () => packSome(client))
    observations += done.observations
    days += done.days
    if (done.rows < rowsPerTransaction) return { observations, days }
  }
}

async function packSome(client: Queryable): Promise<Packed & { rows: number }> {
  const lock = await client.query<{ locked: boolean }>(daySql.lockPacking)
  if (!lock.rows[0]?.locked) return { rows: 0, observations: 0, days: 0 }
  const { rows } = await client.query<{ id: number; body: Buffer }>(sql.readUnpacked, [
    rowsPerTransaction,
  ])
  if (rows.length === 0) return { rows: 0, observations: 0, days: 0 }
  const seen = groupByNumber(rows.map(({ body }) => body))
  const days = await extendDays(client, seen)
  await client.query(sql.markPacked, [rows.map(({ id }) => id)])
  const observations = [...seen.values()].reduce((sum, each) => sum + each.length, 0)
  return { rows: rows.length, observations, days }
}

function groupByNumber(bodies: readonly Buffer[]): Map<number, Seen[]> {
  const byNumber = new Map<number, Seen[]>()
  for (const body of bodies) {
    for (const { number, observation } of readRecords(body)) {
      const { at, equity } = observation
      const known = byNumber.get(number)
      if (known) known.push({ at, equity })
      else byNumber.set(number, [{ at, equity }])
    }
  }
  return byNumber
}

async function extendDays(client: Queryable, seen: ReadonlyMap<number, Seen[]>): Promise<number> {
  const numbers = [...seen.keys()]
  const accounts = await client.query<{ number: number; account_id: string }>(
    sql.accountsByNumber,
    [numbers],
  )
  const byAccount = new Map(
    accounts.rows.map(({ number, account_id }) => [account_id, seen.get(number) ?? []]),
  )
  const times = [...seen.values()].flatMap((each) => each.map(({ at }) => at))
  const first = times.reduce((least, at) => Math.min(least, at), Infinity)
  const last = times.reduce((most, at) => Math.max(most, at), 0)
  const { rows } = await client.query<DayRow>(daySql.readOpenDays, [
    [...byAccount.keys()],
    first,
    last,
  ])
  const extended = rows.flatMap((day) => {
    const of = byAccount.get(day.account_id) ?? []
    const inside = of.filter(({ at }) => at >= day.starts_at && at < day.ends_at)
    return inside.length === 0 ? [] : [{ ...addToDay(day, inside), account_id: day.account_id }]
  })
  await storeDays(client, extended)
  return extended.length
}

type Extended = ReturnType<typeof addToDay> & { account_id: string }

async function storeDays(client: Queryable, days: readonly Extended[]): Promise<void> {
  if (days.length === 0) return
  await client.query(daySql.updateDays, [
    days.map((day) => day.account_id),
    days.map((day) => day.date),
    days.map((day) => day.open),
    days.map((day) => day.high),
    days.map((day) => day.low),
    days.map((day) => day.close),
    days.map((day) => day.recent),
    days.map((day) => day.closed),
  ])
}
