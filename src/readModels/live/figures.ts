import type { Queryable } from '../../database/queryable.js'
import { figuresSql } from './sql.js'

/** What a page shows of an account that trades: minor units, basis points, UTC milliseconds. */
export type Figures = {
  readonly accountId: string
  readonly at: number
  readonly balance: number
  readonly equity: number
  readonly used: number
  readonly floor: number | null
  readonly openPositions: number
  /** When something was last decided about the account or told to its platform. */
  readonly changedAt: number
}

/** The newest figures of these accounts; accounts that are not followed are missing. */
export async function figuresOf(q: Queryable, ids: readonly string[]): Promise<Figures[]> {
  if (ids.length === 0) return []
  const { rows } = await q.query<Record<string, unknown>>(figuresSql, [ids])
  return rows.map((row) => ({
    accountId: String(row.account_id),
    at: Number(row.at),
    balance: Number(row.balance),
    equity: Number(row.equity),
    used: Number(row.used),
    floor: row.floor === null ? null : Number(row.floor),
    openPositions: Number(row.open_positions),
    changedAt: Number(row.changed_at),
  }))
}
