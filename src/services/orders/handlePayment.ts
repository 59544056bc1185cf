import { createHash } from 'node:crypto'
import { isPaidFor } from '../../domain/programs/offers.js'
import { zero } from '../../domain/money/minor.js'
import { matchOrder } from '../../providers/payments/matchOrder.js'
import type { PaymentEvent } from '../../providers/payments/types.js'
import { insertNewRows } from '../records/insertRows.js'
import { updateRows } from '../records/updateRows.js'
import { transition } from '../transition/transition.js'
import type { Work } from '../work.js'
import { orderByReferenceSql } from './createSql.js'
import { loadOrders, type OrderFacts } from './loadOrders.js'
import { bookPaidAfterRefund } from './paidAfterRefund.js'
import { receivedOf } from './receivedOf.js'
import { knownEventSql } from './sql.js'
import { tellPerson } from './tellPerson.js'

export type PaymentOutcome = {
  /**
   * `done`, `duplicate`, `mismatch` (a person decides), or why the order could not take it, which a
   * person is told. `unknownOrder` and `tooEarly` wrote nothing: the checkout delivers again.
   */
  readonly outcome: string
}

type Difference = { readonly field: string; readonly expected: string; readonly was: string }

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
 * that differs from what was ordered, or that the order cannot take, goes to a person.
 */
export async function handlePayment(
  work: Work,
  event: PaymentEvent,
  { provider, body }: { provider: string; body: Uint8Array },
): Promise<PaymentOutcome> {
  // Deliveries of one order wait for each other here.
  const found = await work.tx.query<{ id: string }>(orderByReferenceSql, [event.orderReference])
  const order = found.rows[0] ? (await loadOrders(work, [found.rows[0].id]))[0] : undefined
  if (!order) return { outcome: 'unknownOrder' }
  const known = await work.tx.query(knownEventSql, [provider, event.id])
  if (known.rows.length > 0) return { outcome: 'duplicate' }
  const received = order.status === 'mismatch' ? await receivedOf(work, [order]) : null
  const differences = differencesOf({ ...order, ...received?.get(order.id) }, event)
  if (differences.length === 0 && isTooEarly(order, event)) return { outcome: 'tooEarly' }
  const outcome =
    differences.length > 0
      ? await mismatch(work, order, { event, differences })
      : await apply(work, order, event)
  const { amount, currency, coupon } = event
  const at = new Date(event.occurredAt).toISOString()
  await insertNewRows(work, 'incomingEvents', [
    {
      provider,
      event_id: event.id,
      type: event.type,
      outcome,
      detail: { order: order.reference, paid: { amount, currency, coupon, at }, differences },
      body_hash: createHash('sha256').update(body).digest('hex'),
    },
  ])
  return { outcome }
}

function differencesOf(order: OrderFacts, event: PaymentEvent): readonly Difference[] {
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
  const differences: Difference[] = match.ok ? [] : [...match.differences]
  if (event.type === 'paid' && order.status === 'pending' && order.trader_status !== 'active') {
    differences.push({ field: 'trader', expected: 'active', was: order.trader_status })
  }
  if (event.type === 'paid' && !isPaidFor(order)) {
    differences.push({ field: 'kind', expected: 'an order that is paid for', was: order.kind })
  }
  return differences
}

/** Deliveries overtake each other: what this one needs to happen first is still on its way. */
function isTooEarly({ status }: OrderFacts, { type }: PaymentEvent): boolean {
  if (status === 'pending') return type !== 'paid' && type !== 'refunded'
  const settlesDispute = type === 'disputeWon' || type === 'disputeLost'
  return settlesDispute && ['paid', 'partlyRefunded', 'won'].includes(status)
}

async function apply(work: Work, order: OrderFacts, event: PaymentEvent): Promise<string> {
  if (event.type === 'paid') {
    if (order.status === 'refunded' && order.paid_amount === null) {
      await bookPaidAfterRefund(work, order, event)
      return 'refundedBefore'
    }
    if (order.status === 'pending') {
      const paid_at = new Date(event.occurredAt).toISOString()
      await updateRows(work, 'orders', [{ id: order.id, paid_amount: event.amount, paid_at }])
    }
  }
  const { refused } = await transition(work, {
    lifecycle: 'order',
    ids: [order.id],
    event: eventOf[event.type],
    reason: `Reported by the checkout as ${event.type}.`,
    data: new Map([[order.id, { event: event.id, amount: event.amount }]]),
  })
  const [first] = refused
  if (!first) return 'done'
  await tellPerson(work, [order], {
    what: `The checkout reported ${event.type}. ${first.message}`,
    occasion: event.id,
  })
  return first.code
}

type Mismatch = { readonly event: PaymentEvent; readonly differences: readonly Difference[] }

async function mismatch(work: Work, order: OrderFacts, { event, differences }: Mismatch) {
  const what = differences
    .map(({ field, expected, was }) => `${field}: expected ${expected}, was ${was}`)
    .join('; ')
  await updateRows(work, 'orders', [{ id: order.id, mismatch: differences }])
  if (order.status === 'pending' && event.type === 'paid') {
    await transition(work, { lifecycle: 'order', ids: [order.id], event: 'mismatch', reason: what })
  } else {
    const reported = `The checkout reported ${event.type}. ${what}`
    await tellPerson(work, [order], { what: reported, occasion: event.id })
  }
  return 'mismatch'
}
