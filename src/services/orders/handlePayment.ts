import { createHash } from 'node:crypto'
import { zero } from '../../domain/money/minor.js'
import { matchOrder } from '../../providers/payments/matchOrder.js'
import type { PaymentEvent } from '../../providers/payments/types.js'
import { insertNewRows } from '../records/insertRows.js'
import { updateRows } from '../records/updateRows.js'
import { transition } from '../transition/transition.js'
import type { Work } from '../work.js'
import { orderByReferenceSql } from './createSql.js'
import { loadOrders, type OrderFacts } from './loadOrders.js'

export type PaymentOutcome = {
  /** `done`, `duplicate`, `unknownOrder`, `mismatch`, or why the order could not take it. */
  readonly outcome: string
}

const eventOf = {
  paid: 'pay',
  refunded: 'refund',
  partlyRefunded: 'refundPart',
  disputed: 'dispute',
  disputeWon: 'winDispute',
  disputeLost: 'loseDispute',
} as const

/**
 * Takes a verified notice of a checkout to its order. A repeated delivery changes nothing; a notice
 * that differs from what was ordered goes to a person.
 */
export async function handlePayment(
  work: Work,
  event: PaymentEvent,
  { provider, body }: { provider: string; body: Uint8Array },
): Promise<PaymentOutcome> {
  const found = await work.tx.query<{ id: string }>(orderByReferenceSql, [event.orderReference])
  const order = found.rows[0] ? (await loadOrders(work, [found.rows[0].id]))[0] : undefined
  const receive = (outcome: string, detail: unknown = null) =>
    insertNewRows(work, 'incomingEvents', [
      {
        provider,
        event_id: event.id,
        type: event.type,
        outcome,
        detail,
        body_hash: createHash('sha256').update(body).digest('hex'),
      },
    ])
  if (!order) {
    const fresh = await receive('unknownOrder', { orderReference: event.orderReference })
    return { outcome: fresh.length > 0 ? 'unknownOrder' : 'duplicate' }
  }
  const match = matchOrder(
    {
      amount: order.amount,
      currency: order.currency,
      program: order.program_code,
      size: order.size,
      coupon: order.coupon,
      refunded: order.refunded_amount ?? zero,
    },
    event,
  )
  const outcome = match.ok ? 'done' : 'mismatch'
  const fresh = await receive(outcome, match.ok ? { order: order.reference } : match.differences)
  if (fresh.length === 0) return { outcome: 'duplicate' }
  if (!match.ok) return mismatch(work, order, match.differences)
  return apply(work, order, event)
}

async function apply(work: Work, order: OrderFacts, event: PaymentEvent): Promise<PaymentOutcome> {
  const { refused } = await transition(work, {
    lifecycle: 'order',
    ids: [order.id],
    event: eventOf[event.type],
    reason: `Reported by the checkout as ${event.type}.`,
    data: new Map([[order.id, { event: event.id, amount: event.amount }]]),
  })
  if (refused[0]) return { outcome: refused[0].code }
  if (event.type === 'paid') {
    const paid = { paid_amount: event.amount, paid_at: new Date(event.occurredAt).toISOString() }
    await updateRows(work, 'orders', [{ id: order.id, ...paid }])
  }
  return { outcome: 'done' }
}

type Differences = Extract<ReturnType<typeof matchOrder>, { ok: false }>['differences']

async function mismatch(work: Work, order: OrderFacts, differences: Differences) {
  const reason = differences
    .map(({ field, expected, was }) => `${field}: expected ${expected}, was ${was}`)
    .join('; ')
  await updateRows(work, 'orders', [{ id: order.id, mismatch: differences }])
  await transition(work, { lifecycle: 'order', ids: [order.id], event: 'mismatch', reason })
  return { outcome: 'mismatch' }
}
