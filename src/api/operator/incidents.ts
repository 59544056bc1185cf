import { z } from 'zod'
import { accountFilter, chosenAccounts } from '../../domain/incidents/chosenAccounts.js'
import { firmOf } from '../../firm.js'
import { matrix } from '../../access/matrix.js'
import { readActionRows } from '../../readModels/incidents/readActionRows.js'
import { readIncident } from '../../readModels/incidents/readIncident.js'
import { queryableOf } from '../../readModels/queryable.js'
import { declareIncident } from '../../services/incidents/declare.js'
import { creditTerms } from '../../services/incidents/creditTerms.js'
import { actionKinds } from '../../services/incidents/kinds.js'
import {
  previewAction,
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

const instant = z.iso
  .datetime({ offset: true, error: 'expected a time such as 2026-11-12T08:00:00Z' })
  .transform((text) => new Date(text))

/** Names are compared as they are, but for capitals: what looks like a pattern would match nothing. */
const symbol = z
  .string()
  .trim()
  .min(1, 'expected the name of a symbol')
  .max(30, 'expected at most 30 characters')
  .regex(/^[^,*?%]+$/, 'expected the exact name of a symbol, without wildcards and commas')

const declaration = z
  .strictObject({
    title: z.string().trim().min(1, 'expected what happened').max(200),
    connectionId: recordId,
    from: instant,
    to: instant,
    symbols: z.array(symbol).min(1).max(50).optional(),
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

const after = z
  .string()
  .regex(/^\d{1,9}_[0-9a-f-]{36}$/, 'expected where another page ended')
  .optional()

const query = accountFilter.extend({ after })

/** The accounts and rulings that an incident concerns, and what was done about them. */
export const incidentEndpoint = forOperators(
  { method: 'get', path: '/prop-firm/incidents/:id', roles: matrix.incidents.read ?? [] },
  async (req) => {
    const { after: page, ...filter } = readQuery(req, query)
    const source = { q: queryableOf(req.payload), firm: firmOf(req.payload) }
    const incident = await readIncident(source, { id: param(req, 'id'), after: page, filter })
    return incident ? json(incident) : refuse(404, 'unknown', 'There is no such incident.')
  },
)

const preview = z.strictObject({
  kind: z.enum(actionKinds),
  /** Left out, everything that the incident concerns. */
  accounts: chosenAccounts.optional(),
})

type Terms = { readonly kind: string; readonly goesOn?: unknown; readonly credit?: unknown }

/** Terms belong to one kind of action, which needs them. */
const belongs = (kind: string, field: 'goesOn' | 'credit') => (given: Terms) =>
  (given.kind === kind) === (given[field] !== undefined)

const misplaced = (kind: string, field: string) => ({
  path: [field],
  error: `expected with ${kind}, and with nothing else`,
})

const proposal = preview
  .extend({
    reason: reasonText(),
    goesOn: goesOnSchema.optional(),
    credit: creditTerms.optional(),
  })
  .refine(belongs('reinstate', 'goesOn'), misplaced('reinstate', 'goesOn'))
  .refine(belongs('credit', 'credit'), misplaced('credit', 'credit'))

/** Says what a proposal would touch; nothing is changed. */
export const previewEndpoint = forOperators(
  { method: 'post', path: '/prop-firm/incidents/:id/preview', roles },
  async (req) => {
    const asked = { ...(await readJson(req, preview)), incidentId: param(req, 'id') }
    const result = await withRequest(req, (work) => previewAction(work, asked))
    return result.ok ? json(result) : answer(result)
  },
)

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

/** What became of each record of an action. */
export const actionRowsEndpoint = forOperators(
  {
    ...{ method: 'get', path: '/prop-firm/incident-actions/:id/rows' },
    roles: matrix.incidents.read ?? [],
  },
  async (req) => {
    const question = { id: param(req, 'id'), ...readQuery(req, z.object({ after })) }
    const found = await readActionRows(queryableOf(req.payload), question)
    return found ? json(found) : refuse(404, 'unknown', 'There is no such action.')
  },
)

const answer = (result: ActionResult): Response =>
  result.ok
    ? json(result)
    : refuse(result.code === 'unknown' ? 404 : 409, result.code, result.message)
