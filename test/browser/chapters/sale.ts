import assert from 'node:assert/strict'
import { openBySearch, search, statusIs } from '../support/admin.js'
import { customer } from '../support/customers.js'
import { sellTo, type Client } from '../support/onboarding.js'
import type { World } from '../support/world.js'

/** An order comes over the signed webhook; the account opens, and support finds who bought it. */
export async function somebodyBuys(world: World): Promise<Client> {
  const { operators, shop, market, step } = world
  const { page } = operators.support
  const viktor = customer('Viktor Sandoval', 'ES')
  await step('prices are held, so that figures are what the test expects', () => market.hold())
  await step('a report with a wrong signature is refused and changes nothing', async () => {
    const stranger = customer('Sybil Nobody', 'ES')
    const order = await shop.order(stranger)
    const { status, body } = await shop.pay(stranger, order, {
      secret: 'not-the-secret-of-the-shop',
    })
    assert.equal(status, 401, body)
    await page.goto('/admin')
    await openBySearch(page, order.reference, 'orders')
    await statusIs(page, 'Pending')
  })
  const client = await step('a signed report opens an account with a login', () =>
    sellTo(world, viktor),
  )
  await step('an order leads to the challenge that it bought', async () => {
    await page.goto('/admin')
    await openBySearch(page, client.order.reference, 'orders')
    await page.locator('.pf-tagline').getByRole('link', { name: /^C-/ }).click()
    await page.waitForURL((url) => url.pathname.includes('/collections/challenges/'))
  })
  await step('a second delivery changes nothing', async () => {
    const again = await shop.pay(viktor, client.order)
    assert.match(again.body, /duplicate/)
    assert.equal((await client.trader.accounts()).length, 1)
  })
  await step('the credentials are shown once, and they open the platform account', async () => {
    const path = `/accounts/${client.account.id}/credentials`
    const first = await client.trader.call(path, { method: 'POST' })
    const { login, password } = JSON.parse(first.text) as { login: string; password: string }
    assert.ok(await market.passwordMatches(login, password))
    assert.equal((await client.trader.call(path, { method: 'POST' })).status, 409)
  })
  await step('support finds the person by name, e-mail, login and reference', async () => {
    await page.goto('/admin')
    for (const text of [viktor.name, viktor.email, client.account.login, client.order.reference]) {
      const hits = await search(page, text)
      await hits.filter({ hasText: viktor.name }).first().waitFor()
    }
    await openBySearch(page, viktor.email, 'traders')
    await page.getByRole('link', { name: viktor.email }).waitFor()
    await page.getByRole('link', { name: client.account.login }).first().waitFor()
  })
  return client
}
