import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { make, openRow, shows } from '../support/admin.js'
import type { Client } from '../support/onboarding.js'
import type { World } from '../support/world.js'

/**
 * The breached trader looks at the evidence at the link of the mail and appeals; risk replays and
 * takes the document along; a manager reads the proof beside the appeal and upholds the ruling.
 */
export async function breachIsAppealed(world: World, client: Client): Promise<void> {
  const { operators, step, visit, picture } = world
  const { account, customer, password } = client
  const ruling = await step('the trader finds the ruling at the account', async () => {
    const { page } = await visit('breached trader')
    await page.goto('/portal')
    await page.getByLabel('E-mail').fill(customer.email)
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await shows(page, /Login \d+/)
    await page.goto(`/portal/accounts/${account.id}`)
    await page.locator('a[href*="/portal/rulings/"]').first().click()
    await shows(page, 'Download as PDF')
    return page
  })
  await step('takes both forms of the evidence along', async () => {
    assert.match(await downloaded(ruling, 'Download as PDF'), /^evidence-R-\d+\.pdf$/)
    assert.match(await downloaded(ruling, 'Download the evidence file'), /^evidence-R-\d+\.json$/)
  })
  await step('appeals beside the curve', async () => {
    await ruling.locator('figure.curve svg').waitFor()
    await ruling.getByLabel('What is wrong with the ruling').fill('This price was not a real one.')
    await picture(ruling, 'appeal-form')
    await ruling.getByRole('button', { name: 'Send the appeal' }).click()
    await shows(ruling, 'Somebody looks at it. Until then the ruling stands.')
  })
  await step('risk replays the ruling and takes its PDF', () => replays(world, account.id))
  await step('the manager upholds the ruling with the proof beside the appeal', async () => {
    const { page } = operators.manager
    await openRow(page, '/admin/collections/appeals', account.login)
    await shows(page, 'This price was not a real one.')
    await shows(page, 'The rule, as the trader agreed to it')
    await picture(page, 'appeal-review')
    await make(page, 'uphold', { reason: 'figures confirmed' })
    await page.goto('/admin/collections/appeals')
    await shows(page, '0 of 1 decided were granted')
    await picture(page, 'appeal-report')
  })
  await step('the trader is told', async () => {
    await ruling.reload()
    await shows(ruling, 'It was looked at again, and the ruling stands.')
  })
}

async function downloaded(page: Page, label: string): Promise<string> {
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: label }).click()
  return (await coming).suggestedFilename()
}

async function replays({ operators, picture }: World, accountId: string): Promise<void> {
  const { page } = operators.risk
  await page.goto(`/admin/collections/accounts/${accountId}/overview`)
  await page.getByRole('button', { name: /^Replay/ }).click()
  await shows(page, 'Replayed just now: every figure and the hash agree.')
  await picture(page, 'replayed')
  const coming = page.waitForEvent('download')
  await page.keyboard.press('e')
  assert.match((await coming).suggestedFilename(), /^evidence-R-\d+-operator\.pdf$/)
}
