import { asPostgres } from '../../database/postgresAdapter.js'
import { offersOfTrader } from '../../readModels/portal/offers.js'
import { acceptOffer } from '../../services/versions/acceptOffer.js'
import { declineOffer } from '../../services/versions/declineOffer.js'
import { withRequest } from '../../services/withWork.js'
import { json, refuse } from '../http/answer.js'
import { forTraders, param } from '../http/endpoint.js'

/** Newer rules that are offered to the trader's challenges, with what they change. */
export const listOffers = forTraders(
  { method: 'get', path: '/trader/version-offers' },
  async (req, me) => json({ offers: await offersOfTrader(asPostgres(req.payload.db).pool, me.id) }),
)

/** Accepts newer rules: the challenge runs under them from here on. */
export const acceptVersion = forTraders(
  { method: 'post', path: '/trader/version-offers/:id/accept' },
  async (req, me) => {
    const result = await withRequest(req, (work) =>
      acceptOffer(work, { offerId: param(req, 'id'), traderId: me.id }),
    )
    if (result.ok) return json(result)
    return refuse(result.code === 'unknown' ? 404 : 409, result.code, result.message)
  },
)

/** Declines newer rules: the challenge keeps its own, and the firm knows. */
export const declineVersion = forTraders(
  { method: 'post', path: '/trader/version-offers/:id/decline' },
  async (req, me) => {
    const result = await withRequest(req, (work) =>
      declineOffer(work, { offerId: param(req, 'id'), traderId: me.id }),
    )
    if (result.ok) return json(result)
    return refuse(result.code === 'unknown' ? 404 : 409, result.code, result.message)
  },
)
