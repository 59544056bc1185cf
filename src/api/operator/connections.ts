import { z } from 'zod'
import { requestReconciliation } from '../../services/reconciliation/requestReconciliation.js'
import { reconcileAccount } from '../../services/reconciliation/reconcileAccount.js'
import { runtimeOf } from '../../services/runtime.js'
import { readOutcomes } from '../../domain/reconciliation/readOutcomes.js'
import {
  compareWithExport,
  compareWithPlatform,
} from '../../services/reconciliation/compareWithPlatform.js'
import { testConnection } from '../../services/platform/testConnection.js'
import { setConnectionMode } from '../../services/platform/connectionMode.js'
import { withRequest } from '../../services/withWork.js'
import { json, refuse, Refused } from '../http/answer.js'
import { readBytes, readJson } from '../http/body.js'
import { readCsv } from '../../services/imports/readCsv.js'
import { forOperators, param } from '../http/endpoint.js'
import { connectionIn } from './connectionIn.js'

const comparers = ['admin', 'manager', 'risk', 'finance'] as const

const testers = ['admin', 'manager', 'risk', 'support'] as const
const readers = ['admin', 'manager', 'risk', 'auditor'] as const
const exportMaxBytes = 16 * 1024 * 1024

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
    const message = 'Compared within a minute; what differs waits in the work queue.'
    return json({ ok: true, message }, 202)
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

/** Whether the platform answers with what was entered. */
export const testConnectionEndpoint = forOperators(
  { method: 'post', path: '/prop-firm/connections/:id/test', roles: testers },
  async (req) => {
    await readJson(req, z.strictObject({}))
    const result = await testConnection(runtimeOf(req.payload), await connectionIn(req))
    if (!result.ok) return refuse(502, result.code, `The platform: ${result.message}`)
    const { latencyMs, serverTime, accounts } = result
    const clock = new Date(serverTime).toISOString()
    const message = `Answered in ${latencyMs} ms; its clock says ${clock}; ${accounts} accounts.`
    return json({ ...result, message })
  },
)

/** Our rulings beside the platform's, as it stands now. */
export const comparePlatformEndpoint = forOperators(
  { method: 'get', path: '/prop-firm/connections/:id/comparison', roles: readers },
  async (req) => {
    const result = await compareWithPlatform(runtimeOf(req.payload), await connectionIn(req))
    if (!result.ok)
      return refuse(502, result.failure.code, `The platform: ${result.failure.message}`)
    return json({ rows: result.rows })
  },
)

/** Our rulings beside those of another system's export: CSV with `login`, `outcome`, `at`, `why`. */
export const compareExportEndpoint = forOperators(
  { method: 'post', path: '/prop-firm/connections/:id/comparison', roles: readers },
  async (req) => {
    const id = await connectionIn(req)
    const table = readCsv(await readBytes(req, exportMaxBytes), ['login', 'outcome'])
    if (!table.ok) throw new Refused('invalid', table.message, 400)
    const read = readOutcomes(table.rows)
    if (!read.ok) throw new Refused('invalid', read.message, 400)
    return json({ rows: await compareWithExport(runtimeOf(req.payload), id, read.outcomes) })
  },
)
