import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { testTerms } from '../../fixtures/firmTerms.js'
import { publish, startJourneyFirm, type JourneyFirm } from './journeyFirm.js'
import { journeySteps, type Account, type Bought, type JourneySteps } from './support/steps.js'

const half = 14_950
const program = 'given-offers'
const offers = {
  reset: { price: { ofFeeBps: 5_000 }, times: 2 },
  secondChance: { per: 'challenge' },
  giveaway: { limits: { manager: 1 } },
}

let firm: JourneyFirm
let steps: JourneySteps
beforeAll(async () => {
  firm = await startJourneyFirm()
  steps = journeySteps(firm)
  const draft = { ...testTerms(), offers }
  await publish(firm, { name: 'Given', code: program, draft }, firm.operators.manager)
})
afterAll(() => firm.stop())

const failed = async () => {
  const { bought, account } = await steps.buy(program)
  await steps.trade(account.login, 1.09)
  await steps.accountOf(bought, { status: 'breached' })
  return { bought, account }
}

type Answer = Record<string, unknown> & { http: number }

const asked = async (path: string, options: { token: string; body?: object }): Promise<Answer> => {
  const method = options.body ? 'POST' : 'GET'
  const answer = await firm.api(path, { method, ...options })
  return { http: answer.status, ...((await answer.json()) as object) }
}

const give = (account: Account, body: object, token = firm.operators.manager.token) =>
  asked(`/prop-firm/challenges/${account.challengeId}/offers`, { token, body })

const attempts = async ({ challengeId }: Account) => {
  const found = await firm.rows(
    'select status from pf_accounts where challenge_id = $1 order by id',
    [challengeId],
  )
  return found.map(({ status }) => String(status))
}

const opened = (account: Account) =>
  firm.until('the new attempt', async () => {
    const found = await attempts(account)
    return found.length > 1 && found.at(-1) === 'active' ? found : null
  })

const reset = { kind: 'reset', reason: 'goodwill' }

describe('an operator', () => {
  it('gives a free reset within the own limit, and above it only with a second person', async () => {
    const one = await failed()
    expect(await give(one.account, { ...reset, free: true })).toMatchObject({
      http: 201,
      status: 'paid',
      waitsFor: null,
    })
    expect(await opened(one.account)).toEqual(['breached', 'active'])

    const two = await failed()
    const above = await give(two.account, { ...reset, free: true })
    expect(above).toMatchObject({ http: 201, status: 'pending', waitsFor: 'secondPerson' })
    expect(await attempts(two.account)).toEqual(['breached'])
    const order = await steps.one('select id from pf_orders where reference = $1', [
      String(above.reference),
    ])
    const deed = { lifecycle: 'order', id: String(order?.id), event: 'give', reason: 'agreed' }
    const { manager, finance, support } = firm.operators
    expect(await firm.fire(manager, deed)).toMatchObject({ code: 'secondPerson' })
    const paying = { ...deed, event: 'recordPayment' }
    expect(await firm.fire(finance, paying)).toMatchObject({ code: 'notForSale' })
    expect(await attempts(two.account)).toEqual(['breached'])

    const three = await failed()
    const proposed = await give(three.account, { ...reset, free: true }, support.token)
    expect(proposed).toMatchObject({ status: 'pending', waitsFor: 'secondPerson' })
    const gift = await steps.one('select id from pf_orders where reference = $1', [
      String(proposed.reference),
    ])
    const id = String(gift?.id)
    expect(await firm.fire(manager, { ...deed, id })).toMatchObject({ ok: true })
    expect(await opened(three.account)).toEqual(['breached', 'active'])
    expect(await steps.booked(id)).toEqual({})
  })

  it('sees price, what is left and the reason why not, by role', async () => {
    const { account } = await failed()
    const path = `/prop-firm/challenges/${account.challengeId}/offers`
    const { manager, finance, support } = firm.operators
    expect(await asked(path, { token: finance.token })).toMatchObject({ http: 403 })
    expect(await give(account, reset, finance.token)).toMatchObject({ http: 403 })
    expect(await asked(path, { token: support.token })).toMatchObject({
      account: { limit: { limit: 0, left: 0 } },
    })
    const seen = await asked(path, { token: manager.token })
    expect(seen).toMatchObject({
      account: { possible: true, limit: { limit: 1 } },
      offers: [
        { kind: 'reset', possible: true, price: { amount: half }, left: 2 },
        { kind: 'secondChance', possible: true, price: null, left: 1 },
      ],
    })
    expect(await give(account, { ...reset, reason: ' ' })).toMatchObject({ http: 400 })
    const running = await steps.buy(program)
    expect(await give(running.account, { ...reset, kind: 'secondChance' })).toMatchObject({
      http: 409,
      code: 'notFailed',
      message: 'This challenge has not failed.',
    })
  })
})

describe('a trader', () => {
  const order = async ({ bought, account }: { bought: Bought; account: Account }) =>
    asked(`/trader/challenges/${account.challengeId}/offers`, {
      token: await steps.tokenOf(bought),
      body: { kind: 'reset' },
    })

  it('orders a reset once, though asked twice at once, and it opens when it is paid', async () => {
    const mine = await failed()
    const both = await Promise.all([order(mine), order(mine)])
    expect(both.map(({ http }) => http).sort()).toEqual([200, 201])
    const [first, second] = both
    expect(first?.reference).toBe(second?.reference)
    expect(first).toMatchObject({ amount: half, currency: 'USD', payAt: null })
    expect(await attempts(mine.account)).toEqual(['breached'])
    const found = await asked(`/trader/challenges/${mine.account.challengeId}/offers`, {
      token: await steps.tokenOf(mine.bought),
    })
    expect(found).toMatchObject({
      offers: [{ kind: 'reset', possible: false, waiting: { reference: first?.reference } }, {}],
    })
    const { email, name } = mine.bought
    const made = { orderId: '', reference: String(first?.reference), program, email, name }
    expect(await steps.notice(made, 'paid', { amount: half })).toMatchObject({ outcome: 'done' })
    expect(await opened(mine.account)).toEqual(['breached', 'active'])
  })

  it('orders nothing for the challenge of somebody else', async () => {
    const [mine, theirs] = [await failed(), await failed()]
    const answer = await order({ bought: mine.bought, account: theirs.account })
    expect(answer).toMatchObject({ http: 404 })
  })
})
