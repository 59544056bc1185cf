import { roles } from '../../domain/roles.js'
import { firmOf } from '../../firm.js'
import { readDashboard } from '../../readModels/dashboard/readDashboard.js'
import { queryableOf } from '../../readModels/queryable.js'
import { json } from '../http/answer.js'
import { forOperators } from '../http/endpoint.js'

/** The dashboard as the operator may see it; pages ask for it every few seconds while visible. */
export const dashboardEndpoint = forOperators(
  { method: 'get', path: '/prop-firm/dashboard', roles },
  async (req, operator) => {
    const source = { q: queryableOf(req.payload), rules: firmOf(req.payload).rules }
    return json(await readDashboard(source, operator))
  },
)
