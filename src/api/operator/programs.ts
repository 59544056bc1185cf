import { publishProgram } from '../../services/programs/publishProgram.js'
import { withRequest } from '../../services/withWork.js'
import { json, refuse } from '../http/answer.js'
import { forOperators, param } from '../http/endpoint.js'

/** Publishes a program's draft as its next immutable version. */
export const publishEndpoint = forOperators(
  { method: 'post', path: '/prop-firm/programs/:id/publish', roles: ['admin', 'manager'] },
  async (req) => {
    const result = await withRequest(req, (work) => publishProgram(work, param(req, 'id')))
    if (result.ok) return json(result, 201)
    return refuse(
      { unknown: 404, invalid: 400, unchanged: 409 }[result.code],
      result.code,
      result.message,
    )
  },
)
