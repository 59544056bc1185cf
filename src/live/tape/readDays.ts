import type { Queryable } from '../../database/queryable.js'
import * as sql from '../sql/days.js'
import { unpackMinutes, type Minute } from './minutes.js'

/** A trading day of an account: equity in minor units, times in UTC milliseconds. */
export type AccountDay = {
  readonly date: string
  readonly startsAt: number
  readonly endsAt: number
  readonly startBalance: number
  readonly startEquity: number
  /** The floors that held when the day began. */
  readonly floors: readonly { readonly rule: string; readonly limit: number }[]
  /** Null until something was packed. */
  readonly open: number | null
  readonly high: number | null
  readonly low: number | null
  readonly close: number | null
  /** Highest equity up to the end of this day. */
  readonly peak: number | null
  /** Only minutes in which equity moved; the time of one is `startsAt + minute * 60,000`. */
  readonly minutes: readonly Minute[]
}

type Row = {
  date: string
  starts_at: number
  ends_at: number
  start_balance: number
  start_equity: number
  floors: { rule: string; limit: number }[]
  open: number | null
  high: number | null
  low: number | null
  close: number | null
  peak: number | null
  minutes: Buffer
  recent: Buffer
}

/** Days of one account between two trading dates (`YYYY-MM-DD`, both included), oldest first. */
export async function readDays(
  client: Queryable,
  query: { readonly accountId: string; readonly from: string; readonly to: string },
): Promise<AccountDay[]> {
  const { rows } = await client.query<Row>(sql.readDays, [query.accountId, query.from, query.to])
  return rows.map((row) => ({
    date: row.date,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    startBalance: row.start_balance,
    startEquity: row.start_equity,
    floors: row.floors,
    open: row.open,
    high: row.high,
    low: row.low,
    close: row.close,
    peak: row.peak,
    minutes: [...unpackMinutes(row.minutes), ...unpackMinutes(row.recent)],
  }))
}
