import { z } from 'zod'
import { hasRole } from '../../access/person.js'
import { liftHolds, setHolds } from '../../services/records/holds.js'
import { unknownIds } from '../../services/records/unknownIds.js'
import { withRequest } from '../../services/withWork.js'
import { json, notPermitted, Refused } from '../http/answer.js'
import { readJson } from '../http/body.js'
import { forOperators } from '../http/endpoint.js'
import { reasonText, recordId } from '../http/fields.js'

/** Holds that a person lifts here; all others end with what they are about. */
const liftable = ['operator', 'restored', 'refundAfterTrade', 'notice'] as const

const common = {
  reason: reasonText(),
  lift: z.boolean().default(false),
  /** Which hold to lift; left out, all that a person may lift. What others hold stays held. */
  of: z.enum(liftable).optional(),
}
const accountKinds = ['frozen', 'paused', 'underReview', 'payouts'] as const
const engine = z.enum(['rulings', 'sending'])

const body = z
  .discriminatedUnion('subject', [
    z.strictObject({ subject: z.literal('firm'), kind: engine, ...common }),
    z.strictObject({ subject: z.literal('connection'), id: recordId, kind: engine, ...common }),
    z.strictObject({
      subject: z.literal('account'),
      id: recordId,
      /** Left out, all that the reason which is lifted set. */
      kind: z.enum(accountKinds).optional(),
      ...common,
    }),
    z.strictObject({
      subject: z.literal('payout'),
      id: recordId,
      kind: z.literal('payouts'),
      ...common,
    }),
    z.strictObject({
      subject: z.literal('order'),
      id: recordId,
      kind: z.literal('underReview'),
      ...common,
    }),
  ])
  .refine(({ lift, of }) => lift || of === undefined, {
    path: ['of'],
    error: 'expected only when a hold is lifted',
  })
  .refine(({ kind, of }) => kind !== undefined || of !== undefined, {
    path: ['kind'],
    error: 'expected unless all of one reason is lifted',
  })

const collections = {
  connection: 'platformConnections',
  account: 'accounts',
  payout: 'payouts',
  order: 'orders',
} as const

const holders = ['admin', 'manager', 'risk'] as const

/** Holds rulings or sending for the firm or a connection, or one record: one click with a reason. */
export const holdsEndpoint = forOperators(
  { method: 'post', path: '/prop-firm/holds', roles: [...holders, 'finance'] },
  async (req, person) => {
    const asked = await readJson(req, body)
    if (asked.subject !== 'order' && !hasRole(person, holders)) {
      throw notPermitted()
    }
    await withRequest(req, async (work) => {
      const ids = [asked.subject === 'firm' ? 'firm' : asked.id]
      const unknown =
        asked.subject === 'firm' ? [] : await unknownIds(work.tx, collections[asked.subject], ids)
      if (unknown.length > 0) throw new Refused('unknown', `id: there is no such record`, 404)
      const { subject, of, reason: note } = asked
      const kinds = asked.kind ? [asked.kind] : accountKinds
      // Who releases the firm or a connection has looked at why it was held, a restore included.
      const everything = subject === 'firm' || subject === 'connection'
      const reasons = of ? [of] : everything ? [null] : liftable
      for (const kind of kinds) {
        const input = { kind, subject, ids, note }
        if (!asked.lift) await setHolds(work, { ...input, reason: 'operator' })
        else for (const reason of reasons) await liftHolds(work, { ...input, reason })
      }
    })
    return json({ ok: true })
  },
)
