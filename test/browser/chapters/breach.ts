import assert from 'node:assert/strict'
import { performance } from 'node:perf_hooks'
import type { Page } from 'playwright-core'
import { moveButton, shows } from '../support/admin.js'
import { askFrom } from '../support/browser.js'
import { mailText } from '../support/mail.js'
import type { Client } from '../support/onboarding.js'
import type { World } from '../support/world.js'

/** Ten lots move a thousand dollars for ten pips; the daily floor of 50,000 lies at 47,500. */
const lots = 10

/** Milliseconds from a deed until the page shows what follows from it; nothing is reloaded. */
async function timed(deed: () => Promise<void>, shown: () => Promise<void>): Promise<number> {
  const since = performance.now()
  await deed()
  await shown()
  return Math.round(performance.now() - since)
}

const equityShows = (page: Page, amount: string): Promise<void> =>
  page.waitForFunction(
    (wanted) => [...document.querySelectorAll('.pf-live')].some((e) => e.textContent === wanted),
    amount,
    { polling: 'raf' },
  ) as Promise<unknown> as Promise<void>

/** A page that would be reloaded loses this mark. */
const mark = (page: Page) => page.evaluate(() => void Object.assign(window, { isTheSame: true }))
const isMarked = (page: Page) => page.evaluate(() => 'isTheSame' in window)

/**
 * Risk has the account open while its price falls: equity, then the breach with its proof. The
 * manager has the list open and an administrator the form: they follow too.
 */
export async function breachArrives(world: World, { account, customer }: Client): Promise<void> {
  const { operators, market, step, tell } = world
  const { page } = operators.risk
  const list = operators.manager.page
  const form = operators.admin.page
  const row = list.locator('table tbody tr', { hasText: account.login })
  await step('others have the list and the form of the account open', async () => {
    await list.goto(`/admin/collections/accounts?search=${account.login}`)
    await row.getByText('Active', { exact: true }).waitFor()
    await form.goto(`/admin/collections/accounts/${account.id}`)
    await form.locator('#field-status', { hasText: 'Active' }).waitFor()
    await moveButton(form, 'close').waitFor()
    await Promise.all([mark(list), mark(form)])
  })
  await step('the open account page follows the price without being reloaded', async () => {
    await page.goto(`/admin/collections/accounts/${account.id}/overview`)
    await equityShows(page, '50,000.00')
    await mark(page)
    await market.buy(account.login, lots)
    const ms = await timed(
      () => market.moveTo(-10),
      () => equityShows(page, '49,000.00'),
    )
    tell(`from the price to the equity on the page: ${ms} ms`)
    assert.ok(ms < 5_000, `${ms} ms`)
  })
  await step('without an answer it says since when, and follows again by itself', () =>
    lineIsCut(page, market),
  )
  await step('a breach arrives on it with its ruling', async () => {
    const ms = await timed(
      () => market.moveTo(-30),
      () => page.locator('.pf-chip', { hasText: 'Breached' }).first().waitFor(),
    )
    tell(`from the price to the breach on the page: ${ms} ms`)
    assert.ok(ms < 10_000, `${ms} ms`)
    const off = await timed(
      () => Promise.resolve(),
      () => shows(page, 'Trading off, read back'),
    )
    tell(`from there to trading off, read back: ${off} ms`)
    assert.ok(await isMarked(page), 'the page was not reloaded')
  })
  await step('the open list and the open form show the breach and its equity too', async () => {
    await row.getByText('Breached', { exact: true }).waitFor()
    await row.getByText('47,000.00 USD', { exact: true }).waitFor()
    await form.locator('#field-status', { hasText: 'Breached' }).waitFor()
    await form.locator('#field-equity', { hasText: '47,000.00' }).waitFor()
    await moveButton(form, 'reopen').waitFor()
    assert.equal(await moveButton(form, 'close').count(), 0)
    for (const each of [list, form]) {
      assert.ok(await isMarked(each), `${each.url()} was not reloaded`)
    }
  })
  await step('the proof is the subtraction of the ruling', () => checkProof(world, account.id))
  await step('the trader is told rule, limit and figure', () => checkMail(world, customer.email))
  await step('the dashboard counts it', async () => {
    await page.goto('/admin')
    await page.getByText('Breaches today').first().waitFor()
    await page.getByRole('link', { name: account.login }).first().waitFor()
  })
}

/** First the stream and what is asked beside it are cut, then the stream alone says nothing. */
async function lineIsCut(page: Page, market: World['market']): Promise<void> {
  const stream = /\/prop-firm\/live\?/
  const both = /\/prop-firm\/(account-)?live\?/
  const told = page.getByRole('status').filter({ hasText: 'No answer since' })
  await page.route(both, (route) => route.abort())
  await page.reload()
  await told.waitFor()
  await page.locator('.pf-age', { hasText: 'old' }).waitFor()
  await page.unroute(both)
  await told.waitFor({ state: 'detached' })
  await page.route(stream, () => undefined)
  await page.reload()
  await equityShows(page, '49,000.00')
  await market.moveTo(-12)
  await equityShows(page, '48,800.00')
  await page.unroute(stream)
  await page.reload()
  await mark(page)
}

type Ruling = {
  readonly id: string
  readonly rule: string
  readonly limit: number
  readonly figure: number
  readonly disposition: string
  readonly evidenceHash: string
}

const amount = (minorUnits: number): string =>
  (minorUnits / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })

async function checkProof({ operators }: World, accountId: string): Promise<void> {
  const { page } = operators.risk
  const answer = await askFrom(page, `/api/rulings?where[account][equals]=${accountId}&depth=0`)
  assert.equal(answer.status, 200, answer.text)
  const { docs } = JSON.parse(answer.text) as { docs: Ruling[] }
  const ruling = docs.find(({ rule }) => rule === 'dailyLoss')
  assert.ok(ruling, 'there is a ruling about the daily loss')
  assert.deepEqual([ruling.limit, ruling.figure], [4_750_000, 4_700_000])
  assert.equal(ruling.disposition, 'confirmed')
  const proof = page.locator('.pf-proof')
  const text = (await proof.innerText()).replace(/\s+/g, ' ')
  for (const words of [
    'Daily loss limit',
    'Broken',
    amount(ruling.limit),
    amount(ruling.figure),
    amount(ruling.limit - ruling.figure),
    'Open result, 1 position',
    'agrees',
    'chain intact',
    ruling.evidenceHash.slice(0, 4),
  ]) {
    assert.ok(text.includes(words), `the proof says ${words}: ${text}`)
  }
}

async function checkMail({ operators }: World, email: string): Promise<void> {
  const text = await mailText(operators.support.page, email, 'account.breachSettled')
  for (const words of ['Daily loss', '47,500.00', '47,000.00']) {
    assert.ok(text.includes(words), `the mail says ${words}: ${text}`)
  }
}
