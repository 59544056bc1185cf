import assert from 'node:assert/strict'
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
    assert.equal((await emil.trader.accounts())[0]?.status, 'active')
  })
  await step('risk confirms it and cannot overturn what they confirmed', async () => {
    await make(risk.page, 'confirm', { reason: 'figures confirmed' })
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
      look: () => {
        const shots = { folder, name: 'overturn', keep: true }
        return shootAll(manager.page, shots, () => shows(manager.page, 'Balance, USD'))
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
