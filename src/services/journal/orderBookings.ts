import type { Entry } from '../../domain/journal/entry.js'
import * as postings from '../../domain/journal/orderPostings.js'
import { minor, type Minor } from '../../domain/money/minor.js'
import type { OrderFacts } from '../orders/loadOrders.js'

type Booking = (now: Date) => (order: OrderFacts) => Entry

const common = (order: OrderFacts, now: Date) => ({
  orderId: order.id,
  amount: order.amount,
  currency: order.currency,
  at: now.getTime(),
})

/** What of an order's fee is still with us. */
const kept = (order: OrderFacts): Minor => minor(order.amount - (order.refunded_amount ?? 0))

export const orderPaid: Booking = (now) => (order) => postings.orderPaid(common(order, now))

export const orderRefunded =
  (now: Date) =>
  (order: OrderFacts, refund: { id: string; amount: Minor }): Entry => {
    const posting = { ...common(order, now), amount: refund.amount, refund: refund.id }
    return refund.amount < kept(order)
      ? postings.orderPartlyRefunded(posting)
      : postings.orderRefunded(posting)
  }

const chargeback = (order: OrderFacts, now: Date) => ({
  ...common(order, now),
  amount: kept(order),
  dispute: 1,
})

export const disputeOpened: Booking = (now) => (order) =>
  postings.chargebackOpened(chargeback(order, now))

export const disputeWon: Booking = (now) => (order) =>
  postings.chargebackWon(chargeback(order, now))

export const disputeLost: Booking = (now) => (order) =>
  postings.chargebackLost(chargeback(order, now))
