import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { roles } from '../../domain/roles.js'
import { firmOf } from '../../firm.js'
import { queryableOf } from '../../readModels/queryable.js'
import { mayDecide, queueKind, queueKindNames } from '../../readModels/queue/kinds.js'
import type { QueueKindName } from '../../readModels/queue/kinds.js'
import { owners } from '../../readModels/queue/model.js'
import { readColleagues } from '../../readModels/queue/readColleagues.js'
import { pageRows, readQueue, stillWaiting } from '../../readModels/queue/readQueue.js'
import { assign } from '../../services/queue/assign.js'
import { decideTogether } from '../../services/queue/decideTogether.js'
import { othersBeside } from '../../services/queue/othersBeside.js'
import { snooze, wake } from '../../services/queue/snooze.js'
import { withRequest } from '../../services/withWork.js'
import { json, Refused } from '../http/answer.js'
import { readJson, readQuery } from '../http/body.js'
import { forOperators } from '../http/endpoint.js'
import { reasonText, recordId } from '../http/fields.js'
import { whyOf } from './whyOf.js'

/** What is done together, and what one screen asks about at once. */
const itemsMax = 100
const dayMs = 86_400_000
const snoozeMaxDays = 90

const kind = z.enum(queueKindNames)

const seen = z
  .string()
  .transform((text) => text.split(','))
  .pipe(
    z
      .array(
        z
          .string()
          .regex(/^[A-Za-z]+:[0-9a-f-]+$/, 'expected kind:id, separated by commas')
          .transform((text) => ({ kind: text.split(':')[0], id: text.split(':')[1] }))
          .pipe(z.object({ kind, id: recordId })),
      )
      .max(itemsMax),
  )

const query = z.object({
  kind: kind.optional(),
  owner: z.enum(owners).optional(),
  text: z.string().max(100).optional(),
  after: z
    .string()
    .regex(/^[01]_\d{1,16}_[0-9a-f-]{36}$/, 'expected where another page ended')
    .optional(),
  limit: z.coerce.number().int().min(1).max(itemsMax).default(pageRows),
  seen: seen.optional(),
})

/** Everything that waits for this person's decision, soonest deadline first, a page at a time. */
export const queueEndpoint = forOperators(
  { method: 'get', path: '/prop-firm/queue', roles },
  async (req, person) => {
    const asked = readQuery(req, query)
    const colleagues = await readColleagues(req.payload)
    const source = { q: queryableOf(req.payload), rules: firmOf(req.payload).rules, colleagues }
    return json(await readQueue(source, { ...asked, person }))
  },
)

const ids = <Shape extends z.ZodRawShape>(more: Shape) =>
  z
    .array(z.strictObject({ id: recordId, ...more }))
    .min(1)
    .max(itemsMax)

type Asked = { readonly kind: QueueKindName; readonly items: readonly { readonly id: string }[] }

/** @throws Refused 403 unless the person decides such things */
function requireDecider(asked: Pick<Asked, 'kind'>, person: Parameters<typeof mayDecide>[1]): void {
  if (mayDecide(asked.kind, person)) return
  throw new Refused('notPermitted', 'kind: your role does not decide these.', 403)
}

/** @throws Refused 404 naming the first that does not wait */
async function requireWaiting(req: PayloadRequest, { kind: name, items }: Asked) {
  const wanted = items.map(({ id }) => ({ kind: name, id }))
  const still = await stillWaiting(queryableOf(req.payload), wanted, Date.now())
  const missing = items.find(({ id }) => !still.has(id))
  if (missing) throw new Refused('unknown', `items: ${missing.id} does not wait any more`, 404)
  return still
}

const assignment = z.strictObject({
  kind,
  /** The operator who gets them; null leaves them to nobody. */
  to: z.string().min(1).max(60).nullable(),
  /** Each with the owner that the person saw. */
  items: ids({ owner: z.string().max(60).nullable() }),
})

/** Gives what waits to somebody who decides such things, or back; a lost race says who was first. */
export const queueAssignEndpoint = forOperators(
  { method: 'post', path: '/prop-firm/queue/assign', roles },
  async (req, person) => {
    const asked = await readJson(req, assignment)
    requireDecider(asked, person.roles)
    await requireWaiting(req, asked)
    const colleagues = await readColleagues(req.payload)
    const to = colleagues.find(({ id }) => id === asked.to)
    if (asked.to !== null && (!to || !mayDecide(asked.kind, to.roles))) {
      throw new Refused('invalid', 'to: expected an operator who decides these', 400)
    }
    const { subject } = queueKind(asked.kind)
    const active = colleagues.map(({ id }) => id)
    const results = await withRequest(req, (work) =>
      assign(work, { ...asked, subject, active, to: to ?? null }),
    )
    return json({ ok: results.every(({ ok }) => ok), results })
  },
)

const putOff = z.strictObject({
  kind,
  items: ids({}),
  reason: reasonText(200),
  /** Null takes back that they were put off. */
  until: z.iso
    .datetime({ offset: true, error: 'expected a time such as 2026-11-12T08:00:00Z' })
    .nullable(),
})

/** Puts what waits off until a time, with a reason; it waits again when its status changes. */
export const queueSnoozeEndpoint = forOperators(
  { method: 'post', path: '/prop-firm/queue/snooze', roles },
  async (req, person) => {
    const asked = await readJson(req, putOff)
    requireDecider(asked, person.roles)
    const still = await requireWaiting(req, asked)
    const about = { kind: asked.kind, subject: queueKind(asked.kind).subject }
    if (asked.until === null) {
      await withRequest(req, (work) =>
        wake(work, { ...about, ids: asked.items.map(({ id }) => id) }),
      )
      return json({ ok: true })
    }
    const until = new Date(asked.until)
    const ms = until.getTime() - Date.now()
    if (ms <= 0 || ms > snoozeMaxDays * dayMs) {
      throw new Refused(
        'invalid',
        `until: expected a time within the next ${snoozeMaxDays} days`,
        400,
      )
    }
    const items = asked.items.map(({ id }) => ({ id, status: still.get(id) ?? '' }))
    await withRequest(req, (work) => snooze(work, { ...about, items, until, reason: asked.reason }))
    return json({ ok: true })
  },
)

const decision = z.strictObject({
  kind,
  event: z.string().min(1).max(60),
  /** Each with the status that the person was looking at, and what is decided with it. */
  items: ids({ expected: z.string().max(60), others: z.array(recordId).max(50).optional() }),
  reason: z.string().trim().max(200).optional(),
  note: z.string().trim().max(2000).optional(),
})

/** Decides several of one kind with one reason; each row has its own result. */
export const queueDecideEndpoint = forOperators(
  { method: 'post', path: '/prop-firm/queue/decide', roles },
  async (req, person) => {
    const { kind: name, event, items, reason, note } = await readJson(req, decision)
    requireDecider({ kind: name }, person.roles)
    const { lifecycle } = queueKind(name)
    if (lifecycle === null || name === 'replays') {
      throw new Refused('invalid', 'kind: these are decided one by one', 400)
    }
    const results = await decideTogether(req, {
      ...{ lifecycle, event, items, reason: whyOf(reason, note), roles: person.roles },
    })
    return json({ ok: results.every(({ ok }) => ok), results })
  },
)

const asking = z.strictObject({ kind, event: z.string().min(1).max(60), items: ids({}) })

/** What belongs to several of one kind and waits beside them: asked before they are decided together. */
export const queueOthersEndpoint = forOperators(
  { method: 'post', path: '/prop-firm/queue/others', roles },
  async (req, person) => {
    const { kind: name, event, items } = await readJson(req, asking)
    requireDecider({ kind: name }, person.roles)
    const { lifecycle } = queueKind(name)
    const deciding = { lifecycle, event, ids: items.map(({ id }) => id) }
    const others = await withRequest(req, (work) => othersBeside(work, deciding))
    return json({ others })
  },
)
