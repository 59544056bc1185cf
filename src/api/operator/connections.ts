import { z } from 'zod'
import { setConnectionMode } from '../../services/platform/connectionMode.js'
import { withRequest } from '../../services/withWork.js'
import { json, refuse } from '../http/answer.js'
import { readJson } from '../http/body.js'
import { forOperators, param } from '../http/endpoint.js'

const body = z.strictObject({ mode: z.enum(['observe', 'act']) })

/** Observe or act; to act two people are needed. */
export const connectionModeEndpoint = forOperators(
  { method: 'post', path: '/prop-firm/connections/:id/mode', roles: ['admin', 'manager', 'risk'] },
  async (req) => {
    const { mode } = await readJson(req, body)
    const id = param(req, 'id')
    const result = await withRequest(req, (work) => setConnectionMode(work, { id, mode }))
    if (result.ok) return json(result)
    return refuse(result.code === 'unknown' ? 404 : 409, result.code, result.message)
  },
)
