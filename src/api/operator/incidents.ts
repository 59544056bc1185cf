import { z } from 'zod'
import { matrix } from '../../access/matrix.js'
import { readIncident } from '../../readModels/incidents/readIncident.js'
import { queryableOf } from '../../readModels/queryable.js'
import { declareIncident } from '../../services/incidents/declare.js'
import { actionKinds } from '../../services/incidents/kinds.js'
import {
  proposeAction,
  releaseAction,
  stopAction,
  type ActionResult,
} from '../../services/incidents/propose.js'
import { unknownIds } from '../../services/records/unknownIds.js'
import { goesOnSchema } from '../../services/reinstatement/goesOn.js'
import { withRequest } from '../../services/withWork.js'
import { json, refuse, Refused } from '../http/answer.js'
import { readJson, readQuery } from '../http/body.js'
import { forOperators, param } from '../http/endpoint.js'
import { reasonText, recordId } from '../http/fields.js'

const roles = ['admin', 'manager', 'risk'] as const
const longestDays = 31
const dayMs = 86_400_000
const chosenMax = 1_000

const instant = z.iso
  .datetime({ offset: true, error: 'expected a time such as 2026-11-12T08:00:00Z' })
  .transform((text) => new Date(text))

const declaration = z
  .strictObject({
    title: z.string().trim().min(1, 'expected what happened').max(200),
    connectionId: recordId,
    from: instant,
    to: instant,
    symbols: z.array(z.string().trim().min(1).max(30)).min(1).max(50).optional(),
  })
  .refine(({ from, to }) => to > from, { path: ['to'], error: 'expected a time after from' })
  .refine(({ from, to }) => to.getTime() - from.getTime() <= longestDays * dayMs, {
    path: ['to'],
    error: `expected at most ${longestDays} days after from`,
  })

/** Declares an incident of a platform: which one, from when to when, and what. */
export const declareEndpoint = forOperators(
  { method: 'post', path: '/prop-firm/incidents', roles },
  async (req) => {
    const given = await readJson(req, declaration)
    const id = await withRequest(req, async (work) => {
      const unknown = await unknownIds(work.tx, 'platformConnections', [given.connectionId])
      if (unknown.length > 0) {
        throw new Refused('unknown', 'connectionId: there is no such platform', 404)
      }
      return declareIncident(work, given)
    })
    return json({ ok: true, id }, 201)
  },
)

const query = z.object({
  after: z
    .string()
    .regex(/^\d{1,9}_[0-9a-f-]{36}$/, 'expected where another page ended')
    .optional(),
})

/** The accounts and rulings that an incident concerns, and what was done about them. */
export const incidentEndpoint = forOperators(
  { method: 'get', path: '/prop-firm/incidents/:id', roles: matrix.incidents.read ?? [] },
  async (req) => {
    const id = param(req, 'id')
    const incident = await readIncident(queryableOf(req.payload), { id, ...readQuery(req, query) })
    return incident ? json(incident) : refuse(404, 'unknown', 'There is no such incident.')
  },
)

const proposal = z
  .strictObject({
    kind: z.enum(actionKinds),
    reason: reasonText(),
    /** Left out, everything that the incident concerns. */
    accountIds: z.array(recordId).min(1).max(chosenMax).optional(),
    goesOn: goesOnSchema.optional(),
  })
  .refine(({ kind, goesOn }) => (kind === 'reinstate') === (goesOn !== undefined), {
    path: ['goesOn'],
    error: 'expected with reinstate, and with nothing else',
  })

/** Proposes what is to be done; a second person releases it. */
export const proposeEndpoint = forOperators(
  { method: 'post', path: '/prop-firm/incidents/:id/actions', roles },
  async (req) => {
    const incidentId = param(req, 'id')
    const asked = await readJson(req, proposal)
    return answer(await withRequest(req, (work) => proposeAction(work, { ...asked, incidentId })))
  },
)

export const releaseEndpoint = forOperators(
  { method: 'post', path: '/prop-firm/incident-actions/:id/release', roles },
  async (req) => {
    const id = param(req, 'id')
    return answer(await withRequest(req, (work) => releaseAction(work, id)))
  },
)

export const stopEndpoint = forOperators(
  { method: 'post', path: '/prop-firm/incident-actions/:id/stop', roles },
  async (req) => {
    const id = param(req, 'id')
    return answer(await withRequest(req, (work) => stopAction(work, id)))
  },
)

const answer = (result: ActionResult): Response =>
  result.ok
    ? json(result)
    : refuse(result.code === 'unknown' ? 404 : 409, result.code, result.message)
