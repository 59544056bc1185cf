import { z } from 'zod'
import { roles } from '../../domain/roles.js'
import { queryableOf } from '../../readModels/queryable.js'
import { searchRecords } from '../../readModels/search/searchRecords.js'
import { json } from '../http/answer.js'
import { readQuery } from '../http/body.js'
import { forOperators } from '../http/endpoint.js'

const query = z.object({ q: z.string().max(200) })

/** People and records by name, e-mail, login or reference, as far as the operator may read them. */
export const searchEndpoint = forOperators(
  { method: 'get', path: '/prop-firm/search', roles },
  async (req, operator) => {
    const { q } = readQuery(req, query)
    return json({ hits: await searchRecords(queryableOf(req.payload), operator, q) })
  },
)
