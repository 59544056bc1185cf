import type { BasePayload } from 'payload'
import { asPostgres } from '../../database/postgresAdapter.js'
import { liveFiguresSql } from './sql.js'

export type LiveRow = {
  readonly balance: number
  readonly equity: number
  /** Share of the limit used most, in basis points. */
  readonly used: number | null
}

/**
 * Live figures of accounts in one statement, through the pool: they are not part of anybody's
 * transaction. Accounts that are not followed are missing from the answer.
 */
export async function readLiveBatch(
  payload: BasePayload,
  ids: readonly string[],
): Promise<ReadonlyMap<string, LiveRow>> {
  if (ids.length === 0) return new Map()
  const { rows } = await asPostgres(payload.db).pool.query<Record<string, string | null>>(
    liveFiguresSql,
    [ids],
  )
  return new Map(
    rows.map((row) => [
      String(row.account_id),
      {
        balance: Number(row.balance),
        equity: Number(row.equity),
        used: row.used === null || row.used === undefined ? null : Number(row.used),
      },
    ]),
  )
}
