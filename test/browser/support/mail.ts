import type { Page } from 'playwright-core'
import { openRow } from './admin.js'
import { until } from './until.js'

/** The text of the newest mail about `event` to somebody, as the back office shows it once sent. */
export async function mailText(page: Page, email: string, event: string): Promise<string> {
  const list = `/admin/collections/email-messages?search=${encodeURIComponent(email)}`
  await openRow(page, list, event, 'Sent')
  const preview = page.locator('.pf-mail')
  const text = preview.locator('pre')
  // A click that comes before the page is alive does nothing.
  await until('the message as text', async () => {
    await preview.getByRole('button', { name: 'Text' }).click()
    return text.isVisible()
  })
  return text.innerText()
}
