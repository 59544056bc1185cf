import { links } from '../journey/links.js'
import { audit } from '../records/audit.js'
import { emit, happened } from '../records/emit.js'
import { setHolds } from '../records/holds.js'
import type { Work } from '../work.js'
import type { OrderFacts } from './loadOrders.js'

export type Told = {
  /** A sentence that says what happened. */
  readonly what: string
  /** Tells repeats about one order apart. */
  readonly occasion: string
  /** What waits for the person instead of the order, so that it does not wait twice. */
  readonly waits?: 'account'
}

/**
 * Something about orders that no rule decides: it is put on record, the order waits under review,
 * and staff are mailed.
 */
export async function tellPerson(
  work: Work,
  orders: readonly OrderFacts[],
  { what, occasion, waits }: Told,
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
  if (waits !== 'account') {
    const hold = { kind: 'underReview', subject: 'order', reason: 'notice', note: what } as const
    await setHolds(work, { ...hold, ids })
  }
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
