import { matrix } from '../../access/matrix.js'
import { reviewPayout } from '../../services/payouts/reviewPayout.js'
import { withRequest } from '../../services/withWork.js'
import { json, Refused } from '../http/answer.js'
import { forOperators, param } from '../http/endpoint.js'

/** What a payout's reviewer decides on. */
export const payoutReviewEndpoint = forOperators(
  { method: 'get', path: '/prop-firm/payouts/:id/review', roles: matrix.payouts.read ?? [] },
  async (req) => {
    const id = param(req, 'id')
    const review = await withRequest(req, (work) => reviewPayout(work, id))
    if (!review) throw new Refused('unknown', 'There is no such payout.', 404)
    return json(review)
  },
)
