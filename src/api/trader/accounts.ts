import { z } from 'zod'
import { showCredentials } from '../../services/accounts/showCredentials.js'
import { transition } from '../../services/transition/transition.js'
import { withRequest } from '../../services/withWork.js'
import { appealableOf } from '../../services/appeals/appealable.js'
import { appealOfTrader } from '../../readModels/appeals/readAppeal.js'
import { accountOfTrader, accountsOfTrader } from '../../readModels/portal/accounts.js'
import { explanationOf } from '../../readModels/portal/explanation.js'
import { rulingOfTrader } from '../../readModels/portal/rulings.js'
import { asPostgres } from '../../database/postgresAdapter.js'
import { firmOf } from '../../firm.js'
import { json, refuse, Refused } from '../http/answer.js'
import { readJson } from '../http/body.js'
import { forTraders, param } from '../http/endpoint.js'
import { countUse } from '../http/limit.js'

const unknown = () => new Refused('unknown', 'There is no such account.', 404)

/** The trader's accounts with their live figures. */
export const listAccounts = forTraders(
  { method: 'get', path: '/trader/accounts' },
  async (req, me) =>
    json({ accounts: await accountsOfTrader(asPostgres(req.payload.db).pool, me.id) }),
)

export const readAccount = forTraders(
  { method: 'get', path: '/trader/accounts/:id' },
  async (req, me) => {
    const account = await accountOfTrader(asPostgres(req.payload.db).pool, me.id, param(req, 'id'))
    if (!account) throw unknown()
    return json(account)
  },
)

/** Login and password of the platform account: shown once, then the password is dropped. */
export const credentials = forTraders(
  { method: 'post', path: '/trader/accounts/:id/credentials' },
  async (req, me) => {
    await countUse(req, me.id, { name: 'credentials', points: 20, seconds: 3600 })
    const shown = await withRequest(req, (work) =>
      showCredentials(work, { accountId: param(req, 'id'), traderId: me.id }),
    )
    if (shown.ok) return json(shown)
    return refuse(shown.code === 'unknown' ? 404 : 409, shown.code, shown.message)
  },
)

const close = z.strictObject({ confirm: z.literal(true, 'expected true') })

/** Closes an account at the trader's wish. */
export const closeAccount = forTraders(
  { method: 'post', path: '/trader/accounts/:id/close' },
  async (req, me) => {
    await readJson(req, close)
    const id = param(req, 'id')
    if (!(await accountOfTrader(asPostgres(req.payload.db).pool, me.id, id))) throw unknown()
    const { refused } = await withRequest(req, (work) =>
      transition(work, {
        lifecycle: 'account',
        ids: [id],
        event: 'close',
        reason: 'You asked us to close this account.',
      }),
    )
    return refused[0] ? refuse(409, refused[0].code, refused[0].message) : json({ ok: true })
  },
)

/** A ruling about one of the trader's accounts, in words, with its evidence and its appeal. */
export const readRuling = forTraders(
  { method: 'get', path: '/trader/rulings/:id' },
  async (req, me) => {
    const { pool } = asPostgres(req.payload.db)
    const rulingId = param(req, 'id')
    const ruling = await rulingOfTrader(pool, me.id, rulingId)
    if (!ruling) throw new Refused('unknown', 'There is no such ruling.', 404)
    const explanation = explanationOf(ruling.evidence, firmOf(req.payload).rules)
    // Amounts of the database are text; those of the API are numbers.
    const figures = { limit: Number(ruling.limit), figure: Number(ruling.figure) }
    const asked = { rulingId, traderId: me.id }
    const appeal = await appealOfTrader(pool, asked)
    const { ok: possible, ...more } = await appealableOf({ tx: pool, now: new Date() }, asked)
    const appealable = {
      possible,
      until: more.until,
      why: 'message' in more ? more.message : null,
    }
    return json({ ...ruling, ...figures, explanation, appeal, appealable })
  },
)
