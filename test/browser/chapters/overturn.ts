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
    // Two rules were in doubt at once: frozen until the last of them is decided.
    await dismissOthers(manager.page, id)
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

/** Decides what is still suspected of an account, as its page's buttons would one by one. */
async function dismissOthers(page: Page, account: string): Promise<void> {
  const answers = await page.evaluate(async (id) => {
    const query = `where[account][equals]=${id}&where[status][equals]=suspected&depth=0`
    const found = (await (await fetch(`/api/violations?${query}`)).json()) as {
      docs: { id: string }[]
    }
    const decided: boolean[] = []
    for (const each of found.docs) {
      const deed = { lifecycle: 'violation', id: each.id, event: 'dismiss', reason: 'wrong price' }
      const answer = await fetch('/api/prop-firm/fire', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(deed),
      })
      decided.push(answer.ok)
    }
    return decided
  }, account)
  assert.deepEqual(
    answers,
    answers.map(() => true),
  )
}
