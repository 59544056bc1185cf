import { mayTake, offerRefusalWords } from '../../domain/programs/mayTake.js'
import type { PaidOffer } from '../../domain/programs/offers.js'
import type { Work } from '../work.js'
import { priceOf } from './loadOffers.js'
import { lockedSubject } from './lockedSubject.js'
import { waitingOrders, type WaitingOrder } from './offersOf.js'
import { challengeOfTraderSql } from './sql.js'
import { storeOffer } from './storeOffer.js'

type Asked = {
  readonly kind: PaidOffer
  readonly challengeId: string
  readonly traderId: string
}

export type OrderedOffer =
  | ({ readonly ok: true; readonly repeated: boolean } & WaitingOrder)
  | { readonly ok: false; readonly code: string; readonly message: string }

const no = (code: string, message: string) => ({ ok: false, code, message }) as const

/** A trader orders a reset or an extension, to be paid in the shop. Asking again answers the same order. */
export async function orderOwnOffer(work: Work, asked: Asked): Promise<OrderedOffer> {
  const { kind, challengeId, traderId } = asked
  const own = await work.tx.query(challengeOfTraderSql, [challengeId, traderId])
  const subject = own.rows.length > 0 ? await lockedSubject(work, challengeId, traderId) : null
  if (!subject) return no('unknown', 'There is no such challenge.')
  const known = (await waitingOrders(work, challengeId)).get(kind)
  if (known && known.amount > 0) return { ok: true, repeated: true, ...known }
  const verdict = mayTake(kind, { ...subject, at: work.now.getTime() })
  if (!verdict.ok) return no(verdict.code, offerRefusalWords[verdict.code])
  const price = await priceOf(work, subject, kind)
  if (!price) return no('noPrice', 'The program has no price for this size.')
  const order = await storeOffer(work, subject, {
    ...{ kind, ...price, coupon: null, checkout_reference: null },
  })
  const { reference } = order
  return { ok: true, repeated: false, reference, ...price }
}
