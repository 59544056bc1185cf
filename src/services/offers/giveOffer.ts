import { mayTake, offerRefusalWords } from '../../domain/programs/mayTake.js'
import { isPaidOffer, type OfferKind } from '../../domain/programs/offers.js'
import type { Role } from '../../domain/roles.js'
import { giveOrder } from '../orders/giveOrder.js'
import { mustTransition } from '../transition/transition.js'
import type { Work } from '../work.js'
import { priceOf } from './loadOffers.js'
import { lockedSubject } from './lockedSubject.js'
import { challengeTraderSql } from './sql.js'
import { storeOffer } from './storeOffer.js'

type Wish = {
  readonly challengeId: string
  readonly kind: OfferKind
  /** Whether the trader pays what a reset or an extension costs, or nobody does. */
  readonly isFree: boolean
  readonly reason: string
  readonly roles: readonly Role[]
}

export type GivenOffer =
  | {
      readonly ok: true
      readonly reference: string
      /** `paid`: carried out. `pending`: waits for the trader's payment, or for a second person. */
      readonly status: 'paid' | 'pending'
      readonly waitsFor: 'payment' | 'secondPerson' | null
    }
  | { readonly ok: false; readonly code: string; readonly message: string }

/**
 * An operator gives a challenge what its program offers, within the same limits as the trader. What
 * costs money is ordered for the trader to pay, or given free: that counts as a given account does.
 */
export async function giveOffer(work: Work, wish: Wish): Promise<GivenOffer> {
  const { challengeId, kind, isFree, reason, roles } = wish
  const { rows } = await work.tx.query<{ trader_id: string }>(challengeTraderSql, [challengeId])
  const subject = rows[0] ? await lockedSubject(work, challengeId, rows[0].trader_id) : null
  if (!subject) return { ok: false, code: 'unknown', message: 'There is no such challenge.' }
  const verdict = mayTake(kind, { ...subject, at: work.now.getTime() })
  if (!verdict.ok) {
    return { ok: false, code: verdict.code, message: offerRefusalWords[verdict.code] }
  }
  const blank = { kind, coupon: null, checkout_reference: null }
  const nothing = { amount: 0, currency: subject.currency }
  if (!isPaidOffer(kind)) {
    const order = await storeOffer(work, subject, { ...blank, ...nothing })
    await mustTransition(work, { lifecycle: 'order', ids: [order.id], event: 'pay', reason })
    return { ok: true, reference: order.reference, status: 'paid', waitsFor: null }
  }
  if (isFree) {
    const order = await storeOffer(work, subject, { ...blank, ...nothing })
    const { status } = await giveOrder(work, { id: order.id, roles, reason })
    const waitsFor = status === 'pending' ? 'secondPerson' : null
    return { ok: true, reference: order.reference, status, waitsFor }
  }
  const price = await priceOf(work, subject, kind)
  if (!price) return { ok: false, code: 'noPrice', message: 'There is no price for this size.' }
  const order = await storeOffer(work, subject, { ...blank, ...price, reason })
  return { ok: true, reference: order.reference, status: 'pending', waitsFor: 'payment' }
}
