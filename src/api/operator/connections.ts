import { z } from 'zod'
import { requestReconciliation } from '../../services/reconciliation/requestReconciliation.js'
import { reconcileAccount } from '../../services/reconciliation/reconcileAccount.js'
import { runtimeOf } from '../../services/runtime.js'
import { setConnectionMode } from '../../services/platform/connectionMode.js'
import { withRequest } from '../../services/withWork.js'
import { json, refuse, Refused } from '../http/answer.js'
import { readJson } from '../http/body.js'
import { forOperators, param } from '../http/endpoint.js'

const comparers = ['admin', 'manager', 'risk', 'finance'] as const

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

/** Compares the whole connection with its platform within a minute; what differs waits in the queue. */
export const reconcileEndpoint = forOperators(
  { method: 'post', path: '/prop-firm/connections/:id/reconcile', roles: comparers },
  async (req) => {
    await readJson(req, z.strictObject({}))
    const asked = await withRequest(req, (work) => requestReconciliation(work, param(req, 'id')))
    if (!asked) throw new Refused('unknown', 'There is no such connection, or it is off.', 404)
    return json({ ok: true }, 202)
  },
)

/** Compares one account with its platform now. */
export const reconcileAccountEndpoint = forOperators(
  { method: 'post', path: '/prop-firm/accounts/:id/reconcile', roles: comparers },
  async (req) => {
    await readJson(req, z.strictObject({}))
    const result = await reconcileAccount(runtimeOf(req.payload), param(req, 'id'))
    if (!result) throw new Refused('unknown', 'There is no such account on a platform.', 404)
    return json({ ok: true, ...result })
  },
)
