import type { Difference } from '../../domain/programs/difference.js'
import type { Queryable } from '../../database/queryable.js'
import { offersOfTraderSql } from './sql.js'

export type PortalOffer = {
  readonly id: string
  readonly challenge: string
  readonly program: string
  readonly version: string
  readonly expiresAt: Date
  readonly differences: readonly Difference[]
}

/** Offers that the trader can accept now, the one that ends first on top. */
export async function offersOfTrader(q: Queryable, traderId: string): Promise<PortalOffer[]> {
  return (await q.query<PortalOffer>(offersOfTraderSql, [traderId])).rows
}
