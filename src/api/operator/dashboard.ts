import { roles } from '../../domain/roles.js'
import { readDashboard } from '../../readModels/dashboard/readDashboard.js'
import { queryableOf } from '../../readModels/queryable.js'
import { json } from '../http/answer.js'
import { forOperators } from '../http/endpoint.js'

/** The dashboard as the operator may see it; pages ask for it every few seconds while visible. */
export const dashboardEndpoint = forOperators(
  { method: 'get', path: '/prop-firm/dashboard', roles },
  async (req, operator) => json(await readDashboard(queryableOf(req.payload), operator)),
)
