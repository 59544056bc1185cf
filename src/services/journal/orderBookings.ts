import type { Entry } from '../../domain/journal/entry.js'
import * as postings from '../../domain/journal/orderPostings.js'
import { minor, subtract, zero, type Minor } from '../../domain/money/minor.js'
import type { OrderFacts } from '../orders/loadOrders.js'

type Booking = (now: Date) => (order: OrderFacts) => Entry

const common = (order: OrderFacts, now: Date) => ({
  orderId: order.id,
  amount: order.amount,
  currency: order.currency,
  at: now.getTime(),
})

/** What of an order's fee is still with us. */
export const keptOf = (order: OrderFacts): Minor =>
  subtract(order.amount, order.refunded_amount ?? zero)

export const orderPaid: Booking = (now) => (order) => postings.orderPaid(common(order, now))

export const orderRefunded =
  (now: Date) =>
  (order: OrderFacts, refund: { id: string; amount: Minor }): Entry => {
    const posting = { ...common(order, now), amount: refund.amount, refund: refund.id }
    return refund.amount < keptOf(order)
      ? postings.orderPartlyRefunded(posting)
      : postings.orderRefunded(posting)
  }

/** A bank may dispute a part, and may dispute again after it lost. */
export const disputeOpened =
  (now: Date) =>
  (order: OrderFacts, amount: Minor): Entry =>
    postings.chargebackOpened({ ...common(order, now), amount, dispute: order.disputes + 1 })

const newest = (order: OrderFacts, now: Date) => ({
  ...common(order, now),
  amount: order.disputed_amount ?? minor(0),
  dispute: order.disputes,
})

export const disputeWon: Booking = (now) => (order) => postings.chargebackWon(newest(order, now))

export const disputeLost: Booking = (now) => (order) => postings.chargebackLost(newest(order, now))
