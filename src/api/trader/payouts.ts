import { z } from 'zod'
import { asPostgres } from '../../database/postgresAdapter.js'
import { payoutsOfTrader } from '../../readModels/portal/payouts.js'
import { addPayoutMethod } from '../../services/payouts/addPayoutMethod.js'
import { forTrader } from '../../domain/payouts/condition.js'
import { payoutCycles } from '../../domain/payouts/splitTerms.js'
import { quoteFor, requestPayout } from '../../services/payouts/requestPayout.js'
import { transition } from '../../services/transition/transition.js'
import { withRequest } from '../../services/withWork.js'
import { json, refuse, Refused } from '../http/answer.js'
import { readJson, readQuery } from '../http/body.js'
import { forTraders, param } from '../http/endpoint.js'
import { plainLine } from '../../domain/text.js'
import { currencyCode } from '../http/fields.js'
import { countUse } from '../http/limit.js'

/** What the trader chose with `?cycle=weekly`, where the program pays by cycle. */
const chosen = z.object({
  cycle: z
    .enum(payoutCycles, `expected one of ${payoutCycles.join(', ')}`)
    .nullable()
    .default(null),
})

/**
 * What the account could be paid now, with every condition and its figure, and how the program pays
 * out in words.
 */
export const quote = forTraders(
  { method: 'get', path: '/trader/accounts/:id/payout-quote' },
  async (req, me) => {
    const { cycle } = readQuery(req, chosen)
    const found = await withRequest(req, (work) =>
      quoteFor(work, { accountId: param(req, 'id'), traderId: me.id, cycle }),
    )
    if (!found) throw new Refused('unknown', 'There is no such account.', 404)
    return json({ ...found, conditions: forTrader(found.conditions) })
  },
)

/** Asks for a payout of what the quote says. The header `idempotency-key` is required. */
export const request = forTraders(
  { method: 'post', path: '/trader/accounts/:id/payouts' },
  async (req, me) => {
    const key = req.headers.get('idempotency-key')?.trim() ?? ''
    if (!/^[\x21-\x7e]{8,100}$/.test(key)) {
      throw new Refused('idempotencyKey', 'idempotency-key: expected 8 to 100 characters', 400)
    }
    const asked = { accountId: param(req, 'id'), traderId: me.id }
    const { cycle } = readQuery(req, chosen)
    await countUse(req, me.id, { name: 'payouts', points: 30, seconds: 3600 })
    const result = await withRequest(req, (work) =>
      requestPayout(work, { ...asked, cycle, idempotencyKey: key }),
    )
    if (result.ok) return json(result, result.repeated ? 200 : 201)
    const { code, message, conditions } = result
    if (code === 'unknown') return refuse(404, code, message)
    return json({ ok: false, code, message, conditions: forTrader(conditions ?? []) }, 409)
  },
)

export const listPayouts = forTraders({ method: 'get', path: '/trader/payouts' }, async (req, me) =>
  json({ payouts: await payoutsOfTrader(asPostgres(req.payload.db).pool, me.id) }),
)

/** Takes a request back while it is not decided; the profit returns to the account. */
export const cancelPayout = forTraders(
  { method: 'post', path: '/trader/payouts/:id/cancel' },
  async (req, me) => {
    const id = param(req, 'id')
    const own = await payoutsOfTrader(asPostgres(req.payload.db).pool, me.id)
    if (!own.some((payout) => payout.id === id)) {
      throw new Refused('unknown', 'There is no such payout.', 404)
    }
    const { refused } = await withRequest(req, (work) =>
      transition(work, {
        lifecycle: 'payout',
        ids: [id],
        event: 'cancel',
        reason: 'You cancelled this payout.',
      }),
    )
    return refused[0] ? refuse(409, refused[0].code, refused[0].message) : json({ ok: true })
  },
)

const method = z.strictObject({
  kind: z.enum(['bank', 'crypto']),
  holderName: plainLine(140, 2),
  currency: currencyCode,
  details: z
    .record(z.string().regex(/^\w{1,40}$/, 'expected a name such as iban'), plainLine(200))
    .refine((details) => Object.keys(details).length > 0, 'expected the account or address')
    .refine((details) => Object.keys(details).length <= 20, 'expected at most 20 parts'),
  password: z.string().min(1, 'expected your password: a payee is changed after signing in again'),
})

/** Sets where payouts go. Needs the password again, starts a cool-down and mails the known address. */
export const addMethod = forTraders(
  { method: 'post', path: '/trader/payout-methods' },
  async (req, me) => {
    const { password, ...given } = await readJson(req, method)
    await countUse(req, me.id, { name: 'payee', points: 5, seconds: 3600 })
    const result = await addPayoutMethod(req, { ...given, trader: me, password })
    return result.ok ? json(result, 201) : refuse(result.status, result.code, result.message)
  },
)
