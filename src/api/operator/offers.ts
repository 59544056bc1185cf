import { z } from 'zod'
import { giverRoles, offerKinds } from '../../domain/programs/offers.js'
import { loadOffers } from '../../services/offers/loadOffers.js'
import { giveOffer } from '../../services/offers/giveOffer.js'
import { mayGiveAccount } from '../../services/offers/mayGiveAccount.js'
import { offersOf } from '../../services/offers/offersOf.js'
import { withRequest } from '../../services/withWork.js'
import { json, refuse, Refused } from '../http/answer.js'
import { readJson } from '../http/body.js'
import { forOperators, param } from '../http/endpoint.js'
import { whyOf } from './whyOf.js'

/** What an operator may do for a challenge besides its moves, each with its price, limit or refusal. */
export const challengeOffersEndpoint = forOperators(
  { method: 'get', path: '/prop-firm/challenges/:id/offers', roles: giverRoles },
  async (req, { roles }) => {
    const found = await withRequest(req, async (work) => {
      const subject = await loadOffers(work, param(req, 'id'))
      if (!subject) return null
      return {
        zone: subject.terms.calendar.zone,
        offers: await offersOf(work, subject),
        account: await mayGiveAccount(work, subject, roles),
      }
    })
    if (!found) throw new Refused('unknown', 'There is no such challenge.', 404)
    return json(found)
  },
)

const body = z.strictObject({
  kind: z.enum(offerKinds, `expected ${offerKinds.join(', ')}`),
  /** A reset or an extension that the trader does not pay. */
  free: z.boolean().default(false),
  reason: z.string().trim().min(1, 'expected why').max(200),
  note: z.string().trim().max(2000).optional(),
})

/** Gives a challenge what its program offers. */
export const giveOfferEndpoint = forOperators(
  { method: 'post', path: '/prop-firm/challenges/:id/offers', roles: giverRoles },
  async (req, { roles }) => {
    const { kind, free, reason, note } = await readJson(req, body)
    const given = await withRequest(req, (work) =>
      giveOffer(work, {
        ...{ challengeId: param(req, 'id'), kind, isFree: free, roles },
        reason: whyOf(reason, note) ?? reason,
      }),
    )
    if (given.ok) return json(given, 201)
    return refuse(given.code === 'unknown' ? 404 : 409, given.code, given.message)
  },
)
