import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { shows } from '../support/admin.js'
import { customer } from '../support/customers.js'
import { inDialog } from '../support/forms.js'
import { sellTo } from '../support/onboarding.js'
import { shootAll } from '../support/shots.js'
import { until } from '../support/until.js'
import type { World } from '../support/world.js'

const csv = (...rows: string[]) => ({
  name: 'old-system.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(rows.join('\n')),
})

const panel = (page: Page, title: string) => page.locator('.pf-panel', { hasText: title })

const lastOf = (page: Page) =>
  panel(page, 'Books compared')
    .locator('div', { has: page.getByText('Last comparison') })
    .last()

/**
 * The platform from outside and inside: how its links do, that it answers, that its books are those
 * of the firm, and what another system made of the same accounts.
 */
export async function connectionsAreLookedAt(world: World, folder: string): Promise<Compared> {
  const { operators, step } = world
  const { page } = operators.admin
  const client = await step('somebody trades on the platform', () =>
    sellTo(world, customer('Ilse Brandt', 'AT')),
  )
  const { login } = client.account
  await step('the list says how the platform does', async () => {
    await page.goto('/admin/collections/platform-connections')
    const row = panel(page, 'How platforms do').locator('tbody tr', { hasText: 'Paper' })
    await row.getByText(/streaming|polling/).waitFor()
    await shootAll(page, { folder, name: 'connections' }, () => row.waitFor())
    await row.getByRole('link', { name: 'Paper' }).click()
    await page.waitForURL(/\/platform-connections\/[0-9a-f-]{36}\/status$/)
  })
  await step('its test is answered', async () => {
    await panel(page, 'Links')
      .getByText(/streaming|polling/)
      .first()
      .waitFor()
    await page.getByRole('button', { name: 'Test', exact: true }).click()
    await shows(page, /Answered in \d+ ms; its clock says .+; \d+ accounts\./)
  })
  const before = await step('a comparison of its books is asked for', async () => {
    const last = await lastOf(page).innerText()
    await page.getByRole('button', { name: 'Compare books' }).click()
    await shows(page, 'Compared within a minute; what differs waits in the work queue.')
    return last
  })
  await step('what an old system made of its accounts stands beside our rulings', async () => {
    const file = page.getByLabel('Compare with a CSV…')
    await file.setInputFiles(csv('login,outcome', `${login},breached`))
    const row = panel(page, 'What we would have done').locator('tbody tr', { hasText: login })
    await row.getByText('breached', { exact: true }).waitFor()
    assert.match((await row.innerText()).replace(/\s+/g, ' '), /running.* breached/)
    await shootAll(page, { folder, name: 'connection-status', keep: true }, () => row.waitFor())
  })
  await step('a CSV that cannot be read is refused with the column that is missing', () =>
    operators.admin.expecting([400], async () => {
      const file = page.getByLabel('Compare with a CSV…')
      await file.setInputFiles(csv('account,outcome', `${login},breached`))
      await page.getByRole('alert').filter({ hasText: 'login' }).waitFor()
    }),
  )
  await step('what is held can be released, and nothing else', () => holdAndRelease(page))
  return { address: page.url(), before }
}

async function holdAndRelease(page: Page): Promise<void> {
  const releases = page.getByRole('button', { name: /^Release/ })
  assert.equal(await releases.count(), 0)
  for (const [label, after] of [
    ['Hold sending', 1],
    ['Release sending', 0],
  ] as const) {
    await page.getByRole('button', { name: `${label}…` }).click()
    const dialog = inDialog(page)
    await dialog.getByLabel('Why').fill('Looked at the platform.')
    await dialog.locator('#confirm-action').click()
    await shows(page, `${label}: done.`)
    await until(`${after} to release`, async () => (await releases.count()) === after)
  }
}

type Compared = { readonly address: string; readonly before: string }

/** The comparison that was asked for is over by now, and our books are those of the platform. */
export async function booksWereCompared(world: World, compared: Compared): Promise<void> {
  const { page } = world.operators.admin
  await world.step('the comparison is over, and nothing differs', async () => {
    await until(
      'the page shows a newer comparison',
      async () => {
        await page.goto(compared.address)
        const words = await lastOf(page).innerText()
        return words !== compared.before && !words.includes('still running')
      },
      90_000,
    )
    const books = await panel(page, 'Books compared').innerText()
    assert.doesNotMatch(books, /difference\b|Ended early/)
  })
}
