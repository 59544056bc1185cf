import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { make, moveButton, openBySearch, shows } from '../support/admin.js'
import { runPropFirm } from '../support/commandLine.js'
import { customer } from '../support/customers.js'
import { sellTo, type Client } from '../support/onboarding.js'
import { publishDraft, ruleBlock, saveDraft } from '../support/programEditor.js'
import { until } from '../support/until.js'
import type { World } from '../support/world.js'

const code = 'house-classic'
const phase = 'Qualifier'
/** 4 % of 50,000.00, where the template has 5: ten lots lose it within twenty pips. */
const floor = '48,000.00'
const lots = 10
const dayMs = 86_400_000

/**
 * The whole life of one program without a developer: composed in the browser, published, sold, its
 * limit broken, the evidence opened and replayed from the command line, the ruling overturned and
 * the account trading again.
 */
export async function composedProgramIsLived(world: World): Promise<void> {
  const { operators, step } = world
  const { page } = operators.manager
  await step('a manager composes a program with a tighter daily limit and publishes it', () =>
    compose(page),
  )
  await step('gives its size a price', () => priced(page))
  const ada = await step('somebody buys it and gets an account of its first phase', () =>
    sellTo(world, customer('Ada Kowalska', 'PL'), { sold: code, phase }),
  )
  await step('breaks the limit that was typed, and no other', () => breaks(world, ada))
  const folder = await mkdtemp(path.join(tmpdir(), 'prop-firm-evidence-'))
  try {
    const file = await step('risk opens the evidence and takes its file along', () =>
      evidenceOf(world, ada, folder),
    )
    await step('the command line replays the file alone and agrees', () => replays(file))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  await step('a manager overturns the ruling, and the account is active', () =>
    overturns(world, ada),
  )
  await step('it trades again under the same program', () => tradesOn(world, ada))
}

async function compose(page: Page): Promise<void> {
  await page.goto('/admin/collections/programs/create')
  await page.locator('#field-name').fill('House Classic')
  await page.locator('#field-code').fill(code)
  await page.getByRole('button', { name: /^Two steps/ }).click()
  await page.getByLabel('Name of the phase').fill(phase)
  const daily = ruleBlock(page, 'dailyLoss')
  await daily.locator('.pf-rule__toggle').click()
  await daily.getByLabel('Limit in percent', { exact: true }).fill('4')
  await page.getByLabel('Account size').selectOption({ label: '50,000.00 USD' })
  await page.locator('.pf-words', { hasText: '2,000.00' }).first().waitFor()
  await shows(page, 'can be published')
  await page.getByLabel('On sale').check()
  await saveDraft(page)
  await publishDraft(page, 'Our own classic.', 'v1')
}

async function priced(page: Page): Promise<void> {
  await page.goto('/admin/collections/prices/create')
  await page.locator('#field-program input').first().fill('House Classic')
  await page.locator('.rs__option', { hasText: 'House Classic' }).click()
  await page.getByRole('textbox', { name: 'Account size' }).fill('50,000.00')
  await page.getByRole('textbox', { name: 'Fee' }).fill('299.00')
  const yesterday = new Date(Date.now() - dayMs)
  const [year, month, day] = yesterday.toISOString().slice(0, 10).split('-')
  await page.locator('#field-validFrom input').fill(`${month}/${day}/${year}`)
  await page.keyboard.press('Enter')
  await saveDraft(page)
  await page.waitForURL(/\/prices\/[0-9a-f-]{36}/)
}

async function breaks({ operators, market }: World, { trader, account }: Client): Promise<void> {
  const { page } = operators.risk
  await page.goto(`/admin/collections/accounts/${account.id}/overview`)
  await market.moveTo(0)
  await market.buy(account.login, lots)
  await market.moveTo(-15)
  await until('a smaller loss is seen', async () => {
    const [seen] = await trader.accounts()
    return seen?.equity === 4_850_000 && seen.status === 'active'
  })
  await market.moveTo(-25)
  await trader.accountIn(phase, 'breached')
  await market.moveTo(0)
  const proof = page.locator('.pf-proof')
  await proof.getByText('Daily loss limit').first().waitFor()
  const words = await proof.innerText()
  assert.ok(words.includes(floor), `the floor is that of 4 %: ${words}`)
  await shows(page, 'Trading off, read back')
}

async function evidenceOf({ operators, picture }: World, _: Client, folder: string) {
  const { page } = operators.risk
  const coming = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Evidence file' }).click()
  const download = await coming
  assert.match(download.suggestedFilename(), /\.json$/)
  await picture(page, 'composed-evidence')
  const file = path.join(folder, download.suggestedFilename())
  await download.saveAs(file)
  return file
}

/** The file alone is enough; one figure of it changed is not. */
async function replays(file: string): Promise<void> {
  const fair = await runPropFirm('replay', file)
  assert.equal(fair.code, 0, fair.printed)
  assert.match(fair.printed, /AGREES: \d+ inputs evaluated again/)
  assert.ok(fair.printed.includes(floor), fair.printed)
  const text = await readFile(file, 'utf8')
  const changed = text.replace(/4750000|4800000/, '4700000')
  assert.notEqual(changed, text, 'a figure was changed')
  const forged = file.replace(/\.json$/, '-forged.json')
  await writeFile(forged, changed)
  const foul = await runPropFirm('replay', forged)
  assert.equal(foul.code, 1, foul.printed)
  assert.match(foul.printed, /DISAGREES/)
}

async function overturns({ operators }: World, { account }: Client): Promise<void> {
  const { page } = operators.manager
  await page.goto('/admin')
  await openBySearch(page, account.login, 'accounts')
  await make(page, 'overturn', {
    ...{ reason: 'wrong price', note: 'The price was not a real one.' },
    fields: { 'The account goes on with': 'initial', 'Trading days and deadlines': 'clear' },
  })
  await page.locator('.pf-chip', { hasText: 'Active' }).first().waitFor()
  await moveButton(page, 'overturn').waitFor({ state: 'detached' })
}

async function tradesOn({ market }: World, { trader, account }: Client): Promise<void> {
  await until('the balance is the initial one', async () => {
    const [seen] = await trader.accounts()
    return seen?.status === 'active' && seen.balance === 5_000_000 && seen.phase === phase
  })
  const opened = await until('the platform takes a position', () =>
    market.buy(account.login, 1).catch(() => null),
  )
  await market.close(account.login, opened)
}
