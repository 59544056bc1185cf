import type { Page } from 'playwright-core'
import { openRow, shows } from '../support/admin.js'
import type { World } from '../support/world.js'

/** Opens the template of an event and waits until its editor takes what is typed. */
async function openTemplate(page: Page, event: string): Promise<void> {
  await openRow(page, `/admin/collections/email-templates?search=${event}`, event)
  await page.locator('.pf-mail iframe').waitFor()
}

/** Marketing writes: a fact is inserted with `/`, and a message that lacks one is not saved. */
export async function marketingWrites({ operators, step, picture }: World): Promise<void> {
  const { page, expecting } = operators.marketing
  await step('marketing inserts a fact into the statement and saves it', async () => {
    await openTemplate(page, 'payout.paid')
    await typeAfter(page, 'Banks and networks', ' Write to us: /fact')
    await page.keyboard.press('Enter')
    await choose(page, 'Support e-mail')
    const preview = page.locator('.pf-mail').frameLocator('iframe')
    await preview.getByText('support@fairlead.example').first().waitFor()
    await save(page)
    await picture(page, 'template')
    await page.reload()
    await page.locator('.pf-fact', { hasText: 'Support e-mail' }).first().waitFor()
  })
  await step('a message without a fact it must carry is refused with the reason', async () => {
    await openTemplate(page, 'kyc.rejected')
    const editor = page.locator('[contenteditable=true]').first()
    await editor.locator('p').first().click()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('We are sorry.')
    await expecting([400], async () => {
      await page.getByRole('button', { name: 'Save', exact: true }).click()
      await page.locator('.toast-error').getByText('The message must carry').waitFor()
    })
    await shows(page, 'The message must carry "Reason"')
    await page.reload()
    await editor.locator('p', { hasText: 'We could not approve' }).first().waitFor()
  })
}

async function typeAfter(page: Page, paragraph: string, words: string): Promise<void> {
  const editor = page.locator('[contenteditable=true]').first()
  await editor.locator('p', { hasText: paragraph }).click()
  await page.keyboard.press('End')
  await page.keyboard.type(words)
  await page.locator('.slash-menu-popup').getByText('Fact', { exact: true }).waitFor()
}

/** In the drawer that asks which fact. Payload leaves it open for whoever saves before it took the choice in. */
async function choose(page: Page, fact: string): Promise<void> {
  const drawer = page.locator('dialog, .drawer').filter({ hasText: 'Edit Fact' }).last()
  await drawer.locator('.react-select input').fill(fact)
  const taken = page.waitForResponse((answer) => {
    const asked = answer.request().postData() ?? ''
    return asked.includes('form-state') && asked.includes('"supportEmail"')
  })
  await page.keyboard.press('Enter')
  await taken
  await drawer.getByRole('button', { name: 'Save changes' }).click()
  await drawer.waitFor({ state: 'hidden' })
}

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page
    .getByText(/Updated successfully/)
    .first()
    .waitFor()
}
