import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { moveButton, openBySearch, shows } from '../support/admin.js'
import { customer } from '../support/customers.js'
import { inDialog } from '../support/forms.js'
import { sellTo, type Client } from '../support/onboarding.js'
import { shootAll } from '../support/shots.js'
import { until } from '../support/until.js'
import type { World } from '../support/world.js'

const note = 'Looked at the ticks of both.'

const rowsOf = (page: Page, { customer: { name } }: Client) =>
  page.locator('.pf-queue__table tbody tr', { hasText: name })

/**
 * One wrong price puts two people in doubt while the line to the server is bad: risk decides both
 * together, and loses neither what was typed nor sight of what could not be read.
 */
export async function queueIsWorkedOff(world: World, folder: string): Promise<void> {
  const { operators, step } = world
  const { page } = operators.risk
  const offline = (path: string) => page.route(path, (route) => route.abort())
  const [elin, ivo] = await step('two people are suspected by one wrong price', () =>
    suspectTwo(world),
  )
  await step('into a list that was empty they come by themselves', async () => {
    for (const client of [elin, ivo]) await rowsOf(page, client).nth(1).waitFor()
  })
  await step('grounds that cannot be read say so, and come when they are asked again', async () => {
    await offline('**/queue/preview*')
    await rowsOf(page, ivo).first().click()
    const alert = page.getByRole('alert').filter({ hasText: 'The grounds could not be loaded' })
    await alert.waitFor()
    assert.equal(await page.locator('.pf-queue__right [aria-busy]').count(), 0)
    await page.unroute('**/queue/preview*')
    await alert.getByRole('button', { name: 'Try again' }).click()
    await shows(page, 'Why it is only suspected')
  })
  await step('the buttons stand in sight, however long the grounds are', async () => {
    await shootAll(page, { folder, name: 'queue', keep: true }, async () => {
      await moveButton(page, 'confirm').waitFor()
      assert.ok(await isInSight(page, '.pf-queue__beside'))
    })
  })
  await step('the moves of marked rows that did not load can be asked for again', async () => {
    await offline('**/prop-firm/moves*')
    for (const client of [elin, ivo]) await mark(page, client)
    const bar = page.getByRole('toolbar', { name: 'Selected rows' })
    const again = bar.getByRole('button', { name: 'Actions did not load. Try again' })
    await again.waitFor()
    await page.unroute('**/prop-firm/moves*')
    await again.click()
    await bar.getByRole('button', { name: 'Dismiss…' }).click()
  })
  await step('an answer that did not arrive leaves the dialog with what was typed', async () => {
    await offline('**/queue/decide')
    const dialog = inDialog(page)
    const who = dialog.getByRole('list', { name: 'Chosen rows' })
    for (const { customer } of [elin, ivo]) await who.getByText(customer.name).waitFor()
    await dialog.getByLabel('Reason').selectOption('wrong price')
    await dialog.locator('textarea').fill(note)
    await dialog.locator('#confirm-action').click()
    await dialog.getByRole('alert').filter({ hasText: 'No answer.' }).waitFor()
    assert.equal(await dialog.locator('textarea').inputValue(), note)
    await page.unroute('**/queue/decide')
    await dialog.locator('#confirm-action').click()
  })
  await step('what was decided is gone and does not come back as new', async () => {
    for (const client of [elin, ivo])
      await rowsOf(page, client).first().waitFor({ state: 'detached' })
    await page.waitForResponse((answer) => answer.url().includes('/prop-firm/queue?'))
    assert.equal(await page.locator('.pf-queue__fresh').count(), 0)
  })
  await step('a refunded order says that its account waits, and it does', () =>
    refundAfterTrade(world, ivo),
  )
}

async function suspectTwo(world: World): Promise<readonly [Client, Client]> {
  const { operators, market } = world
  const { page } = operators.risk
  const clients = [
    await sellTo(world, customer('Elin Sjöberg', 'SE')),
    await sellTo(world, customer('Ivo Kovač', 'HR')),
  ] as const
  await page.goto('/admin/work-queue?kind=suspectedBreaches')
  await market.moveTo(0)
  for (const { account } of clients) await market.buy(account.login, 40)
  for (const { trader } of clients) {
    await until(
      'the position is seen',
      async () => (await trader.accounts())[0]?.openPositions === 1,
    )
  }
  // One tick and back: a price that stands is observed again, and then it is beyond doubt.
  await market.moveTo(-40)
  await market.moveTo(0)
  return clients
}

/** Marks the row about the daily loss; the other one is offered with it. */
const mark = (page: Page, client: Client): Promise<void> =>
  rowsOf(page, client).filter({ hasText: 'daily loss' }).getByRole('checkbox').check()

/** Whether all of it lies above the line of keys, which stays at the end of the window. */
async function isInSight(page: Page, selector: string): Promise<boolean> {
  const [box, keys] = await Promise.all([
    page.locator(selector).boundingBox(),
    page.locator('.pf-queue__keys').boundingBox(),
  ])
  return box !== null && keys !== null && box.y + box.height <= keys.y
}

async function refundAfterTrade({ operators }: World, { order, account }: Client): Promise<void> {
  const { page } = operators.finance
  await page.goto('/admin')
  await openBySearch(page, order.reference, 'orders')
  await moveButton(page, 'refund').click()
  await shows(page, 'the account is frozen until somebody lets it go on or closes it')
  await inDialog(page).getByLabel('Reason').selectOption('trader asked')
  await inDialog(page).locator('#confirm-action').click()
  await shows(page, 'traded before the refund, frozen until it is decided')
  const risk = operators.risk.page
  await risk.goto('/admin/work-queue?kind=refunds')
  const row = risk.locator('.pf-queue__table tbody tr', { hasText: account.login })
  await row.click()
  await risk.getByRole('button', { name: 'Let it go on…' }).click()
  await inDialog(risk).locator('textarea').fill('The fee was a gift.')
  await inDialog(risk).locator('#confirm-action').click()
  await row.waitFor({ state: 'detached' })
}
