import type { PaymentEvent } from '../../providers/payments/types.js'
import { bookJournal } from '../journal/bookJournal.js'
import { orderPaid, orderRefunded } from '../journal/orderBookings.js'
import { updateRows } from '../records/updateRows.js'
import type { Work } from '../work.js'
import type { OrderFacts } from './loadOrders.js'

/**
 * The notice of a payment that came after the notice of its refund: money came and went, so both
 * are booked; the challenge has ended already.
 */
export async function bookPaidAfterRefund(
  work: Work,
  order: OrderFacts,
  event: PaymentEvent,
): Promise<void> {
  const paid_at = new Date(event.occurredAt).toISOString()
  await updateRows(work, 'orders', [{ id: order.id, paid_amount: event.amount, paid_at }])
  if (order.amount === 0) return
  const unrefunded = { ...order, refunded_amount: null }
  await bookJournal(work, [
    orderPaid(work.now)(order),
    orderRefunded(work.now)(unrefunded, { id: 'beforePaid', amount: order.amount }),
  ])
}
