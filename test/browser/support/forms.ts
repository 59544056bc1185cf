import type { Locator, Page } from 'playwright-core'

/** The dialog that is open. */
export const inDialog = (page: Page): Locator =>
  page.locator('dialog[open], .payload__modal-item').filter({ visible: true })

/** Chooses in a list beside a table, and waits until the table follows. */
export async function choose(page: Page, label: string, words: string): Promise<void> {
  const list = page.getByRole('combobox', { name: label, exact: true })
  await list.selectOption(words)
  await page.waitForFunction(
    ([wanted, name]) =>
      document.querySelector<HTMLSelectElement>(`select[aria-label="${name}"]`)?.selectedOptions[0]
        ?.text === wanted,
    [words, label],
  )
}

/** An instant as a field of local date and time takes it, in the zone of the browser. */
export const localTime = (page: Page, at: number): Promise<string> =>
  page.evaluate((instant) => {
    const offset = new Date(instant).getTimezoneOffset() * 60_000
    return new Date(instant - offset).toISOString().slice(0, 16)
  }, at)
