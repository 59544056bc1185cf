import assert from 'node:assert/strict'
import { z } from 'zod'
import { make, openBySearch, shows, statusIs } from '../support/admin.js'
import { customer } from '../support/customers.js'
import { sellTo, type Client } from '../support/onboarding.js'
import { until } from '../support/until.js'
import type { World } from '../support/world.js'

/** Ten lots and one pip are a hundred dollars; targets are 1,500 and 1,000. */
const lots = 10

/** Somebody passes both phases, proves who they are, accepts the agreement and is funded. */
export async function somebodyIsFunded(world: World): Promise<Client> {
  const { market, step } = world
  const nadia = await step('somebody else buys a challenge', () =>
    sellTo(world, customer('Nadia Bergström', 'SE')),
  )
  await step('the first phase is passed and the second account opens', async () => {
    await market.earn(nadia.account.login, lots, 16)
    const second = await nadia.trader.accountIn('Phase 2')
    assert.notEqual(second.login, nadia.account.login)
    await market.takeOver(second.login)
    await market.earn(second.login, lots, 11)
  })
  await identity(world, nadia)
  return step('the agreement is accepted and the funded account opens', async () => {
    await acceptAgreement(nadia)
    const funded = await nadia.trader.accountIn('Funded')
    await market.takeOver(funded.login)
    return { ...nadia, account: funded }
  })
}

const kycShape = z.object({
  case: z.object({ status: z.string(), reference: z.string() }).nullable(),
})

const kycIs = (client: Client, status: string) =>
  until(`the KYC case is ${status}`, async () => {
    const { case: found } = await client.trader.ask(kycShape, '/kyc')
    return found?.status === status && found
  })

const submit = (client: Client) =>
  client.trader.ask(z.unknown(), '/kyc/submit', { method: 'POST', body: {} })

async function identity(world: World, nadia: Client): Promise<void> {
  const { operators, step, picture } = world
  const { page } = operators.compliance
  await step('documents are uploaded; without all of them nothing can be handed in', async () => {
    await kycIs(nadia, 'requested')
    await nadia.trader.upload('identity', nadia.customer.name)
    const early = await nadia.trader.call('/kyc/submit', { method: 'POST', body: {} })
    assert.equal(early.status, 409)
    assert.match(early.text, /address/)
    await nadia.trader.upload('address', 'Storgatan 1, Malmö')
    await submit(nadia)
  })
  await step('compliance sees the pictures, starts the review and asks for more', async () => {
    await page.goto('/admin')
    await openBySearch(page, nadia.customer.name, 'kyc-cases')
    await expectPictures(world, 2)
    await make(page, 'startReview')
    await statusIs(page, 'In review')
    await picture(page, 'kyc')
    await make(page, 'askForMore', { reason: 'picture not readable', note: 'The back, please.' })
    await statusIs(page, 'Needs more information')
  })
  await step('the trader sends it, and compliance approves', async () => {
    await kycIs(nadia, 'needsMoreInfo')
    await nadia.trader.upload('identityBack', 'SPECIMEN, back')
    await submit(nadia)
    await page.reload()
    await expectPictures(world, 3)
    await make(page, 'startReview')
    await make(page, 'approve')
    await statusIs(page, 'Approved')
    await kycIs(nadia, 'approved')
  })
  await step('support sees the case and no document', async () => {
    const support = operators.support
    await support.page.goto('/admin')
    await openBySearch(support.page, nadia.customer.name, 'kyc-cases')
    await support.expecting([403], () => shows(support.page, 'Your role does not permit this.'))
    assert.equal(await support.page.locator('.pf-document img').count(), 0)
  })
}

/** The pictures are really drawn: a picture that failed to load has no width. */
async function expectPictures({ operators }: World, count: number): Promise<void> {
  const { page } = operators.compliance
  await until(`${count} pictures are drawn`, async () => {
    const widths = await page
      .locator('.pf-document img')
      .evaluateAll((all) => all.map((each) => (each as HTMLImageElement).naturalWidth))
    return widths.length === count && widths.every((width) => width > 0)
  })
}

const agreements = z.object({
  agreements: z.array(z.object({ id: z.string(), hash: z.string() })),
})

async function acceptAgreement({ trader, customer: { name } }: Client): Promise<void> {
  const [agreement] = (await trader.ask(agreements, '/agreements')).agreements
  assert.ok(agreement, 'an agreement is asked for')
  const path = `/agreements/${agreement.id}/accept`
  const body = { fullName: name, textHash: agreement.hash }
  const other = { ...body, textHash: '0'.repeat(64) }
  assert.equal((await trader.call(path, { method: 'POST', body: other })).status, 409)
  await trader.ask(z.unknown(), path, { method: 'POST', body })
}
