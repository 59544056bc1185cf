import assert from 'node:assert/strict'
import type { Locator, Page } from 'playwright-core'
import { until } from './until.js'

const longMs = 30_000

/** Types into the search of the header and answers the hits that come. */
export async function search(page: Page, text: string): Promise<Locator> {
  const box = page.getByRole('combobox', { name: 'Search traders, accounts, payouts' })
  await box.fill('')
  await box.fill(text)
  const list = page.getByRole('listbox')
  await list.waitFor()
  return list.getByRole('option')
}

/** Finds something with the search and opens the first hit among the records of `collection`. */
export async function openBySearch(page: Page, text: string, collection: string): Promise<void> {
  const hits = await search(page, text)
  const hit = hits.and(page.locator(`[href*="/collections/${collection}/"]`)).first()
  const href = await hit.getAttribute('href')
  await hit.click()
  await page.waitForURL((url) => url.pathname === href)
}

/** Waits until the list at `address` has a row with all these words, and opens its record. */
export async function openRow(page: Page, address: string, ...words: string[]): Promise<void> {
  const href = await until(`${words.join(', ')} in ${address}`, async () => {
    await page.goto(address)
    const rows = words.reduce(
      (found, hasText) => found.filter({ hasText }),
      page.locator('table tbody tr'),
    )
    const link = rows.first().locator('a').first()
    return (await link.count()) > 0 && link.getAttribute('href')
  })
  await page.goto(href)
}

/** The button of a move; the page may have several bars, each with its own moves. */
export const moveButton = (page: Page, event: string): Locator =>
  page.locator(`[role=toolbar] button[data-event="${event}"]`)

type Answer = {
  readonly reason?: string
  readonly typed?: string
  readonly note?: string
  /** Further lists and lines of the dialog, by their label; a list takes the words of its option. */
  readonly fields?: Readonly<Record<string, string>>
  /** Looks at the dialog before it is confirmed. */
  readonly look?: (dialog: Locator) => Promise<void>
}

/**
 * Presses the button of a move, answers what it asks and waits until the page says that it is done.
 * `typed` goes into the line that some moves ask for instead of a reason.
 */
export async function make(page: Page, event: string, answer: Answer = {}): Promise<void> {
  const button = moveButton(page, event)
  await button.waitFor()
  assert.equal(await button.getAttribute('aria-disabled'), 'false', `${event} is offered`)
  const label = (await button.innerText()).replace('…', '').trim()
  await button.click()
  const dialog = page.locator('dialog[open], .payload__modal-item').filter({ visible: true })
  if (answer.reason) await dialog.getByLabel('Reason').selectOption(answer.reason)
  if (answer.typed) await dialog.locator('input').fill(answer.typed)
  if (answer.note) await dialog.locator('textarea').fill(answer.note)
  for (const [label, value] of Object.entries(answer.fields ?? {})) {
    const field = dialog.getByLabel(label)
    const isList = (await field.evaluate((element) => element.tagName)) === 'SELECT'
    await (isList ? field.selectOption(value) : field.fill(value))
  }
  await answer.look?.(dialog)
  if (answer.reason ?? answer.typed ?? answer.note) {
    await dialog.locator('#confirm-action').click()
  }
  await page.getByText(`${label}: done.`).first().waitFor({ timeout: longMs })
}

/** What stands under the buttons about a move that cannot be made. */
export async function refusalOf(page: Page, event: string): Promise<string> {
  const button = moveButton(page, event)
  await button.waitFor()
  assert.equal(await button.getAttribute('aria-disabled'), 'true', `${event} is refused`)
  const label = (await button.innerText()).replace('…', '').trim()
  const why = page.locator('.pf-actions__why li', { hasText: `${label}:` })
  return (await why.innerText()).replace(/\s+/g, ' ').trim()
}

/** Waits until the form shows this status of its record. */
export const statusIs = (page: Page, words: string): Promise<void> =>
  page.locator('#field-status').getByText(words, { exact: true }).waitFor({ timeout: longMs })

/** Waits until the page shows the text. */
export const shows = (page: Page, text: string | RegExp): Promise<void> =>
  page.getByText(text).filter({ visible: true }).first().waitFor({ timeout: longMs })
