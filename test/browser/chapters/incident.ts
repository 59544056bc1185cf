import assert from 'node:assert/strict'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { shows } from '../support/admin.js'
import { customer } from '../support/customers.js'
import { choose, inDialog, localTime } from '../support/forms.js'
import { sellTo, type Client } from '../support/onboarding.js'
import { shootAll } from '../support/shots.js'
import { until } from '../support/until.js'
import type { World } from '../support/world.js'

const hourMs = 3_600_000
const title = 'Prices of EURUSD stood thirty pips too low'

const rowOf = (page: Page, { account }: Client) =>
  page.locator('.pf-incident__accounts tbody tr', { hasText: account.login })

const resultsOf = (page: Page) => page.locator('.pf-incident__results tbody tr')

/**
 * A platform showed wrong prices: two accounts ended by them. Risk declares the incident, chooses the
 * two and proposes how they go on; somebody else releases it, and both see what became of each.
 */
export async function incidentIsHandled(world: World, folder: string): Promise<void> {
  const { operators, step } = world
  const [risk, manager] = [operators.risk.page, operators.manager.page]
  const clients = await step('two people trade and are breached by wrong prices', () =>
    breachTwo(world),
  )
  const address = await step('risk declares the incident with its window and symbol', () =>
    declare(risk),
  )
  await step('its page lists who traded the symbol, and what is not known', async () => {
    await choose(risk, 'Rulings', 'With confirmed rulings')
    for (const client of clients) {
      await rowOf(risk, client).getByText('Traded').waitFor()
      await rowOf(risk, client).getByText('1 confirmed').waitFor()
    }
  })
  await step(
    'risk chooses the two and proposes their reinstatement at a given balance',
    async () => {
      const chosen = risk.getByRole('toolbar', { name: 'Chosen accounts' })
      await chosen.getByRole('checkbox').uncheck()
      await chosen.getByText('None chosen').waitFor()
      for (const { account } of clients) await risk.getByLabel(`Choose ${account.login}`).check()
      await chosen.getByText(/^2 of \d+ chosen$/).waitFor()
      await chosen.getByRole('button', { name: 'Propose an action…' }).click()
      const dialog = inDialog(risk)
      await dialog.getByLabel('What').selectOption('Overturn and reinstate')
      await dialog.getByLabel('The account goes on with').selectOption('another balance …')
      await dialog.getByLabel('Balance, USD').fill('49,500.00')
      await dialog.getByLabel('Trading days and deadlines').selectOption('shift')
      await dialog.getByLabel('Reason').fill('The feed stood thirty pips too low.')
      await dialog.getByText('Covers 2 rulings').waitFor()
      await shootAll(risk, { folder, name: 'incident-propose', keep: true }, () =>
        Promise.resolve(),
      )
      await dialog.locator('#confirm-action').click()
      await shows(risk, 'Waits for a second person')
    },
  )
  await step('who proposed it cannot release it, somebody else can', async () => {
    const own = risk.getByRole('button', { name: 'Release' })
    assert.equal(await own.getAttribute('aria-disabled'), 'true')
    await manager.goto(address)
    await shows(manager, 'at 49,500.00 USD, days and deadlines shifted')
    await manager.getByRole('button', { name: 'Release' }).click()
    await manager.getByRole('button', { name: 'Show results' }).click()
    for (const { account } of clients) {
      const result = resultsOf(manager).filter({ hasText: account.login })
      await result.getByText('Done').waitFor({ timeout: 60_000 })
    }
    assert.equal(await resultsOf(manager).count(), 2)
    await shows(manager, '2 of 2 done')
  })
  await step('the two go on with that balance; the others are as they were', async () => {
    for (const { trader } of clients) {
      await until('the balance is the given one', async () => {
        const [account] = await trader.accounts()
        return account?.status === 'active' && account.balance === 4_950_000
      })
    }
  })
  await step('a credit is proposed for the two, and is read back', () =>
    credit(world, { address, clients }),
  )
  await step('pictures of the incident', async () => {
    await manager.goto(address)
    const ready = async () => {
      await shows(manager, title)
      await manager.getByRole('button', { name: 'Show results' }).last().click()
      await resultsOf(manager).first().waitFor()
    }
    await shootAll(manager, { folder, name: 'incident' }, ready)
    await manager.screenshot({ path: path.join(folder, 'incident-full.png'), fullPage: true })
  })
}

async function breachTwo(world: World): Promise<readonly Client[]> {
  const { market } = world
  const clients = [
    await sellTo(world, customer('Freya Lindqvist', 'SE')),
    await sellTo(world, customer('Goran Babic', 'HR')),
  ]
  await market.moveTo(0)
  for (const { account } of clients) await market.buy(account.login, 10)
  await market.moveTo(-10)
  for (const { trader } of clients) {
    await until('the loss is seen', async () => (await trader.accounts())[0]?.equity === 4_900_000)
  }
  await market.moveTo(-30)
  for (const { trader } of clients) await trader.accountIn('Phase 1', 'breached')
  await market.moveTo(0)
  return clients
}

async function declare(page: Page): Promise<string> {
  await page.goto('/admin/collections/incidents')
  await page.getByRole('button', { name: 'Declare incident…' }).click()
  const dialog = inDialog(page)
  await dialog.getByLabel('What happened').fill(title)
  const platform = dialog.getByLabel(/^Platform/)
  await platform.locator('option').nth(1).waitFor({ state: 'attached' })
  await platform.selectOption({ index: 1 })
  await dialog.getByLabel('From').fill(await localTime(page, Date.now() - hourMs))
  await dialog.getByLabel('To', { exact: true }).fill(await localTime(page, Date.now() + hourMs))
  await dialog.getByLabel(/^Symbols/).fill('eurusd')
  await dialog.locator('#confirm-action').click()
  await page.waitForURL(/\/collections\/incidents\/[0-9a-f-]{36}/)
  await shows(page, title)
  return page.url()
}

type Given = { readonly address: string; readonly clients: readonly Client[] }

async function credit({ operators }: World, { address, clients }: Given): Promise<void> {
  const [risk, manager] = [operators.risk.page, operators.manager.page]
  await manager.goto(address)
  const chosen = manager.getByRole('toolbar', { name: 'Chosen accounts' })
  await chosen.getByRole('checkbox').uncheck()
  for (const { account } of clients) await manager.getByLabel(`Choose ${account.login}`).check()
  await chosen.getByRole('button', { name: 'Propose an action…' }).click()
  const dialog = inDialog(manager)
  await dialog.getByLabel('What').selectOption('Credit accounts')
  await dialog.getByLabel('Each account is paid').selectOption('a share of its size')
  await dialog.getByLabel('Share of the size, %').fill('0.5')
  await dialog.getByLabel('Reason').fill('For the trades they could not make.')
  await dialog.getByText('Covers 2 accounts, 500.00 USD in all.').waitFor()
  await dialog.locator('#confirm-action').click()
  await shows(manager, '2 accounts, 0.5 % of each size')
  await risk.goto(address)
  await risk.getByRole('button', { name: 'Release' }).click()
  for (const { trader } of clients) {
    await until('the credit is there', async () => {
      return (await trader.accounts())[0]?.balance === 4_975_000
    })
  }
  await shows(risk, '2 of 2 done')
}
