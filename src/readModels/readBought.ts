import type { Queryable } from './queryable.js'
import { refundHoldsSql } from './queue/itemsSql.js'

export type BoughtChallenge = {
  readonly id: string
  readonly reference: string
  readonly status: string
  /** The order was refunded after the first trade, and nobody has decided yet what becomes of it. */
  readonly waits: boolean
}

const boughtSql = `
  select id::text as id, reference, status, exists (
      select from pf_accounts account
      where account.challenge_id = challenge.id and account.status = 'active'
        and account.id::text in (select subject_id from ${refundHoldsSql})) as waits
  from pf_challenges challenge
  where order_id = $1 or id = (select for_challenge_id from pf_orders where id = $1)`

/** The challenge that an order bought, or that it was bought for; none before it is paid. */
export async function readBought(q: Queryable, orderId: string): Promise<BoughtChallenge | null> {
  const { rows } = await q.query<BoughtChallenge>(boughtSql, [orderId])
  return rows[0] ?? null
}
