import type { Queryable } from './queryable.js'

export type BoughtChallenge = {
  readonly id: string
  readonly reference: string
  readonly status: string
}

const boughtSql = `
  select id::text as id, reference, status from pf_challenges
  where order_id = $1 or id = (select for_challenge_id from pf_orders where id = $1)`

/** The challenge that an order bought, or that it was bought for; none before it is paid. */
export async function readBought(q: Queryable, orderId: string): Promise<BoughtChallenge | null> {
  const { rows } = await q.query<BoughtChallenge>(boughtSql, [orderId])
  return rows[0] ?? null
}
