import type { PaidOffer } from '../../domain/programs/offers.js'
import { transition } from '../transition/transition.js'
import type { Work } from '../work.js'
import { ownWaitingOrderSql } from './sql.js'

type Asked = {
  readonly kind: PaidOffer
  readonly challengeId: string
  readonly traderId: string
}

export type CancelledOffer =
  | { readonly ok: true; readonly reference: string }
  | { readonly ok: false; readonly code: string; readonly message: string }

type Row = { readonly id: string; readonly reference: string }

/**
 * A trader gives up an order for an offer that nobody paid, so that it no longer keeps the others
 * from being taken. Whether its payment or this comes first is decided on the order's row: a payment
 * that comes later goes to a person.
 */
export async function cancelOwnOffer(work: Work, asked: Asked): Promise<CancelledOffer> {
  const { kind, challengeId, traderId } = asked
  const { rows } = await work.tx.query<Row>(ownWaitingOrderSql, [challengeId, traderId, kind])
  const [order] = rows
  if (!order) return { ok: false, code: 'unknown', message: 'No such order waits for its payment.' }
  const { refused } = await transition(work, {
    lifecycle: 'order',
    ids: [order.id],
    event: 'expire',
    reason: 'The trader gave it up before it was paid.',
  })
  const [first] = refused
  if (first) return { ok: false, code: first.code, message: first.message }
  return { ok: true, reference: order.reference }
}
