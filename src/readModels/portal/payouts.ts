import type { Queryable } from '../../database/queryable.js'
import { payoutsOfTraderSql } from './sql.js'

export type PortalPayout = {
  readonly id: string
  readonly reference: string
  readonly status: string
  readonly login: string
  /** Minor units. */
  readonly gross: number
  readonly traderShare: number
  readonly currency: string
  readonly requestedAt: Date
  readonly dueAt: Date | null
  readonly paidAt: Date | null
  readonly reason: string | null
}

/** A trader's payouts, newest first. */
export async function payoutsOfTrader(q: Queryable, traderId: string): Promise<PortalPayout[]> {
  const { rows } = await q.query<Record<string, unknown>>(payoutsOfTraderSql, [traderId])
  return rows.map(
    (row) =>
      ({ ...row, gross: Number(row.gross), traderShare: Number(row.traderShare) }) as PortalPayout,
  )
}
