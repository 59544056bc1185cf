import type { Queryable } from '../../database/queryable.js'
import { agreementsOfTraderSql, kycOfTraderSql } from './sql.js'

export type PortalKyc = {
  readonly id: string
  readonly reference: string
  readonly status: string
  readonly required: readonly string[]
  readonly given: readonly string[]
  readonly reason: string | null
}

/** The newest case of a trader, or null when nothing was ever asked. */
export async function kycOfTrader(q: Queryable, traderId: string): Promise<PortalKyc | null> {
  const { rows } = await q.query<PortalKyc>(kycOfTraderSql, [traderId])
  return rows[0] ?? null
}

export type PortalAgreement = {
  readonly id: string
  readonly title: string
  readonly version: number
  readonly text: string
  readonly hash: string
  readonly acceptedAt: Date | null
}

/** The current agreements, with when this trader accepted them. */
export async function agreementsOfTrader(
  q: Queryable,
  traderId: string,
): Promise<PortalAgreement[]> {
  return (await q.query<PortalAgreement>(agreementsOfTraderSql, [traderId])).rows
}
