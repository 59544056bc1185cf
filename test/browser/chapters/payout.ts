import assert from 'node:assert/strict'
import { z } from 'zod'
import { make, moveButton, openBySearch, refusalOf, shows, statusIs } from '../support/admin.js'
import { mailText } from '../support/mail.js'
import type { Client } from '../support/onboarding.js'
import { until } from '../support/until.js'
import type { World } from '../support/world.js'

/** As the bank names the transfer. */
const transfer = 'WIRE-2026-11-0042'

const payouts = z.object({
  payouts: z.array(z.object({ id: z.string(), reference: z.string(), status: z.string() })),
})

const payoutOf = (client: Client, status: string) =>
  until(`the payout is ${status}`, async () => {
    const [newest] = (await client.trader.ask(payouts, '/payouts')).payouts
    return newest?.status === status && newest
  })

/** A payout from the request to the statement: two people approve, and each step has a name. */
export async function payoutIsPaid(world: World, client: Client): Promise<void> {
  const { operators, step, picture } = world
  const { finance, risk } = operators
  await step('the trader asks for the profit; it is taken off the platform', () =>
    askForPayout(world, client),
  )
  const payout = await payoutOf(client, 'inReview')
  await step('finance approves, and is refused a second approval with the reason', async () => {
    await finance.page.goto('/admin')
    await openBySearch(finance.page, payout.reference, 'payouts')
    const other = await finance.context.newPage()
    await other.goto(finance.page.url())
    await moveButton(other, 'approve').waitFor()
    await make(finance.page, 'approve')
    const words = 'You approved it; a second person has to approve it too.'
    assert.equal(await refusalOf(finance.page, 'approve'), `Approve: ${words}`)
    await statusIs(finance.page, 'In review')
    await picture(finance.page, 'payout')
    // A page that was opened before still has the button: the server refuses.
    await finance.expecting([409], async () => {
      await moveButton(other, 'approve').click()
      await shows(other, words)
    })
    await other.close()
  })
  await step('risk approves, and with that it is approved', async () => {
    await risk.page.goto('/admin')
    await openBySearch(risk.page, payout.reference, 'payouts')
    await make(risk.page, 'approve')
    await statusIs(risk.page, 'Approved')
  })
  await step('finance sends it and marks it as paid with the reference', async () => {
    await finance.page.reload()
    await make(finance.page, 'send')
    await make(finance.page, 'markPaid', { typed: transfer })
    await statusIs(finance.page, 'Paid')
    const reference = finance.page.locator('#field-bankReference')
    await until(
      `the form shows ${transfer}`,
      async () => (await reference.inputValue()) === transfer,
    )
  })
  await step('the trader sees it paid, and so does support on the trader’s page', async () => {
    await payoutOf(client, 'paid')
    const { page } = operators.support
    await page.goto('/admin')
    await openBySearch(page, client.customer.email, 'traders')
    const row = page.locator('#payouts tr', { hasText: payout.reference })
    await row.getByText('Paid', { exact: true }).waitFor()
  })
  await step('the statement is sent and listed with its words', async () => {
    const text = await mailText(operators.support.page, client.customer.email, 'payout.paid')
    assert.ok(text.includes(transfer), text)
    assert.ok(text.includes(payout.reference), text)
  })
  await step('the audit log has every step with who made it', () => checkAudit(world, payout.id))
}

async function askForPayout({ market }: World, { trader, account, password, customer }: Client) {
  await market.earn(account.login, 10, 12)
  const details = { iban: 'SE4550000000058398257466' }
  const method = { kind: 'bank', holderName: customer.name, currency: 'USD', details }
  const wrong = { method: 'POST', body: { ...method, password: 'not the password' } } as const
  assert.equal((await trader.call('/payout-methods', wrong)).status, 401)
  const body = { ...method, password }
  await trader.ask(z.unknown(), '/payout-methods', { method: 'POST', body })
  await until('the profit is seen', async () => {
    const live = (await trader.accounts()).find(({ id }) => id === account.id)
    return live?.balance === 5_120_000 && live.openPositions === 0
  })
  const path = `/accounts/${account.id}/payouts`
  assert.equal((await trader.call(path, { method: 'POST' })).status, 400)
  const headers = { 'idempotency-key': `payout-${account.id}` }
  const asked = z.object({ id: z.string(), repeated: z.boolean() })
  const first = await trader.ask(asked, path, { method: 'POST', headers })
  const again = await trader.ask(asked, path, { method: 'POST', headers })
  assert.deepEqual(again, { ...first, repeated: true })
}

/**
 * Steps of the payout as the audit log names them, each with the person behind the role. The chain
 * can never be rewritten, so it holds a trader's reference and not the name.
 */
const steps = [
  ['payout.requested', /T-\d+/],
  ['payout.reserve', 'System'],
  ['payout.approvalGiven', 'Marco Bianchi'],
  ['payout.approvalGiven', 'Ines Halvorsen'],
  ['payout.approve', 'Ines Halvorsen'],
  ['payout.send', 'Marco Bianchi'],
  ['payout.markPaid', 'Marco Bianchi'],
] as const

async function checkAudit({ operators, picture }: World, payoutId: string): Promise<void> {
  const { page } = operators.auditor
  await page.goto(`/admin/collections/audit-entries?search=${payoutId}&sort=seq&limit=50`)
  const rows = page.locator('table tbody tr')
  for (const [event, name] of steps) {
    await rows.filter({ hasText: event }).filter({ hasText: name }).first().waitFor()
  }
  await picture(page, 'audit')
}
