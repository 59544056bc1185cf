import type { Queryable } from '../../database/queryable.js'
import { daysSql } from './daysSql.js'

/** A trading day of an account. Equity in minor units, times UTC milliseconds. */
export type DayRow = {
  /** `2026-11-12`: the local date on which it began. */
  readonly date: string
  readonly startsAt: number
  readonly endsAt: number
  readonly startBalance: number
  readonly startEquity: number
  /** The floors that held when the day began. */
  readonly floors: readonly { readonly rule: string; readonly limit: number }[]
  /** Null until the day's first observations were packed. */
  readonly high: number | null
  readonly low: number | null
  readonly close: number | null
  /** Highest equity up to the end of the day. */
  readonly peak: number | null
}

const dayRows = 120

/** Trading days of an account, newest first. */
export async function readAccountDays(q: Queryable, accountId: string): Promise<DayRow[]> {
  return (await q.query<DayRow>(daysSql, [accountId, dayRows])).rows
}
