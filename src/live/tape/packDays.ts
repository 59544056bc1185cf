import { setTimeout as delay } from 'node:timers/promises'
import type pg from 'pg'
import type { Queryable } from '../../database/queryable.js'
import { asQueryable } from '../asQueryable.js'
import { inTransaction } from '../inTransaction.js'
import * as daySql from '../sql/days.js'
import * as sql from '../sql/tape.js'
import { addToDay, type OpenDay } from './addToDay.js'
import { readRecords } from './record.js'

/** Observations of one transaction, about: the more, the fewer times a day is written anew. */
const observationsMax = 1_000_000
/** Rows of the tape that are read at a time, at most 8,192 observations each. */
const rowsPerRead = 4
const accountsPerWrite = 100

export type Packed = { readonly observations: number; readonly days: number }

/** Of one account, in order: time and equity of the first observation, of the second, … */
type Seen = number[]
type DayRow = OpenDay & { account_id: string }

/**
 * Adds what came onto the tape since the last call to the accounts' days. Returns at once when
 * another process is packing. Nobody waits for it, and rulings are made in the same process: it works
 * in small pieces and rests for twice as long as each of them took.
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
    if (done.observations < observationsMax) return { observations, days }
  }
}

async function packSome(client: Queryable): Promise<Packed> {
  const lock = await client.query<{ locked: boolean }>(daySql.lockPacking)
  if (!lock.rows[0]?.locked) return { observations: 0, days: 0 }
  const rest = createRest()
  const { ids, seen, observations } = await readSeen(client, rest)
  const numbers = [...seen.keys()]
  let days = 0
  for (let from = 0; from < numbers.length; from += accountsPerWrite) {
    days += await extendDays(client, seen, numbers.slice(from, from + accountsPerWrite))
    await rest()
  }
  if (ids.length > 0) await client.query(sql.markPacked, [ids])
  return { observations, days }
}

/** Since it was made, or last called, so long was worked. */
function createRest(): () => Promise<void> {
  let since = performance.now()
  return async () => {
    await delay((performance.now() - since) * 2)
    since = performance.now()
  }
}

async function readSeen(client: Queryable, rest: () => Promise<void>) {
  const seen = new Map<number, Seen>()
  const ids: number[] = []
  let observations = 0
  while (observations < observationsMax) {
    const { rows } = await client.query<{ id: number; records: Buffer }>(sql.readUnpacked, [
      ids.at(-1) ?? 0,
      rowsPerRead,
    ])
    for (const { id, records } of rows) {
      ids.push(id)
      observations += addSeen(seen, records)
    }
    if (rows.length < rowsPerRead) break
    await rest()
  }
  return { ids, seen, observations }
}

function addSeen(seen: Map<number, Seen>, records: Buffer): number {
  let count = 0
  for (const { number, observation } of readRecords(records)) {
    const { at, equity } = observation
    const known = seen.get(number)
    if (known) known.push(at, equity)
    else seen.set(number, [at, equity])
    count += 1
  }
  return count
}

async function extendDays(
  client: Queryable,
  seen: ReadonlyMap<number, Seen>,
  numbers: readonly number[],
): Promise<number> {
  const accounts = await client.query<{ number: number; account_id: string }>(
    sql.accountsByNumber,
    [numbers],
  )
  const byAccount = new Map(
    accounts.rows.map(({ number, account_id }) => [account_id, pointsOf(seen.get(number) ?? [])]),
  )
  const times = [...byAccount.values()].flatMap((points) => points.map(({ at }) => at))
  if (times.length === 0) return 0
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

const pointsOf = (seen: Seen) =>
  Array.from({ length: seen.length / 2 }, (_, index) => ({
    at: seen[index * 2] ?? 0,
    equity: seen[index * 2 + 1] ?? 0,
  }))

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
