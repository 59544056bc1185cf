import { z } from 'zod'
import { liftHolds, setHolds } from '../../services/records/holds.js'
import { withRequest } from '../../services/withWork.js'
import { json } from '../http/answer.js'
import { readJson } from '../http/body.js'
import { forOperators } from '../http/endpoint.js'

const reason = z.string().trim().min(1, 'expected why').max(500)

const body = z.discriminatedUnion('subject', [
  z.strictObject({
    subject: z.literal('firm'),
    kind: z.enum(['rulings', 'sending']),
    reason,
    lift: z.boolean().default(false),
  }),
  z.strictObject({
    subject: z.literal('connection'),
    id: z.uuid(),
    kind: z.enum(['rulings', 'sending']),
    reason,
    lift: z.boolean().default(false),
  }),
  z.strictObject({
    subject: z.enum(['account', 'payout']),
    id: z.uuid(),
    kind: z.enum(['frozen', 'paused', 'payouts']),
    reason,
    lift: z.boolean().default(false),
  }),
])

/** Holds rulings or sending for the firm or a connection, or freezes one account: one click with a reason. */
export const holdsEndpoint = forOperators(
  { method: 'post', path: '/prop-firm/holds', roles: ['admin', 'manager', 'risk'] },
  async (req) => {
    const asked = await readJson(req, body)
    await withRequest(req, (work) => {
      const ids = [asked.subject === 'firm' ? 'firm' : asked.id]
      const { kind, subject, reason: note } = asked
      const input = { kind, subject, ids, reason: 'operator', note }
      return asked.lift ? liftHolds(work, input) : setHolds(work, input)
    })
    return json({ ok: true })
  },
)
