import { randomBytes } from 'node:crypto'
import { mkdtemp } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { READY_LINE } from '../../../src/cli/processes/markers.js'
import { paperControl } from '../../../src/platforms/paper/control.js'
import { signCheckout } from '../../../src/providers/payments/signCheckout.js'
import { condition } from '../support/hostApp.js'
import { run } from '../support/run.js'
import { startCommand, type StartedCommand } from '../support/startCommand.js'
import { serveHost, type Body, type WebServer } from '../support/webServer.js'
import { minutes, type World } from '../support/world.js'
import { founder } from './extendedServed.js'

const buyer = { email: 'bola@mail.example', name: 'Bola Ade', country: 'NG' }
const sold = { program: 'floored', size: 5_000_000 }
const acmeKey = randomBytes(16).toString('hex')

/** The rule, event, platform and options of docs/extending.md at work, from order to breach. */
export function extendedTrading(world: () => World): void {
  describe('a challenge of the added rule on the added platform', () => {
    let acme: StartedCommand
    let web: WebServer
    let worker: StartedCommand
    let token = ''
    beforeAll(async () => {
      const { app } = world()
      const data = await mkdtemp(path.join(app.folder, 'acme-'))
      const args = ['paper', '--data', data, '--port', '24120', '--traders', 'off']
      const env = app.settings('extended')
      acme = await startCommand(app, { args, env: { PAPER_TOKEN: acmeKey }, ready: /ready (\S+)/ })
      web = await serveHost(app, 'extended', 24_111)
      worker = await startCommand(app, { args: ['worker'], env, ready: new RegExp(READY_LINE) })
      token = await web.signIn('/api/users/login', founder)
    }, 3 * minutes)
    afterAll(async () => {
      await worker.stop()
      await web.stop()
      await acme.stop()
    })

    const made = async (collection: string, data: Body): Promise<string> => {
      const { status, body, text } = await web.post(`/api/${collection}`, data, token)
      if (status >= 300) throw new Error(`${collection}: ${text}`)
      return String(Object(body.doc).id)
    }

    const publish = async (code: string, parameters: object) => {
      const draft = programWith({ key: 'floor', rule: 'equityFloor', parameters })
      const id = await made('programs', { code, name: code, draft, isOnSale: true })
      return { id, ...(await web.post(`/api/prop-firm/programs/${id}/publish`, {}, token)) }
    }

    const checkout = (where: string, report: Body) => {
      const secret = world().app.settings('extended').CHECKOUT_SECRET ?? ''
      const { headers } = signCheckout(report, { secret, at: Date.now() })
      return web.postWith(`/api/prop-firm/webhooks/checkout${where}`, report, headers)
    }

    /** The first record that fits, once there is one. */
    const found = async (collection: string, where: string): Promise<Body> => {
      for (let tries = 0; tries < 300; tries += 1) {
        const { docs } = (await web.get(`/api/${collection}?where${where}`, token)).body
        if (Array.isArray(docs) && docs.length > 0) return Object(docs[0]) as Body
        await sleep(100)
      }
      throw new Error(`${collection}: none with ${where}\n${worker.printed()}`)
    }

    /** A page of the admin, once it says so. */
    const pageThatSays = async (words: string, where: string): Promise<string> => {
      let page = ''
      for (let tries = 0; tries < 50 && !page.includes(words); tries += 1) {
        await sleep(200)
        page = await web.page(where, token)
      }
      expect(page).toContain(words)
      return page
    }

    const accountThatIs = (status: string) =>
      found('trading-accounts', `[status][equals]=${status}`)

    it('passes the acceptance suite of platforms', async () => {
      const { app } = world()
      const args = [condition, '--import', 'tsx', '--test', 'src/firm/acme.suite.ts']
      const env = { ACME_URL: acme.answer, ACME_KEY: acmeKey }
      const printed = await run(process.execPath, args, { cwd: app.folder, env })
      expect(printed).toMatch(/^# fail 0$/m)
      expect(Number(/^# pass (\d+)$/m.exec(printed)?.[1])).toBeGreaterThan(15)
    })

    it('needs a platform that the firm has, and credentials that the platform takes', async () => {
      const acmeAt = { name: 'Acme', platform: 'acme', baseUrl: acme.answer }
      const other = { ...acmeAt, name: 'Other', platform: 'other' }
      expect((await web.post('/api/platform-connections', other, token)).status).toBe(400)
      const short = { ...acmeAt, credentials: { apiKey: 'short' } }
      const refused = await web.post('/api/platform-connections', short, token)
      expect(refused.status).toBe(400)
      expect(refused.text).toContain('credentials.apiKey')
      const id = await made('platform-connections', { ...acmeAt, credentials: { apiKey: acmeKey } })
      await web.post('/api/globals/firm', { firmOfOne: true }, token)
      const acting = await web.post(`/api/prop-firm/connections/${id}/mode`, { mode: 'act' }, token)
      expect(acting.body).toMatchObject({ mode: 'act', waitsForSecondPerson: false })
    })

    it('is published with the parameters of the rule, checked by its schema', async () => {
      const wrong = await publish('wrong', { amount: 'much' })
      expect(wrong).toMatchObject({ status: 400, body: { code: 'invalid' } })
      expect(wrong.text).toContain('amount')
      const right = await publish(sold.program, { amount: 4_500_000 })
      expect(right.status).toBe(201)
      const validFrom = '2026-01-01T00:00:00Z'
      const price = { program: right.id, size: sold.size, amount: 29_900, currency: 'USD' }
      await made('prices', { ...price, validFrom })
    })

    it('is opened on the platform once it is paid for', async () => {
      const asked = { ...sold, checkoutReference: 'cart-1', customer: buyer }
      const ordered = await checkout('/orders', asked)
      expect(ordered.status).toBe(201)
      const paid = await checkout('', {
        ...sold,
        id: 'evt-1',
        type: 'paid',
        orderReference: ordered.body.reference,
        amount: 29_900,
        currency: 'USD',
        customer: buyer,
        occurredAt: new Date().toISOString(),
      })
      expect(paid.body).toMatchObject({ ok: true, outcome: 'done' })
      expect(await accountThatIs('active')).toMatchObject({ login: expect.any(String) })
    }, 60_000)

    it('ends when the rule is broken, and the trader is told in the words of the rule', async () => {
      const { login, id } = await accountThatIs('active')
      const page = `/admin/collections/trading-accounts/${String(id)}/overview`
      expect(await pageThatSays('Room left Limit used most', page)).toMatch(
        /Equity floor .*floor\W+45,000\.00 .*Equity must not fall below 45,000\.00\./,
      )
      const control = paperControl({ baseUrl: acme.answer, token: acmeKey })
      await control.setPrice('EURUSD', { bid: 1.1, ask: 1.1 })
      await control.openPosition(String(login), { symbol: 'EURUSD', side: 'buy', lots: 10 })
      await control.setPrice('EURUSD', { bid: 1.094, ask: 1.094 })
      expect(await accountThatIs('breached')).toMatchObject({ id })
      const ruling = await web.get('/api/rulings?where[kind][equals]=breach', token)
      expect(ruling.body.docs).toMatchObject([
        { code: 'equityUnderFloor', limit: 4_500_000, figure: 4_400_000 },
      ])
      const { to, text } = await found(
        'email-messages',
        '[event][equals]=account.breachSettled&where[status][equals]=sent',
      )
      expect(to).toBe(buyer.email)
      expect(text).toContain('Equity must not fall below 45,000.00.')
    }, 60_000)

    it('is on the dashboard and on the page of the account', async () => {
      expect(await web.page('/admin', token)).toContain('Accounts by phase')
      const { id } = await accountThatIs('breached')
      const page = `/admin/collections/trading-accounts/${String(id)}/overview`
      const overview = await web.page(page, token)
      expect(overview).toContain('Equity must not fall below 45,000.00.')
      expect(overview).toMatch(/Floor\W+45,000\.00.*Equity\W+44,000\.00/)
    })

    it('ends its processes when they are asked to', async () => {
      expect(await worker.stop()).toBe(0)
      expect(await web.stop()).toBe(0)
      expect(await acme.stop()).toBe(0)
    })
  })
}

const programWith = (rule: { key: string; rule: string; parameters: object }) => ({
  calendar: { zone: 'Europe/Prague', resetAt: '00:00' },
  sizes: [{ size: sold.size, currency: 'USD' }],
  phases: [{ key: 'funded', name: 'Funded', rules: [rule] }],
  platformMap: [{ connections: [{ connection: 'Acme' }], group: 'demo' }],
  agreement: false,
  kyc: false,
  payout: {},
})
