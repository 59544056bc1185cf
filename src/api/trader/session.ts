import { createHash } from 'node:crypto'
import { APIError, type PayloadRequest } from 'payload'
import { z } from 'zod'
import { hashToken } from '../../crypto/token.js'
import { asPostgres } from '../../database/postgresAdapter.js'
import { firmOf } from '../../firm.js'
import { inviteTrader } from '../../services/people/inviteTrader.js'
import { audit } from '../../services/records/audit.js'
import { withRequest } from '../../services/withWork.js'
import { json, Refused } from '../http/answer.js'
import { readJson } from '../http/body.js'
import { forTraders, open } from '../http/endpoint.js'
import { addressOf, countUse } from '../http/limit.js'

const email = z
  .email('expected an e-mail address')
  .max(254)
  .transform((text) => text.toLowerCase())
const typed = z.string().min(1, 'expected your password').max(200)
const password = z.string().min(10, 'expected at least 10 characters').max(200)

/** An unknown address, a wrong password and a banned person answer alike, after the same time. */
const refusalAfterMs = 600

/** Null when the person was refused; what is broken on our side is no refusal. */
async function slowly<Result>(run: () => Promise<Result>): Promise<Result | null> {
  const started = Date.now()
  try {
    return await run()
  } catch (error) {
    await untilAfter(started, refusalAfterMs)
    if (error instanceof APIError || error instanceof Refused) return null
    throw error
  }
}

const untilAfter = (started: number, ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.max(0, started + ms - Date.now())))

const keyOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32)

/** Trades e-mail and password for a bearer token; never a cookie. */
export const signIn = open({ method: 'post', path: '/trader/sign-in' }, async (req) => {
  const given = await readJson(req, z.strictObject({ email, password: typed }))
  await countUse(req, addressOf(req), { name: 'sign-in-address', points: 60, seconds: 300 })
  await countUse(req, keyOf(given.email), { name: 'sign-in-account', points: 10, seconds: 300 })
  const signedIn = await slowly(() => login(req, given))
  if (!signedIn?.token) throw new Refused('wrongCredentials', 'E-mail or password is wrong.', 401)
  return json({ ok: true, token: signedIn.token, expiresAt: signedIn.exp })
})

const bannedSql = `select 1 from pf_traders where email = $1 and status = 'banned'`

async function login(req: PayloadRequest, data: { email: string; password: string }) {
  const { rows } = await asPostgres(req.payload.db).pool.query(bannedSql, [data.email])
  if (rows.length > 0) throw new Refused('banned', 'This person may not sign in.', 401)
  const slug = firmOf(req.payload).slugs.traders
  return req.payload.login({ collection: slug as never, data: data as never })
}

/** Writing the message takes time that an unknown address does not need. */
const forgotAfterMs = 400

/** Mails a link that sets a new password; the answer is the same whether the address is known. */
export const forgotPassword = open(
  { method: 'post', path: '/trader/password/forgot' },
  async (req) => {
    const given = await readJson(req, z.strictObject({ email }))
    await countUse(req, addressOf(req), { name: 'forgot-address', points: 20, seconds: 3600 })
    await countUse(req, keyOf(given.email), { name: 'forgot-account', points: 3, seconds: 3600 })
    const started = Date.now()
    await withRequest(req, async (work) => {
      const { rows } = await work.tx.query<{ id: string; email: string }>(
        `select id, email from pf_traders where email = $1 and status <> 'banned'`,
        [given.email],
      )
      if (rows[0]) await inviteTrader(work, rows[0], { expiresInMs: 60 * 60 * 1000 })
    })
    await untilAfter(started, forgotAfterMs)
    return json({ ok: true })
  },
)

/** Sets a password with the token of such a link; every other session ends. */
export const resetPassword = open(
  { method: 'post', path: '/trader/password/reset' },
  async (req) => {
    const given = await readJson(
      req,
      z.strictObject({ token: z.string().min(10).max(200), password }),
    )
    await countUse(req, addressOf(req), { name: 'reset-address', points: 20, seconds: 3600 })
    const done = await slowly(() =>
      req.payload.resetPassword({
        collection: firmOf(req.payload).slugs.traders as never,
        data: { token: hashToken(given.token), password: given.password },
        overrideAccess: true,
      }),
    )
    if (!done) throw new Refused('linkInvalid', 'token: this link is not valid any more', 400)
    await withRequest(req, async (work) => {
      const id = String((done.user as { id?: unknown }).id)
      await work.tx.query('delete from pf_traders_sessions where _parent_id = $1', [id])
      await work.tx.query(
        'update pf_traders set email_verified_at = coalesce(email_verified_at, now()) where id = $1',
        [id],
      )
      await audit(work, [{ event: 'trader.passwordSet', subjectType: 'trader', subjectId: id }])
    })
    return json({ ok: true })
  },
)

/** Ends the session of this token. */
export const signOut = forTraders({ method: 'post', path: '/trader/sign-out' }, async (req, me) => {
  await withRequest(req, async (work) => {
    const session = (req.user as { _sid?: unknown })._sid
    await work.tx.query('delete from pf_traders_sessions where _parent_id = $1 and id = $2', [
      me.id,
      String(session ?? ''),
    ])
  })
  return json({ ok: true })
})
