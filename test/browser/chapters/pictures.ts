import type { Page } from 'playwright-core'
import { openBySearch, openRow, shows } from '../support/admin.js'
import { loginOf } from '../support/operators.js'
import type { Client } from '../support/onboarding.js'
import { shootAll } from '../support/shots.js'
import type { World } from '../support/world.js'

type Cast = {
  readonly breached: Client
  readonly funded: Client
  /** Where the pictures go. */
  readonly folder: string
}

/** Pictures of the pages that people use most, for eyes to judge; none scrolls sideways at 1024. */
export async function picturesAreTaken(world: World, cast: Cast): Promise<void> {
  const { operators, step, market } = world
  const { folder, breached, funded } = cast
  const { page } = operators.manager
  const shoot = (name: string, open: () => Promise<unknown>, words: string | RegExp) =>
    step(`pictures of ${name}`, async () => {
      await open()
      await shootAll(page, { folder, name }, () => shows(page, words))
    })
  await market.resume()
  await shoot('dashboard', () => page.goto('/admin'), 'Live accounts')
  await shoot('trader', () => openTrader(page, funded), funded.customer.email)
  const ruling = `/admin/collections/accounts/${breached.account.id}/overview`
  await shoot('account', () => page.goto(ruling), 'Daily loss limit')
  await shoot(
    'payout',
    () => openBySearch(page, funded.customer.name, 'payouts'),
    'Trader receives',
  )
  const templates = '/admin/collections/email-templates?search=payout.paid'
  await shoot('template', () => openRow(page, templates, 'payout.paid'), 'Facts in double braces')
  await step('pictures of the portal', () => portal(world, folder))
}

const openTrader = async (page: Page, { customer }: Client): Promise<void> => {
  await page.goto('/admin')
  await openBySearch(page, customer.email, 'traders')
}

/** The demo trader’s own view, signed in the way that the command prints. */
async function portal({ firm, visit }: World, folder: string): Promise<void> {
  const { page } = await visit('trader')
  const { email, password } = loginOf(firm, 'trader')
  await page.goto('/portal')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await shows(page, /Login \d+/)
  await page.screenshot({ path: `${folder}/portal.png` })
}
