import { z } from 'zod'
import { freeOffers } from '../../domain/programs/offers.js'
import { loadOffers, offersOf } from '../../services/offers/loadOffers.js'
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
    return json({ offers })
  },
)

const free = z.strictObject({ kind: z.enum(freeOffers, `expected ${freeOffers.join(' or ')}`) })

/** Takes what is free: a retry or a second chance. What costs money is ordered in the shop. */
export const takeFreeOffer = forTraders(
  { method: 'post', path: '/trader/challenges/:id/offers' },
  async (req, me) => {
    const { kind } = await readJson(req, free)
    await countUse(req, me.id, { name: 'offers', points: 30, seconds: 3600 })
    const asked = { kind, challengeId: param(req, 'id'), traderId: me.id }
    const taken = await withRequest(req, (work) => takeOffer(work, asked))
    if (taken.ok) return json(taken, 201)
    return refuse(taken.code === 'unknown' ? 404 : 409, taken.code, taken.message)
  },
)
