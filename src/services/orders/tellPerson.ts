import { links } from '../journey/links.js'
import { audit } from '../records/audit.js'
import { emit, happened } from '../records/emit.js'
import { setHolds } from '../records/holds.js'
import type { Work } from '../work.js'
import type { OrderFacts } from './loadOrders.js'

/**
 * Something about orders that no rule decides: it is put on record, the order waits under review,
 * and staff are mailed.
 *
 * @param told.what a sentence that says what happened
 * @param told.occasion tells repeats about one order apart
 */
export async function tellPerson(
  work: Work,
  orders: readonly OrderFacts[],
  { what, occasion }: { readonly what: string; readonly occasion: string },
): Promise<void> {
  await audit(
    work,
    orders.map(({ id }) => ({
      event: 'order.needsPerson',
      subjectType: 'order',
      subjectId: id,
      reason: what,
    })),
  )
  const ids = orders.map(({ id }) => id)
  await setHolds(work, { kind: 'underReview', subject: 'order', ids, reason: 'notice', note: what })
  await emit(
    work,
    orders.map((order) =>
      happened('order.mismatch', {
        subjectType: 'order',
        subjectId: order.id,
        occasion,
        variables: {
          orderReference: order.reference,
          paymentProvider: 'checkout',
          mismatch: what,
          adminLink: links(work).admin(work.firm.slugs.orders, order.id),
        },
      }),
    ),
  )
}
