import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { importTemplate } from '../../../src/domain/imports/importColumns.js'
import { minor } from '../../../src/domain/money/minor.js'
import { paperPlatform } from '../../../src/platforms/paper/connector.js'
import { shows } from '../support/admin.js'
import type { RunningFirm } from '../support/firmProcess.js'
import { inDialog } from '../support/forms.js'
import { shootAll } from '../support/shots.js'
import type { World } from '../support/world.js'

const address = '/admin/import'

/** Accounts that somebody opened on the platform without us. */
async function openElsewhere({ paperUrl, secrets }: RunningFirm, count: number): Promise<string[]> {
  const link = { id: 'elsewhere', baseUrl: paperUrl, credentials: { token: secrets.paperToken } }
  const session = await paperPlatform.connect(link)
  const logins: string[] = []
  for (let n = 0; n < count; n += 1) {
    const name = `elsewhere-${Date.now()}-${n}`
    const opened = await session.openAccount(
      {
        ...{ group: 'demo', currency: 'USD', leverage: 100, balance: minor(50_000_00) },
        ...{ name, comment: name },
      },
      { idempotencyKey: name },
    )
    assert.ok(opened.ok)
    logins.push(opened.login)
  }
  await session.close()
  return logins
}

/** As a spreadsheet of another country saves it. */
function bookOf(logins: readonly string[]) {
  const startedAt = new Date(Date.now() - 3_600_000).toISOString()
  const row = (login: string, size = '50,000.00') =>
    [login, 'otto@elsewhere.example', 'Otto Číž', 'two-step-rapid', size, startedAt].join(';')
  const rows = ['login;email;name;program;size;started_at', ...logins.map((login) => row(login))]
  const text = [...rows, row(logins[0] ?? ''), row('1', 'fifty')].join('\r\n')
  return { name: 'book.csv', mimeType: 'text/csv', buffer: Buffer.from(`\uFEFF${text}`) }
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const mayImport = async (page: Page) =>
  (await button(page, 'Import…').getAttribute('aria-disabled')) === 'false'
const resultOf = (page: Page, row: number) =>
  page.locator('.pf-import__rows tbody tr').filter({
    has: page.locator('td:first-child').getByText(String(row), { exact: true }),
  })

/** A book that runs elsewhere: looked at first, then taken over, once. */
export async function bookIsImported(world: World, folder: string): Promise<void> {
  const { operators, step, firm } = world
  const { page } = operators.manager
  const logins = await openElsewhere(firm, 2)
  const dryRun = async () => {
    await page.getByLabel('CSV file').setInputFiles(bookOf(logins))
    await button(page, 'Dry run').click()
    await shows(page, '4 of 4 rows, looked at')
  }
  await step('whoever brings no books has no entry and is told so at the address', async () => {
    const { page: risk } = operators.risk
    await risk.goto(address)
    await risk.getByRole('alert').filter({ hasText: 'Your role does not bring books' }).waitFor()
    assert.equal(await risk.locator('#nav-import').count(), 0)
    assert.equal(await risk.getByLabel('CSV file').count(), 0)
  })
  await step('the template is what the file has to look like', async () => {
    await page.goto('/admin')
    await page.locator('#nav-import').click()
    await page.waitForURL((url) => url.pathname === address)
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Download a template' }).click()
    assert.equal(await readFile(await (await download).path(), 'utf8'), importTemplate())
  })
  await step('a dry run says for each row what would come of it', async () => {
    assert.equal(await mayImport(page), false)
    await dryRun()
    for (const [row, words] of [
      [2, /Would come.*New trader/],
      [3, /Would come.*Same trader as row 2/],
      [4, /Stands twice.*only the first row/],
      [5, /Refused.*size: expected an amount/],
    ] as const) {
      assert.match((await resultOf(page, row).innerText()).replace(/\s+/g, ' '), words)
    }
    await shootAll(page, { folder, name: 'import', keep: true }, () => resultOf(page, 5).waitFor())
  })
  await step('another choice asks for another dry run', async () => {
    assert.equal(await mayImport(page), true)
    await page.getByLabel('Mail new traders').check()
    assert.equal(await mayImport(page), false)
    await page.getByLabel('Mail new traders').uncheck()
    await dryRun()
  })
  await step('the import brings what the dry run said, and a second one nothing', async () => {
    await button(page, 'Import…').click()
    await inDialog(page).getByRole('button', { name: 'Import', exact: true }).click()
    await shows(page, '4 of 4 rows, imported')
    assert.equal(await page.getByText('Imported', { exact: true }).count(), 2)
    await dryRun()
    assert.ok((await page.getByText('Here already', { exact: true }).count()) >= 2)
    assert.equal(await mayImport(page), false)
    await page.goto('/admin/collections/accounts?search=' + (logins[0] ?? ''))
    await page
      .getByRole('link', { name: 'Otto Číž' })
      .or(page.getByText('Otto Číž'))
      .first()
      .waitFor()
  })
  await step('a file that is no book is refused with what was expected', () =>
    operators.manager.expecting([400], async () => {
      await page.goto(address)
      const file = { name: 'empty.csv', mimeType: 'text/csv', buffer: Buffer.from('') }
      await page.getByLabel('CSV file').setInputFiles(file)
      await button(page, 'Dry run').click()
      await page.getByRole('alert').filter({ hasText: 'expected a header' }).waitFor()
      assert.equal(await mayImport(page), false)
    }),
  )
}
