import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { bootFirm, type TestFirm } from '../../fixtures/firm.js'
import { makeSignedInTrader, testPassword } from '../../fixtures/firmPeople.js'
import { fingerprint } from './support/fingerprint.js'

let firm: TestFirm
let known: Awaited<ReturnType<typeof makeSignedInTrader>>
beforeAll(async () => {
  firm = await bootFirm({ poolMax: 20 })
  known = await makeSignedInTrader(firm)
}, 120_000)
afterAll(() => firm.stop())
beforeEach(() => firm.pool.query('truncate prop_firm.rate_limit'))

const post = (path: string, body: object, address = '192.0.2.1') =>
  firm.api(path, { method: 'POST', body, headers: { 'x-forwarded-for': address } })

const signIn = (email: string, password: string, address?: string) =>
  post('/trader/sign-in', { email, password }, address)

const timed = async (run: () => Promise<Response>) => {
  const started = performance.now()
  const response = await run()
  return { ms: performance.now() - started, status: response.status, text: await response.text() }
}

/** The quickest of three: a busy machine makes single ones slow. */
const quickest = async (run: () => Promise<Response>) => {
  const tries = [await timed(run), await timed(run), await timed(run)]
  return { ...tries[0], ms: Math.min(...tries.map(({ ms }) => ms)) }
}

describe('signing in', () => {
  it('answers a wrong password, an unknown address and a banned person alike, as late', async () => {
    const banned = await makeSignedInTrader(firm)
    await firm.pool.query(
      `select prop_firm.move('pf_traders', array[$1::uuid], 'active', 'banned')`,
      [banned.id],
    )
    const wrong = await quickest(() => signIn(known.email, 'not the password'))
    const unknown = await quickest(() => signIn('nobody@postbox.example', testPassword))
    const before = await fingerprint(firm.pool)
    const excluded = await quickest(() => signIn(banned.email, testPassword))
    expect(await fingerprint(firm.pool)).toEqual(before)
    for (const each of [unknown, excluded]) {
      expect(each).toMatchObject({ status: wrong.status, text: wrong.text })
      expect(Math.abs(each.ms - wrong.ms)).toBeLessThan(200)
    }
    expect(wrong.status).toBe(401)
    expect(wrong.ms).toBeGreaterThan(590)
  })

  it('is counted by person: ten tries in five minutes, from wherever they come', async () => {
    const statuses: number[] = []
    for (let n = 0; n < 11; n += 1) {
      statuses.push((await signIn('guessed@postbox.example', 'guess', `192.0.2.${n}`)).status)
    }
    expect(statuses.slice(0, 10).every((status) => status === 401)).toBe(true)
    expect(statuses[10]).toBe(429)
    const other = await signIn(known.email, testPassword, '192.0.2.99')
    expect(other.status).toBe(200)
  })

  it('is counted by address: sixty tries in five minutes, for whomever', async () => {
    const tries = Array.from({ length: 61 }, (_, n) => signIn(`p${n}@postbox.example`, 'guess'))
    const statuses = (await Promise.all(tries)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 429)).toHaveLength(1)
    expect((await signIn(known.email, testPassword)).status).toBe(429)
    const elsewhere = await signIn(known.email, testPassword, '192.0.2.2')
    expect(elsewhere.status).toBe(200)
  })

  it('says how long to wait', async () => {
    for (let n = 0; n < 10; n += 1) await signIn('waiting@postbox.example', 'guess')
    const refused = await signIn('waiting@postbox.example', 'guess')
    expect(await refused.json()).toMatchObject({
      code: 'tooMany',
      message: expect.stringMatching(/in \d+ seconds/),
    })
  })
})

describe('a forgotten password', () => {
  it('is answered alike and as late for an unknown address', async () => {
    const ask = (email: string) => () => post('/trader/password/forgot', { email })
    const mine = await quickest(ask(known.email))
    const nobodys = await quickest(ask('nobody@postbox.example'))
    expect(nobodys).toMatchObject({ status: mine.status, text: mine.text })
    expect(Math.abs(nobodys.ms - mine.ms)).toBeLessThan(200)
  })

  it('can be asked for three times an hour', async () => {
    const statuses: number[] = []
    for (let n = 0; n < 4; n += 1) {
      statuses.push((await post('/trader/password/forgot', { email: known.email })).status)
    }
    expect(statuses).toEqual([200, 200, 200, 429])
  })
})

describe('a trader', () => {
  it('never gets a cookie, whatever is asked and wherever', async () => {
    const { token } = (await (await signIn(known.email, testPassword)).json()) as { token: string }
    const slug = firm.firm.slugs.traders
    const login = { email: known.email, password: testPassword }
    const answers = await Promise.all([
      signIn(known.email, testPassword),
      signIn(known.email, 'wrong'),
      post('/trader/password/forgot', { email: known.email }),
      firm.api('/trader/accounts', { token }),
      post(`/${slug}/login`, login),
      post(`/${slug}/refresh-token`, {}),
      post(`/${slug}/forgot-password`, { email: known.email }),
      post(`/${slug}/reset-password`, { token: 'x', password: 'something long' }),
      firm.api(`/${slug}/me`, { token }),
      firm.api('/trader/sign-out', { method: 'POST', token }),
    ])
    expect(answers.filter((answer) => answer.headers.has('set-cookie'))).toEqual([])
    const [, , , , builtIn] = answers
    expect(builtIn?.status).toBe(403)
  })

  it('is signed out by signing out, and by setting a new password', async () => {
    const token = async () => {
      const answer = await signIn(known.email, testPassword)
      return ((await answer.json()) as { token: string }).token
    }
    const [first, second] = [await token(), await token()]
    const status = async (of: string) => (await firm.api('/trader/accounts', { token: of })).status
    expect(await status(first)).toBe(200)
    await firm.api('/trader/sign-out', { method: 'POST', token: first })
    expect([await status(first), await status(second)]).toEqual([401, 200])
    await post('/trader/password/forgot', { email: known.email })
    const { rows } = await firm.pool.query<{ link: string }>(
      `select variables ->> 'resetLink' link from pf_email_messages
       where "to" = $1 and event = 'trader.resetPassword' order by id desc limit 1`,
      [known.email],
    )
    const reset = { token: rows[0]?.link.split('#')[1] ?? '', password: testPassword }
    expect((await post('/trader/password/reset', reset)).status).toBe(200)
    expect(await status(second)).toBe(401)
    expect((await post('/trader/password/reset', reset)).status).toBe(400)
  })

  it('who changes the payee leaves no session of that check behind', async () => {
    const { token } = (await (await signIn(known.email, testPassword)).json()) as { token: string }
    const count = async () =>
      (await firm.pool.query('select 1 from pf_traders_sessions where _parent_id = $1', [known.id]))
        .rows.length
    const before = await count()
    const body = {
      kind: 'bank',
      holderName: 'Somebody Real',
      currency: 'USD',
      details: { iban: 'DE89370400440532013000' },
      password: testPassword,
    }
    const added = await firm.api('/trader/payout-methods', { method: 'POST', token, body })
    expect(added.status).toBe(201)
    expect(await count()).toBe(before)
  })
})
