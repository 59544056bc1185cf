import { accountsOfChallengesSql } from '../orders/sql.js'
import { refundedAfterTrade, refundHolds } from '../orders/refundHolds.js'
import type { OrderFacts } from '../orders/loadOrders.js'
import { tellPerson } from '../orders/tellPerson.js'
import { setHolds } from '../records/holds.js'
import { mustTransition } from '../transition/transition.js'
import type { Work } from '../work.js'
import { openedAttemptsSql } from './sql.js'

type Attempt = {
  order_id: string
  account_id: string
  challenge_id: string
  is_open: boolean
  has_traded: boolean
  before_status: string | null
}

const endedBy: Readonly<Record<string, string>> = { breached: 'fail', expired: 'expire' }

/**
 * After a refund: an attempt that was not traded on goes, and the challenge is as it was. Whatever
 * was used, or cannot be undone, is held for a person.
 *
 * @param orders refunded orders of offers that had been paid
 */
export async function takeBackOffers(work: Work, orders: readonly OrderFacts[]): Promise<void> {
  if (orders.length === 0) return
  const { rows } = await work.tx.query<Attempt>(openedAttemptsSql, [orders.map(({ id }) => id)])
  const attempts = new Map(rows.map((row) => [row.order_id, row]))
  for (const order of orders) {
    const attempt = attempts.get(order.id)
    if (!attempt && order.kind !== 'extension') continue
    const ending = endedBy[attempt?.before_status ?? '']
    if (attempt?.is_open && !attempt.has_traded && ending) {
      const reason = `Order ${order.reference} was refunded.`
      const ids = [attempt.account_id]
      await mustTransition(work, { lifecycle: 'account', ids, event: 'replace', reason })
      const challenge = { lifecycle: 'challenge', ids: [attempt.challenge_id], reason } as const
      await mustTransition(work, { ...challenge, event: ending })
    } else await hold(work, order)
  }
}

async function hold(work: Work, order: OrderFacts): Promise<void> {
  const open = await work.tx.query<{ id: string }>(accountsOfChallengesSql, [
    order.for_challenge_id ? [order.for_challenge_id] : [],
  ])
  const ids = open.rows.map(({ id }) => id)
  for (const kind of refundHolds) await setHolds(work, { kind, ...refundedAfterTrade, ids })
  await tellPerson(work, [order], {
    what: `The ${order.kind} was refunded after it was used: decide what becomes of the challenge.`,
    occasion: 'refundAfterUse',
  })
}
