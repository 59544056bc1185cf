import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { make, openBySearch, refusalOf, shows } from '../support/admin.js'
import { customer } from '../support/customers.js'
import { sellTo } from '../support/onboarding.js'
import { shootAll } from '../support/shots.js'
import { until } from '../support/until.js'
import type { World } from '../support/world.js'

/**
 * A single wrong price moves equity by a third: the ruling is only suspected. Risk confirms it all
 * the same; whoever did that cannot take it back, somebody else can.
 */
export async function wrongBreachIsOverturned(world: World, folder: string): Promise<void> {
  const { operators, market, step } = world
  const { risk, manager } = operators
  const emil = await step('a third person trades', () =>
    sellTo(world, customer('Emil Hartmann', 'DE')),
  )
  const { login, id } = emil.account
  await step('a wrong price makes a breach that is only suspected', async () => {
    await risk.page.goto(`/admin/collections/accounts/${id}/overview`)
    await market.buy(login, 40)
    // One tick and back: a price that stands is observed again, and then it is beyond doubt.
    await market.moveTo(-40)
    await market.moveTo(0)
    await shows(risk.page, /suspected/)
    await shows(risk.page, 'Equity moved by a large share without a deal.')
    await risk.page.locator('.pf-chip', { hasText: 'Frozen' }).first().waitFor()
    await markIsInside(risk.page)
    assert.equal((await emil.trader.accounts())[0]?.status, 'active')
  })
  await step('the page of the account leads to its challenge', async () => {
    await risk.page.locator('.pf-tagline').getByRole('link').nth(1).click()
    await risk.page.waitForURL(/\/collections\/challenges\/[0-9a-f-]{36}/)
    await risk.page.goBack()
  })
  await step('risk confirms it and cannot overturn what they confirmed', async () => {
    await make(risk.page, 'confirm', {
      reason: 'figures confirmed',
      look: async (dialog) => {
        const other = dialog.getByLabel(/^Confirm breach V-\d+, Maximum loss limit$/)
        assert.ok(await other.isChecked(), 'what the same price put in doubt is decided with it')
        const shots = { folder, name: 'confirm', keep: true }
        await shootAll(risk.page, shots, () => other.waitFor())
        await other.uncheck()
      },
    })
    await risk.page.locator('.pf-chip', { hasText: 'Breached' }).first().waitFor()
    await shows(risk.page, 'Trading off, read back')
    const why = await refusalOf(risk.page, 'overturn')
    assert.match(why, /You confirmed this breach; somebody else has to look at it again/)
  })
  await step('somebody else overturns it, says how it goes on, and it trades again', async () => {
    await manager.page.goto('/admin')
    await openBySearch(manager.page, login, 'accounts')
    await make(manager.page, 'overturn', {
      ...{ reason: 'wrong price', note: 'One tick, gone at once.' },
      fields: {
        'The account goes on with': 'amount',
        'Balance, USD': '50,250.00',
        'Trading days and deadlines': 'shift',
      },
      look: async (dialog) => {
        assert.ok(await dialog.getByLabel(/^Dismiss V-\d+, Maximum loss limit$/).isChecked())
        const shots = { folder, name: 'overturn', keep: true }
        await shootAll(manager.page, shots, () => shows(manager.page, 'Balance, USD'))
      },
    })
    await manager.page.locator('.pf-chip', { hasText: 'Active' }).first().waitFor()
    await until('trading is on again', async () => {
      const [account] = await emil.trader.accounts()
      return account?.status === 'active' && account.balance === 5_025_000
    })
    const opened = await until('the platform takes a position', () =>
      market.buy(login, 1).catch(() => null),
    )
    await market.close(login, opened)
  })
  await step('the account tells the whole story with names', async () => {
    await manager.page.goto(`/admin/collections/accounts/${id}/audit`)
    const rows = manager.page.locator('.pf-table tbody tr')
    await rows.filter({ hasText: 'Ines Halvorsen' }).first().waitFor()
    await rows.filter({ hasText: 'Ruth Adler' }).first().waitFor()
    // The ruling stays on record, as overturned.
    await rows.filter({ hasText: 'wrong price: One tick, gone at once.' }).first().waitFor()
  })
}

/** What the chart says about the ruling stands inside its panel, whatever its words. */
async function markIsInside(page: Page): Promise<void> {
  const right = async (selector: string) => {
    const box = await page.locator(selector).boundingBox()
    assert.ok(box, `${selector} is drawn`)
    return box.x + box.width
  }
  assert.ok((await right('.pf-chart__what')) < (await right('.pf-curve')))
}
