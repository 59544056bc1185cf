import type { Queryable } from '../../database/queryable.js'
import { rulingOfTraderSql } from './sql.js'

/** A ruling with its evidence, or null when it is not about this trader. */
export async function rulingOfTrader(
  q: Queryable,
  traderId: string,
  rulingId: string,
): Promise<Record<string, unknown> | null> {
  const { rows } = await q.query<Record<string, unknown>>(rulingOfTraderSql, [traderId, rulingId])
  return rows[0] ?? null
}
