import { z } from 'zod'
import { firmOf } from '../../firm.js'
import { isPaidOffer, offerKinds, paidOffers } from '../../domain/programs/offers.js'
import { cancelOwnOffer } from '../../services/offers/cancelOwnOffer.js'
import { loadOffers } from '../../services/offers/loadOffers.js'
import { offersOf, type WaitingOrder } from '../../services/offers/offersOf.js'
import { orderOwnOffer } from '../../services/offers/orderOwnOffer.js'
import { takeOffer } from '../../services/offers/orderOffer.js'
import { withRequest } from '../../services/withWork.js'
import { json, refuse, Refused } from '../http/answer.js'
import { readJson } from '../http/body.js'
import { forTraders, param } from '../http/endpoint.js'
import { countUse } from '../http/limit.js'

/** What the program offers to a challenge of the trader, with the price or why it is not possible. */
export const listOffers = forTraders(
  { method: 'get', path: '/trader/challenges/:id/offers' },
  async (req, me) => {
    const offers = await withRequest(req, async (work) => {
      const subject = await loadOffers(work, param(req, 'id'))
      return subject?.trader_id === me.id ? offersOf(work, subject) : null
    })
    if (!offers) throw new Refused('unknown', 'There is no such challenge.', 404)
    const { shopUrl } = firmOf(req.payload).options
    return json({
      offers: offers.map(({ waiting, ...offer }) => ({
        ...offer,
        waiting: waiting && waiting.amount > 0 ? withShop(waiting, shopUrl) : null,
      })),
    })
  },
)

/** An order with the place where it is paid; null where the firm names none. */
const withShop = (order: WaitingOrder, shopUrl: string | undefined) => ({
  ...order,
  payAt: shopUrl?.replaceAll('{order}', encodeURIComponent(order.reference)) ?? null,
})

const wanted = z.strictObject({
  kind: z.enum(offerKinds, `expected ${offerKinds.join(', ')}`),
})

/** Takes what is free at once; what costs money is ordered, to be paid in the shop. */
export const takeOfferEndpoint = forTraders(
  { method: 'post', path: '/trader/challenges/:id/offers' },
  async (req, me) => {
    const { kind } = await readJson(req, wanted)
    await countUse(req, me.id, { name: 'offers', points: 30, seconds: 3600 })
    const asked = { challengeId: param(req, 'id'), traderId: me.id }
    if (isPaidOffer(kind)) {
      const ordered = await withRequest(req, (work) => orderOwnOffer(work, { ...asked, kind }))
      if (!ordered.ok) return refusal(ordered)
      const { ok, repeated, ...order } = ordered
      const paid = withShop(order, firmOf(req.payload).options.shopUrl)
      return json({ ok, ...paid }, repeated ? 200 : 201)
    }
    const taken = await withRequest(req, (work) => takeOffer(work, { ...asked, kind }))
    return taken.ok ? json(taken, 201) : refusal(taken)
  },
)

const ordered = z.strictObject({
  kind: z.enum(paidOffers, `expected ${paidOffers.join(', ')}`),
})

/** Gives up an order that nobody paid. */
export const cancelOfferEndpoint = forTraders(
  { method: 'post', path: '/trader/challenges/:id/offers/cancel' },
  async (req, me) => {
    const { kind } = await readJson(req, ordered)
    await countUse(req, me.id, { name: 'offers', points: 30, seconds: 3600 })
    const asked = { kind, challengeId: param(req, 'id'), traderId: me.id }
    const cancelled = await withRequest(req, (work) => cancelOwnOffer(work, asked))
    return cancelled.ok ? json(cancelled) : refusal(cancelled)
  },
)

const refusal = ({ code, message }: { readonly code: string; readonly message: string }) =>
  refuse(code === 'unknown' ? 404 : 409, code, message)
