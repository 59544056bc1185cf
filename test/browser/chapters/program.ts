import assert from 'node:assert/strict'
import { shows } from '../support/admin.js'
import { openPart, publishDraft, ruleBlock as block, saveDraft } from '../support/programEditor.js'
import type { World } from '../support/world.js'

/** A manager composes a program from a template, without a developer, and publishes it twice. */
export async function programIsComposed({
  operators,
  step,
  picture,
  pictures,
}: World): Promise<void> {
  const { page } = operators.manager
  await step(
    'a new program begins with a template and reads as the trader will read it',
    async () => {
      await page.goto('/admin/collections/programs/create')
      await page.locator('#field-name').fill('Futures Pro')
      await page.locator('#field-code').fill('futures-pro')
      await page.getByRole('button', { name: /^Futures, end of day/ }).click()
      await shows(page, /Reach a profit of 3,000\.00 on your closed balance/)
      await page.getByLabel('Account size').selectOption({ label: '100,000.00 USD' })
      await shows(page, /Reach a profit of 6,000\.00 on your closed balance/)
    },
  )
  await step('a contradiction stands in its block, with a way out', async () => {
    await page.getByLabel('Add a rule').selectOption('timeLimit')
    await block(page, 'timeLimit').getByLabel('Days', { exact: true }).fill('1')
    await block(page, 'minimumTradingDays').locator('.pf-rule__toggle').click()
    await block(page, 'minimumTradingDays').getByLabel('Days', { exact: true }).fill('5')
    await shows(page, /There is no way to pass: this needs 5 days/)
    await page.getByRole('button', { name: 'Set the time limit to 5 days' }).click()
    await shows(page, 'can be published')
  })
  await step('blocks are moved with the keyboard, and the focus stays with them', async () => {
    await block(page, 'timeLimit').locator('.pf-rule__toggle').focus()
    await page.keyboard.press('Alt+ArrowUp')
    await page.waitForFunction(() => {
      const [last] = [...document.querySelectorAll('[data-rule]')].slice(-1)
      const focused = document.activeElement?.closest('[data-rule]')
      return (
        last?.getAttribute('data-rule') === 'minimumTradingDays' &&
        focused?.getAttribute('data-rule') === 'timeLimit'
      )
    })
  })
  await step(
    'lots by profit and a buffer are typed into inputs, and read as sentences',
    async () => {
      const rule = block(page, 'maximumLots')
      await rule.locator('.pf-rule__toggle').click()
      for (const [profit, allowed] of [
        ['0', '2.50'],
        ['1,500', '5'],
      ] as const) {
        await rule.getByRole('button', { name: 'Add to By profit' }).click()
        await rule.getByLabel('From a profit of').last().fill(profit)
        await rule.locator('.pf-entries').getByLabel('Lots').last().fill(allowed)
      }
      await shows(page, /5\.00 lots/)
      await pictures(page, 'program-rules')
      await openPart(page, 'Payouts')
      await page
        .getByRole('combobox', { name: 'Buffer', exact: true })
        .selectOption({ label: 'Has to be reached' })
      await page.getByLabel('Buffer amount is given as').selectOption('amount')
      await page.getByRole('textbox', { name: 'Buffer amount', exact: true }).fill('2,6oo')
      await shows(page, 'Expected an amount such as 1,250.00, was “2,6oo”.')
      await page.getByRole('textbox', { name: 'Buffer amount', exact: true }).fill('2,600')
      await shows(page, /2,600\.00/)
      await pictures(page, 'program-payouts')
      await openPart(page, 'Setup')
      await pictures(page, 'program-setup')
      await openPart(page, 'Evaluation')
      await shows(page, 'can be published')
    },
  )
  await step('the draft is saved with Ctrl S and published as version 1', async () => {
    await saveDraft(page)
    await publishDraft(page, 'A program for futures.', 'v1')
  })
  await step('a change is underlined, said to be harder, and published as version 2', async () => {
    await block(page, 'profitTarget').locator('.pf-rule__toggle').click()
    await block(page, 'profitTarget').locator('.pf-sizes input').first().fill('3,500')
    await page.locator('.pf-words ins', { hasText: '3,500.00' }).waitFor()
    await page.locator('.pf-words del', { hasText: '3,000.00' }).waitFor()
    await page.locator('.pf-for--harder').first().waitFor()
    await picture(page, 'program')
    await saveDraft(page)
    await publishDraft(page, 'A higher target.', 'v2')
  })
  await step(
    'the version page shows words, reason and the difference to the one before',
    async () => {
      await page.getByRole('link', { name: 'Versions', exact: true }).click()
      await page.getByRole('link', { name: 'Futures Pro v2' }).click()
      await shows(page, 'Difference to v1')
      await shows(page, 'A higher target.')
      const words = await page.locator('.pf-sentences').innerText()
      assert.match(words, /3,500\.00/)
    },
  )
}
