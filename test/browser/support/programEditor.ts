import type { Locator, Page } from 'playwright-core'
import { shows } from './admin.js'

/** The block of a rule in the open phase. */
export const ruleBlock = (page: Page, rule: string): Locator =>
  page.locator(`[data-rule="${rule}"]`)

/** Opens one of the editor's parts: a phase, payouts, offers, setup. */
export const openPart = (page: Page, name: string): Promise<void> =>
  page.getByRole('group', { name: 'Parts of the program' }).getByRole('button', { name }).click()

export async function saveDraft(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+s')
  await page
    .getByText(/successfully/)
    .first()
    .waitFor()
}

/** Publishes the saved draft, which becomes `version`, such as `v1`. */
export async function publishDraft(page: Page, reason: string, version: string): Promise<void> {
  await page.getByRole('button', { name: 'Publish…' }).click()
  await page.getByLabel('Why').fill(reason)
  await page.locator('#confirm-publish').click()
  await shows(page, `Published as ${version}`)
}
