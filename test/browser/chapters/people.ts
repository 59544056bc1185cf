import assert from 'node:assert/strict'
import { askFrom, newVisitor } from '../support/browser.js'
import { loginOf, roles, signIn, type Role } from '../support/operators.js'
import type { World } from '../support/world.js'

/** Addresses below `/admin/collections` that a role must not reach, and does not see in its menu. */
const closed: Readonly<Record<Role, readonly string[]>> = {
  admin: [],
  manager: ['kyc-documents', 'incoming-events'],
  risk: ['journal-entries', 'email-templates'],
  compliance: ['journal-entries', 'platform-connections'],
  finance: ['email-templates', 'platform-commands'],
  support: ['journal-entries', 'payout-methods'],
  marketing: ['accounts', 'payouts', 'audit-entries', 'kyc-cases'],
  auditor: ['kyc-documents'],
}

/** Their panel says that they are coming until the first are counted, a minute after the start. */
const keyFigures = /^(Key figures|Live accounts)$/

/** What the dashboard shows of the firm to a role, beside what everybody sees. */
const panels: Readonly<Record<Role, readonly (string | RegExp)[]>> = {
  admin: [keyFigures, 'Accounts by phase', 'Open payouts', 'Queue', 'Near a limit'],
  manager: ['Accounts by phase', 'Open payouts', 'Breaches today'],
  risk: ['Near a limit', 'Breaches today', 'Queue'],
  compliance: ['Queue'],
  finance: ['Open payouts', 'Queue'],
  support: ['Queue'],
  marketing: ['Queue'],
  auditor: ['Accounts by phase'],
}

/** Everybody signs in, sees what the work needs, and nothing else; a trader gets no further. */
export async function everybodySignsIn(world: World): Promise<void> {
  const { operators, step } = world
  for (const role of roles) {
    await step(`${role} sees a dashboard, and not what belongs to others`, async () => {
      const { page, expecting } = operators[role]
      await page.goto('/admin')
      for (const title of panels[role])
        await page.getByText(title, { exact: true }).first().waitFor()
      const menu = page.locator('nav.nav__wrap a')
      const links = await menu.evaluateAll((all) => all.map((each) => each.getAttribute('href')))
      assert.ok(links.length > 4, `${role} has a menu`)
      for (const slug of closed[role]) {
        const address = `/admin/collections/${slug}`
        assert.ok(!links.includes(address), `${address} is not in the menu of ${role}`)
        await expecting([404], async () => {
          assert.equal((await page.goto(address))?.status(), 404, `${role} at ${address}`)
          await page.getByText('Nothing found').waitFor()
        })
      }
    })
  }
  await step('an auditor reads and is offered no change', async () => {
    const { page, expecting } = operators.auditor
    await page.goto('/admin/collections/programs')
    await page.getByText('Two-Step Rapid').first().waitFor()
    assert.equal(await page.getByRole('link', { name: 'Create New' }).count(), 0)
    const [read, written] = await expecting([403], async () => [
      await askFrom(page, '/api/programs'),
      await askFrom(page, '/api/programs', {
        method: 'POST',
        body: { name: 'Mine', code: 'mine' },
      }),
    ])
    assert.deepEqual([read?.status, written?.status], [200, 403], written?.text)
  })
  await step('a trader cannot sign in to the back office', () => traderStaysOut(world))
}

async function traderStaysOut({ firm, browser }: World): Promise<void> {
  const trader = loginOf(firm, 'trader')
  const visitor = await newVisitor(browser, { name: 'stranger', baseURL: firm.url })
  const { page, expecting, complaints, context } = visitor
  await expecting([401, 403], async () => {
    await signIn(visitor, trader)
    await page
      .getByText(/incorrect|not allowed|wrong/i)
      .first()
      .waitFor()
  })
  // The trader's own way in gives a token for the API and never a cookie.
  const signedIn = await page.request.post('/api/trader/sign-in', {
    data: { email: trader.email, password: trader.password },
  })
  assert.equal(signedIn.status(), 200)
  assert.deepEqual(await context.cookies(), [])
  const { token } = (await signedIn.json()) as { token: string }
  await context.setExtraHTTPHeaders({ authorization: `JWT ${token}` })
  for (const address of ['/admin', '/admin/collections/accounts']) {
    await expecting([401, 403, 404], async () => {
      await page.goto(address)
      assert.equal(await page.locator('nav.nav__wrap a[href*="/collections/"]').count(), 0, address)
    })
  }
  assert.deepEqual(complaints(), [])
  await context.close()
}
