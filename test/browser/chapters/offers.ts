import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { shows } from '../support/admin.js'
import { askFrom } from '../support/browser.js'
import { customer } from '../support/customers.js'
import { sellTo, type Client } from '../support/onboarding.js'
import { openPart, publishDraft, saveDraft } from '../support/programEditor.js'
import { program } from '../support/shop.js'
import type { World } from '../support/world.js'

const lots = 10

/**
 * A program begins to offer a second chance and resets. A trader who fails takes the first in the
 * portal, gets the second from an operator, orders a third, and answers newer rules with no, then yes.
 */
export async function offersAreTaken(world: World): Promise<void> {
  const { operators, step } = world
  const { page } = operators.manager
  await step('a manager adds offers to a program and publishes it', async () => {
    await page.goto('/admin/collections/programs')
    await page.getByRole('link', { name: 'Two-Step Rapid', exact: true }).first().click()
    await openPart(page, 'Offers')
    await page.getByRole('button', { name: 'Add Reset', exact: true }).click()
    await page.getByLabel('Times per challenge').fill('2')
    await page.getByRole('button', { name: 'Add Free second chance', exact: true }).click()
    await page.getByRole('button', { name: 'Add Given accounts', exact: true }).click()
    await shows(page, /A reset starts your account anew for 50 % of the fee/)
    await world.pictures(page, 'program-offers')
    await saveDraft(page)
    await publishDraft(page, 'Traders ask for it.', 'v2')
  })
  const nora = await step('somebody buys it', () => sellTo(world, customer('Nora Delgado', 'ES')))
  const portal = await step('signs in to the portal', () => signedIn(world, nora))
  const first = await step('fails', () => fails(world, nora))
  await step('and takes the free second chance in the portal', async () => {
    await portal.goto(`/portal/accounts/${first}`)
    await portal.getByRole('button', { name: 'Take the second chance' }).waitFor()
    await world.pictures(portal, 'portal-account')
    await portal.getByRole('button', { name: 'Take the second chance' }).click()
    await portal.getByRole('button', { name: 'Yes, take the second chance' }).click()
    // Said at once, and from then on by the page of the account that it follows.
    await shows(portal, /A new account is being opened|A newer account of this challenge follows/)
    await shows(portal, 'A newer account of this challenge follows.')
    await opened(world, nora, first)
  })
  const second = await step('fails again', () => fails(world, nora))
  await step('an operator resets it from its page, free within the own limit', async () => {
    await resets(world, page, second)
    await opened(world, nora, second)
  })
  await step('orders a reset in the portal, which waits for its payment', async () => {
    const { id } = await nora.trader.accountIn('Phase 1')
    await portal.goto(`/portal/accounts/${id}`)
    await portal.getByRole('button', { name: 'Order a reset for 149.50 USD' }).click()
    await portal.getByRole('button', { name: 'Yes, order a reset for 149.50 USD' }).click()
    await shows(portal, /Order O-\d+ over 149\.50 USD waits for its payment/)
    await world.pictures(portal, 'portal-order')
  })
  await versionIsAnswered(world, portal, nora)
}

async function signedIn({ visit }: World, { customer: { email }, password }: Client) {
  const { page } = await visit('trader of offers')
  await page.goto('/portal')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await shows(page, /Login \d+/)
  return page
}

/** The account falls below its floor; the price is put back for the next one. */
async function fails({ market }: World, { trader }: Client): Promise<string> {
  const { id, login } = await trader.accountIn('Phase 1')
  await market.takeOver(login)
  await market.moveTo(0)
  await market.buy(login, lots)
  await market.moveTo(-30)
  await trader.accountIn('Phase 1', 'breached')
  await market.moveTo(0)
  return id
}

async function opened({ market }: World, { trader }: Client, before: string): Promise<void> {
  const { id, login } = await trader.accountIn('Phase 1')
  assert.notEqual(id, before, 'another account opened')
  await market.takeOver(login)
}

async function resets({ picture, pictures }: World, page: Page, account: string): Promise<void> {
  await page.goto(`/admin/collections/accounts/${account}/overview`)
  await shows(page, /Give second chance: It was taken as often as the program allows\./)
  await pictures(page, 'account-offers')
  await page.locator('[data-offer=reset]').click()
  const dialog = page.locator('dialog[open], .payload__modal-item').filter({ visible: true })
  await dialog.getByText('149.50 USD').first().waitFor()
  await dialog.getByLabel('How').selectOption('free')
  await picture(page, 'reset')
  await dialog.getByLabel('Reason').selectOption('goodwill')
  // What the account offers now is asked for at once, though its own status stays.
  const asked = page.waitForRequest(/prop-firm\/moves\?lifecycle=account/, { timeout: 5_000 })
  await dialog.locator('#confirm-offer-action').click()
  await asked
  await shows(page, /Reset: done, order O-\d+\./)
}

async function versionIsAnswered(world: World, portal: Page, { trader }: Client): Promise<void> {
  const { operators, step, firm } = world
  const { page } = operators.manager
  const { id } = await trader.accountIn('Phase 1')
  const offer = async () => {
    const { text } = await askFrom(page, `/api/accounts/${id}?depth=0`)
    const { challenge } = JSON.parse(text) as { challenge: string }
    await page.goto(`/admin/collections/challenges/${challenge}`)
    await page.getByRole('button', { name: 'Offer v3…' }).click()
    await page.getByLabel('Why').fill('One set of rules for all.')
    await page.locator('#confirm-offer').click()
    await shows(page, /Offered to 1/)
  }
  await step('a version with a larger smallest payout is published and offered', async () => {
    await page.goto(`${firm.url}/admin/collections/programs`)
    await page.getByRole('link', { name: 'Two-Step Rapid', exact: true }).first().click()
    await openPart(page, 'Payouts')
    await page.getByRole('textbox', { name: 'Smallest payout', exact: true }).fill('250.00')
    await page.locator('.pf-for--harder').first().waitFor()
    await saveDraft(page)
    await publishDraft(page, `${program} asks for more.`, 'v3')
    await offer()
  })
  await step('the trader sees that it is stricter, and declines', async () => {
    await portal.goto('/portal/offers')
    await shows(portal, '1 change is stricter for you.')
    await world.pictures(portal, 'portal-version-offer')
    await portal.getByRole('button', { name: 'No, I keep my rules' }).click()
    await shows(portal, /You said no/)
  })
  await step('the operator sees it and offers it once more', async () => {
    await page.reload()
    await shows(page, /v3 declined on/)
    await offer()
  })
  await step('the trader accepts', async () => {
    await portal.goto('/portal/offers')
    await portal.getByRole('button', { name: 'I accept these rules' }).click()
    await shows(portal, /now runs under Two-Step Rapid v3/)
  })
}
