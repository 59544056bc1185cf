import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { builtInRoutes, type BuiltInRoute } from '../../../src/access/builtIn.js'
import { roles } from '../../../src/domain/roles.js'
import { bootFirm, testOrigin, type TestFirm } from '../../fixtures/firm.js'
import {
  makeOperator,
  makeSignedInTrader,
  testPassword,
  type TestOperator,
} from '../../fixtures/firmPeople.js'
import { makeTrader, type TestTrader } from '../../fixtures/firmRecords.js'
import { makeCallers, makeOutsiders, type Caller } from './support/people.js'

let firm: TestFirm
let owner: TestTrader
let operator: TestOperator
let callers: Caller[]
beforeAll(async () => {
  firm = await bootFirm()
  owner = await makeTrader(firm)
  operator = await makeOperator(firm, ['support'])
  callers = [...(await makeCallers(firm, owner)), ...(await makeOutsiders(firm))]
})
afterAll(() => firm.stop())

/** A body that would be good for whoever is permitted. */
const bodies: Readonly<Record<string, () => object>> = {
  '/globals/firm': () => ({ name: 'Our firm' }),
  '/payload-jobs': () => ({ taskSlug: 'expire', queue: 'prop-firm', input: {} }),
  '/payload-preferences/nav': () => ({ value: { open: true } }),
  '/payload-locked-documents': () => ({
    document: { relationTo: 'traders', value: owner.id },
    user: { relationTo: 'operators', value: operator.id },
  }),
  '/payload-query-presets': () => ({ title: 'Mine', relatedCollection: 'orders' }),
  '/traders/login': () => ({ email: owner.email, password: testPassword }),
  '/traders/forgot-password': () => ({ email: owner.email }),
  '/traders/reset-password': () => ({ token: 'x', password: testPassword }),
  '/traders/first-register': () => ({ email: 'x@y.example', password: testPassword, name: 'X' }),
  '/traders/unlock': () => ({ email: owner.email }),
  '/operators/first-register': () => ({ email: 'x@y.example', password: testPassword, name: 'X' }),
  '/operators/unlock': () => ({ email: operator.email }),
}

async function statusOf({ method, path }: BuiltInRoute, { token }: Caller): Promise<number> {
  const body = method === 'GET' ? {} : { body: bodies[path]?.() ?? {} }
  return (await firm.api(path, { method, token, ...body })).status
}

const isRefused = (status: number): boolean => [401, 403, 404].includes(status)

describe.each(builtInRoutes)('$method $path', (route) => {
  it('is open to whom the page of the docs names, and to nobody else', async () => {
    const open: string[] = []
    for (const caller of callers) {
      const status = await statusOf(route, caller)
      expect([caller.name, status < 500]).toEqual([caller.name, true])
      if (!isRefused(status)) open.push(caller.name)
    }
    const anyOperator = /^\/payload-(preferences|locked|query|jobs)/.test(route.path)
    const others = anyOperator && route.allowed.length > 0 ? ['operator without a role'] : []
    expect(open).toEqual([...roles.filter((role) => route.allowed.includes(role)), ...others])
  })
})

describe('an installation without people', () => {
  it('lets no visitor become the first operator or the first trader', async () => {
    const empty = await bootFirm()
    try {
      const body = {
        email: 'first@y.example',
        password: testPassword,
        name: 'First',
        roles: ['admin'],
      }
      for (const slug of ['operators', 'traders']) {
        const response = await empty.api(`/${slug}/first-register`, { method: 'POST', body })
        expect([slug, response.status]).toEqual([slug, 403])
        const { rows } = await empty.pool.query(`select count(*)::int as n from pf_${slug}`)
        expect(rows).toEqual([{ n: 0 }])
      }
    } finally {
      await empty.stop()
    }
  })
})

describe('a session', () => {
  it('of a trader is a bearer token, and no answer sets a cookie', async () => {
    const trader = await makeSignedInTrader(firm)
    const body = { email: trader.email, password: testPassword }
    const signedIn = await firm.api('/trader/sign-in', { method: 'POST', body })
    expect(signedIn.status).toBe(200)
    expect(signedIn.headers.get('set-cookie')).toBeNull()
    const { token } = (await signedIn.json()) as { token: string }
    const me = await firm.api('/traders/me', { token })
    expect(await me.json()).toMatchObject({ user: { id: trader.id } })
    expect(me.headers.get('set-cookie')).toBeNull()
  })

  it('of an operator by cookie counts only from our own pages', async () => {
    const admin = callers.find(({ name }) => name === 'admin')
    const ask = (headers: Record<string, string>) =>
      firm.api('/operators?limit=1', {
        headers: { cookie: `payload-token=${admin?.token ?? ''}`, ...headers },
      })
    expect((await ask({ origin: testOrigin })).status).toBe(200)
    expect((await ask({ origin: 'https://evil.example' })).status).toBe(403)
    expect((await ask({ 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  })
})
