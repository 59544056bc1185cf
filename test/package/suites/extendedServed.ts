import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { serveHost, type WebServer } from '../support/webServer.js'
import { minutes, type World } from '../support/world.js'

export const founder = { email: 'founder@firm.example', password: 'correct horse battery' }
const intern = { email: 'intern@firm.example', password: 'battery horse correct' }
const trader = { email: 'adaeze@mail.example', password: 'staple horse correct' }

/** On the dashboard, as long as nothing was sold. */
const firmsWords = 'Three steps to the first account'

export function extendedServed(world: () => World): void {
  describe('the app with parts of its own, served', () => {
    let web: WebServer
    let ofFounder = ''
    let ofIntern = ''
    let traderId = ''
    beforeAll(async () => {
      web = await serveHost(world().app, 'extended', 24_110)
    }, 2 * minutes)
    afterAll(() => web.stop())

    it('lets its own users in as operators, with the roles that they map to', async () => {
      await web.post('/api/users/first-register', { ...founder, job: 'founder' })
      ofFounder = await web.signIn('/api/users/login', founder)
      await web.post('/api/users', { ...intern, job: 'intern' }, ofFounder)
      ofIntern = await web.signIn('/api/users/login', intern)
      const dashboard = await web.page('/admin', ofFounder)
      expect(dashboard).toContain('The banner of the host')
      expect(dashboard).toContain(firmsWords)
      const ofNoRole = await web.page('/admin', ofIntern)
      expect(ofNoRole).toContain('The banner of the host')
      expect(ofNoRole).not.toContain(firmsWords)
      expect((await web.get('/api/traders', ofFounder)).status).toBe(200)
      expect((await web.get('/api/traders', ofIntern)).status).toBe(403)
    }, 120_000)

    it('has the renamed collection and its new label, and not the old one', async () => {
      expect((await web.get('/api/trading-accounts', ofFounder)).status).toBe(200)
      expect((await web.get('/api/accounts', ofFounder)).status).toBe(404)
      const list = await web.page('/admin/collections/trading-accounts', ofFounder)
      expect(list).toMatch(/Trading accounts .*No Results\./)
      expect(list).not.toContain(' Accounts ')
    })

    it('keeps the added field, and its hook tells the trader by the added event', async () => {
      const data = { ...trader, name: 'Adaeze Obi', accountManager: 'Noor Haddad' }
      const made = await web.post('/api/traders', data, ofFounder)
      expect(made.body).toMatchObject({ doc: { accountManager: 'Noor Haddad' } })
      traderId = String(Object(made.body.doc).id)
      const read = await web.get(`/api/traders/${traderId}`, ofFounder)
      expect(read.body.accountManager).toBe('Noor Haddad')
      const told = await web.get('/api/email-messages', ofFounder)
      expect(told.body.docs).toMatchObject([{ event: 'trader.managerAssigned', to: trader.email }])
    })

    it('fires the added move, into the added status', async () => {
      const fired = { lifecycle: 'trader', id: traderId, event: 'markDormant' }
      const refused = await web.post('/api/prop-firm/fire', fired, ofFounder)
      expect(refused).toMatchObject({ status: 409, body: { code: 'reasonRequired' } })
      const reasoned = { ...fired, reason: 'Not seen for a year' }
      const moved = await web.post('/api/prop-firm/fire', reasoned, ofFounder)
      expect(moved.body).toMatchObject({ ok: true, status: 'dormant' })
    })

    it('refuses a trader what is not the trader’s, the app’s own records included', async () => {
      const token = await web.signIn('/api/trader/sign-in', trader)
      expect((await web.get('/api/trader/accounts', token)).status).toBe(200)
      expect((await web.get('/api/payouts', token)).body).toMatchObject({ totalDocs: 0 })
      for (const closed of ['users', 'articles', 'globals/site', 'audit-entries', 'programs']) {
        expect([closed, (await web.get(`/api/${closed}`, token)).status]).toEqual([closed, 403])
      }
      const moved = { lifecycle: 'trader', id: traderId, event: 'wake' }
      expect((await web.post('/api/prop-firm/fire', moved, token)).status).toBe(403)
      const admin = await web.page('/admin', token)
      expect(admin).not.toContain(firmsWords)
      expect(admin).not.toContain('The banner of the host')
    })

    it('still runs its own onInit, hook, endpoint and job', async () => {
      expect((await web.get('/api/host/work')).body).toEqual({ done: true })
      const { body } = await web.get('/api/articles?sort=createdAt', ofIntern)
      expect(body.docs).toMatchObject([
        { title: `by onInit (seen by the host's hook)` },
        { title: `by a job (seen by the host's hook)` },
      ])
      const site = await web.post('/api/globals/site', { headline: 'Ours' }, ofIntern)
      expect(site.body).toMatchObject({ result: { headline: 'Ours' } })
    })

    it('ends when it is asked to', async () => {
      expect(await web.stop()).toBe(0)
    })
  })
}
