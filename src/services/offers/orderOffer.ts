import { mayTake, offerRefusalWords } from '../../domain/programs/mayTake.js'
import type { FreeOffer, PaidOffer } from '../../domain/programs/offers.js'
import { mustTransition } from '../transition/transition.js'
import type { Work } from '../work.js'
import { answer, no, orderOfCheckout, otherOrder, type OrderResult } from '../orders/createOrder.js'
import { priceOf, type OfferSubject } from './loadOffers.js'
import { lockedSubject } from './lockedSubject.js'
import { challengeOfTraderSql } from './sql.js'
import { storeOffer } from './storeOffer.js'

export type OfferOrderInput = {
  readonly kind: PaidOffer
  /** Id or reference of the challenge it is for. */
  readonly challenge: string
  readonly program: string
  readonly size: number
  readonly accountCurrency: string
  readonly email: string
  readonly coupon?: string | null
  readonly checkoutReference?: string
  /** What the shop will charge when a coupon lowers the price; never more than the price. */
  readonly amount?: number
}

/** Makes an order for a reset or an extension; its payment carries it out. */
export async function orderOffer(work: Work, input: OfferOrderInput): Promise<OrderResult> {
  const { kind, checkoutReference } = input
  const known = checkoutReference ? await orderOfCheckout(work, checkoutReference) : undefined
  const subject = await lockedSubject(work, input.challenge)
  const email = input.email.trim().toLowerCase()
  if (!subject || subject.trader_email !== email) {
    return no('unknownChallenge', 'challenge: this customer has no such challenge')
  }
  if (known) {
    const isSame = known.kind === kind && known.for_challenge_id === subject.id
    return isSame ? answer(known) : no('otherOrder', otherOrder)
  }
  const wrong = difference(subject, input)
  if (wrong) return no('otherChallenge', wrong)
  const verdict = mayTake(kind, { ...subject, at: work.now.getTime() })
  if (!verdict.ok) return no(verdict.code, `challenge: ${offerRefusalWords[verdict.code]}`)
  const price = await priceOf(work, subject, kind)
  if (!price) return no('noPrice', `size: ${input.program} has no price for this size`)
  const amount = input.amount ?? price.amount
  if (amount > price.amount) {
    return no('amount', `amount: expected at most the price ${price.amount}, was ${amount}`)
  }
  const coupon = input.coupon ?? null
  const more = { ...price, amount, coupon, checkout_reference: checkoutReference ?? null }
  return answer(await storeOffer(work, subject, { kind, ...more }))
}

export type Taken =
  | { readonly ok: true; readonly reference: string }
  | { readonly ok: false; readonly code: string; readonly message: string }

/** A trader takes what is free: it is carried out at once. */
export async function takeOffer(
  work: Work,
  { kind, challengeId, traderId }: { kind: FreeOffer; challengeId: string; traderId: string },
): Promise<Taken> {
  const own = await work.tx.query(challengeOfTraderSql, [challengeId, traderId])
  const subject = own.rows.length > 0 ? await lockedSubject(work, challengeId, traderId) : null
  if (!subject) return { ok: false, code: 'unknown', message: 'There is no such challenge.' }
  const verdict = mayTake(kind, { ...subject, at: work.now.getTime() })
  if (!verdict.ok) {
    return { ok: false, code: verdict.code, message: offerRefusalWords[verdict.code] }
  }
  const free = { amount: 0, currency: subject.currency, coupon: null, checkout_reference: null }
  const order = await storeOffer(work, subject, { kind, ...free })
  const reason = `Free, as the program offers it: ${kind}.`
  await mustTransition(work, { lifecycle: 'order', ids: [order.id], event: 'pay', reason })
  return { ok: true, reference: order.reference }
}

function difference(subject: OfferSubject, input: OfferOrderInput): string | null {
  const { program_code, size, currency } = subject
  if (input.program !== program_code) {
    return `program: expected ${program_code} as the challenge has it, was ${input.program}`
  }
  if (input.size !== size) return `size: expected ${size} as the challenge has it`
  if (input.accountCurrency !== currency) {
    return `accountCurrency: expected ${currency} as the challenge has it`
  }
  return null
}
