import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { figuresSchema } from '../../../src/readModels/dashboard/figures.js'
import { refreshStats } from '../../../src/readModels/dashboard/refreshStats.js'
import { compilePhase } from '../../../src/domain/rules/compilePhase.js'
import { minor } from '../../../src/domain/money/minor.js'
import { phaseTerms } from '../../../src/domain/programs/phaseTerms.js'
import { programTermsSchema } from '../../../src/domain/programs/terms.js'
import { unpackState } from '../../../src/live/write/stateBytes.js'
import { testSize, testTerms } from '../../fixtures/firmTerms.js'
import { publish, startJourneyFirm, type JourneyFirm } from './journeyFirm.js'
import { journeySteps, type Account, type Bought, type JourneySteps } from './support/steps.js'

const half = 14_950
const program = 'offers'
const plain = testTerms()
const [first, ...others] = plain.phases
const clock = { key: 'time', rule: 'timeLimit', parameters: { days: 30, from: 'phaseStart' } }
const draft = {
  ...plain,
  phases: [{ ...first, rules: [...(first?.rules ?? []), clock] }, ...others],
  offers: {
    reset: { price: { ofFeeBps: 5_000 }, times: 1 },
    retry: {},
    extension: { price: { bySize: [{ size: testSize, currency: 'USD', amount: 5_000 }] }, days: 7 },
    secondChance: { per: 'person' },
    giveaway: { limits: { manager: 1 } },
  },
}

let firm: JourneyFirm
let steps: JourneySteps
beforeAll(async () => {
  firm = await startJourneyFirm()
  steps = journeySteps(firm)
  await publish(firm, { name: 'Offers', code: program, draft }, firm.operators.manager)
})
afterAll(() => firm.stop())

const fail = async (bought: Bought, account: Account) => {
  await steps.trade(account.login, 1.09)
  await steps.accountOf(bought, { status: 'breached' })
}

let carts = 0
/** Announces an order for a challenge, as the shop does. */
const orderFor = async (
  { email, name }: Bought,
  challenge: string,
  kind: 'reset' | 'extension' = 'reset',
) => {
  carts += 1
  const answer = await firm.checkout('/prop-firm/webhooks/checkout/orders', {
    ...{ program, size: testSize, kind, challenge, checkoutReference: `offer-${carts}` },
    customer: { email, name },
  })
  const said = (await answer.json()) as Record<string, unknown>
  const { id, reference, amount, code } = said
  const made = { orderId: String(id), reference: String(reference), program, email, name }
  return { http: answer.status, amount, code, made }
}

const attempts = async (challengeId: string) => {
  const found = await firm.rows(
    'select attempt, status from pf_accounts where challenge_id = $1 order by id',
    [challengeId],
  )
  return found.map(({ attempt, status }) => `${Number(attempt)} ${String(status)}`)
}

const settledAttempt = (challengeId: string) =>
  firm.until('the new attempt', async () => {
    const found = await attempts(challengeId)
    return found.at(-1)?.endsWith(' active') ? found : null
  })

const challenge = (id: string) => steps.status('pf_challenges', id)

const offersOf = async (bought: Bought, challengeId: string) => {
  const answer = await firm.api(`/trader/challenges/${challengeId}/offers`, {
    token: await steps.tokenOf(bought),
  })
  const { offers } = (await answer.json()) as { offers: { kind: string; possible: boolean }[] }
  return Object.fromEntries(offers.map(({ kind, ...offer }) => [kind, offer]))
}

const take = async (token: string, challengeId: string, kind: string) => {
  const path = `/trader/challenges/${challengeId}/offers`
  const answer = await firm.api(path, { method: 'POST', token, body: { kind } })
  return { http: answer.status, ...((await answer.json()) as { code?: string }) }
}

const cancel = async (token: string, challengeId: string, kind = 'reset') => {
  const path = `/trader/challenges/${challengeId}/offers/cancel`
  const answer = await firm.api(path, { method: 'POST', token, body: { kind } })
  return { http: answer.status, ...((await answer.json()) as { code?: string }) }
}

describe('an order that its trader gives up', () => {
  it('no longer keeps the free second chance from being taken, and cannot be paid', async () => {
    const { bought, account } = await steps.buy(program)
    await fail(bought, account)
    const token = await steps.tokenOf(bought)
    const { made } = await orderFor(bought, account.challengeId)
    const blocked = await take(token, account.challengeId, 'secondChance')
    expect(blocked).toMatchObject({ http: 409, code: 'orderWaiting' })
    const other = await steps.buy(program)
    const stranger = await steps.tokenOf(other.bought)
    expect(await cancel(stranger, account.challengeId)).toMatchObject({ http: 404 })
    expect(await cancel(token, account.challengeId, 'extension')).toMatchObject({ http: 404 })
    expect(await steps.status('pf_orders', made.orderId)).toBe('pending')
    expect(await cancel(token, account.challengeId)).toMatchObject({ http: 200 })
    expect(await steps.status('pf_orders', made.orderId)).toBe('expired')
    expect(await challenge(account.challengeId)).toBe('failed')
    expect(await cancel(token, account.challengeId)).toMatchObject({ http: 404 })
    const late = await steps.notice(made, 'paid', { amount: half, id: `${made.reference}-late` })
    expect(late).toMatchObject({ outcome: 'notPossible' })
    expect(await steps.booked(made.orderId)).toEqual({})
    const chance = await take(token, account.challengeId, 'secondChance')
    expect(chance).toMatchObject({ http: 201 })
    expect(await settledAttempt(account.challengeId)).toEqual(['1 breached', '2 active'])
  })

  it('is given up or paid, never both, when both come at once', async () => {
    for (const delay of [0, 5, 15, 40]) {
      const { bought, account } = await steps.buy(program)
      await fail(bought, account)
      const token = await steps.tokenOf(bought)
      const { made } = await orderFor(bought, account.challengeId)
      const paying = steps.notice(made, 'paid', { amount: half, id: `${made.reference}-race` })
      await new Promise((resolve) => setTimeout(resolve, delay))
      const [{ http }, { outcome }] = await Promise.all([
        cancel(token, account.challengeId),
        paying,
      ])
      const status = await steps.status('pf_orders', made.orderId)
      expect([http === 200, outcome === 'done'].filter(Boolean)).toHaveLength(1)
      expect(status).toBe(http === 200 ? 'expired' : 'paid')
      if (http === 200) expect(await steps.booked(made.orderId)).toEqual({})
      else {
        expect(await settledAttempt(account.challengeId)).toEqual(['1 breached', '2 active'])
      }
    }
  })
})

describe('a paid reset', () => {
  it('opens attempt 2 once, though its payment is reported twice at once and again', async () => {
    const { bought, account } = await steps.buy(program)
    await fail(bought, account)
    const { made, amount } = await orderFor(bought, account.challengeId)
    expect(amount).toBe(half)
    expect(await orderFor(bought, account.challengeId)).toMatchObject({
      http: 422,
      code: 'orderWaiting',
    })
    const pay = (id: string) => steps.notice(made, 'paid', { amount: half, id })
    const at = await Promise.all([pay(`${made.reference}-a`), pay(`${made.reference}-a`)])
    expect(at.map(({ outcome }) => outcome).sort()).toEqual(['done', 'duplicate'])
    expect(await pay(`${made.reference}-b`)).toMatchObject({ outcome: 'notPossible' })
    expect(await settledAttempt(account.challengeId)).toEqual(['1 breached', '2 active'])
    expect(await challenge(account.challengeId)).toBe('active')
    expect(await steps.booked(made.orderId)).toMatchObject({ 'challengeFees USD': -half })
    const told = await steps.one(
      `select variables ->> 'orderKind' kind from pf_email_messages
       where event = 'order.paid' and variables ->> 'orderReference' = $1`,
      [made.reference],
    )
    expect(told?.kind).toBe('reset')
    expect(await orderFor(bought, account.challengeId)).toMatchObject({ code: 'takenAlready' })
  })

  it('that is refunded before a trade takes the attempt back; after one a person decides', async () => {
    const { bought, account } = await steps.buy(program)
    await fail(bought, account)
    const { made } = await orderFor(bought, account.challengeId)
    await steps.notice(made, 'paid', { amount: half })
    await settledAttempt(account.challengeId)
    expect(await steps.refundSays(made)).toBe(
      'Nothing was traded since: the new account is closed and the challenge is failed again.',
    )
    expect(await steps.notice(made, 'refunded', { amount: half })).toMatchObject({
      outcome: 'done',
    })
    expect(await attempts(account.challengeId)).toEqual(['1 breached', '2 closed'])
    expect(await challenge(account.challengeId)).toBe('failed')
    expect(await steps.booked(made.orderId)).toMatchObject({ 'feeRefunds USD': half })

    const again = await orderFor(bought, account.challengeId)
    await steps.notice(again.made, 'paid', { amount: half })
    await settledAttempt(account.challengeId)
    const third = await steps.accountOf(bought)
    await steps.trade(third.login, 1.1)
    expect(await steps.refundSays(again.made)).toBe(
      'It was used already: the account is frozen until somebody lets it go on or closes it.',
    )
    await steps.notice(again.made, 'refunded', { amount: half })
    expect(await steps.status('pf_accounts', third.id)).toBe('active')
    expect(await steps.flags(third.id)).toMatchObject({ frozen: true, underReview: true })
  })

  it('of a running account replaces it and leaves the challenge open', async () => {
    const { bought, account } = await steps.buy(program)
    const { made } = await orderFor(bought, account.challengeId)
    await steps.notice(made, 'paid', { amount: half })
    expect(await settledAttempt(account.challengeId)).toEqual(['1 closed', '2 active'])
    expect(await challenge(account.challengeId)).toBe('active')
    await firm.until('trading off', async () => {
      return (await steps.onPlatform(account.login))?.mode === 'noTrading'
    })
  })

  it('is refused for a passed or funded challenge, and for one of somebody else', async () => {
    const { bought, account } = await steps.buy('instant')
    const funded = await firm.checkout('/prop-firm/webhooks/checkout/orders', {
      ...{ program: 'instant', size: testSize, kind: 'reset', challenge: account.challengeId },
      ...{ checkoutReference: 'offer-funded', customer: { email: bought.email, name: 'X' } },
    })
    expect(await funded.json()).toMatchObject({ code: 'notOffered' })
    const mine = await steps.buy(program)
    await steps.trade(mine.account.login, 1.1045)
    await steps.accountOf(mine.bought, { status: 'passed' })
    const { challengeId } = mine.account
    await firm.until('the second phase', async () => {
      return (await attempts(challengeId)).join() === '1 passed,1 active'
    })
    expect(await orderFor(bought, challengeId)).toMatchObject({ code: 'unknownChallenge' })
    await firm.pool.query(`update pf_accounts set phase = 'funded' where id =
      (select id from pf_accounts where challenge_id = '${challengeId}' order by id desc limit 1)`)
    expect(await orderFor(mine.bought, challengeId)).toMatchObject({ http: 422, code: 'funded' })
  })

  it('that is not possible any more when it is paid waits for a person and opens nothing', async () => {
    const { bought, account } = await steps.buy(program)
    const { made } = await orderFor(bought, account.challengeId)
    const held = await firm.api('/prop-firm/holds', {
      method: 'POST',
      token: firm.operators.risk.token,
      body: { subject: 'account', id: account.id, kind: 'frozen', reason: 'looks odd' },
    })
    expect(held.status).toBe(200)
    await steps.notice(made, 'paid', { amount: half })
    expect(await attempts(account.challengeId)).toEqual(['1 active'])
    expect(await steps.holdsOf(made.orderId)).toEqual(['underReview notice'])
  })
})

describe('a second chance', () => {
  it('is taken once per person, even twice at once, and is no revenue', async () => {
    const { bought, account } = await steps.buy(program)
    await fail(bought, account)
    expect((await offersOf(bought, account.challengeId)).secondChance).toMatchObject({
      possible: true,
      price: null,
    })
    const token = await steps.tokenOf(bought)
    const both = await Promise.all([
      take(token, account.challengeId, 'secondChance'),
      take(token, account.challengeId, 'secondChance'),
    ])
    expect(both.map(({ http }) => http).sort()).toEqual([201, 409])
    expect(await settledAttempt(account.challengeId)).toEqual(['1 breached', '2 active'])
    const free = await steps.one(
      `select id, paid_amount from pf_orders where kind = 'secondChance' and for_challenge_id = $1`,
      [account.challengeId],
    )
    expect(await steps.booked(String(free?.id))).toEqual({})
    expect((await offersOf(bought, account.challengeId)).secondChance).toMatchObject({
      possible: false,
      code: 'notFailed',
    })
    const other = await steps.buy(program)
    expect(
      await take(await steps.tokenOf(other.bought), account.challengeId, 'secondChance'),
    ).toMatchObject({
      http: 404,
    })
  })
})

describe('an extension', () => {
  it('moves the deadline of the running account by exactly its days', async () => {
    const { bought, account } = await steps.buy(program)
    const terms = phaseTerms(programTermsSchema.parse(draft), {
      ...{ phase: 'evaluation-1', size: minor(testSize), currency: 'USD' },
    })
    if (!terms) throw new Error('no terms')
    const phase = compilePhase(terms, firm.firm.rules)
    const startedAt = async () => {
      const row = await steps.one('select state from live.account where account_id = $1', [
        account.id,
      ])
      const named = phase.describeState(unpackState(row?.state as Buffer))
      return Number(named['time.startedAt'])
    }
    const before = await startedAt()
    const { made, amount } = await orderFor(bought, account.challengeId, 'extension')
    expect(amount).toBe(5_000)
    await steps.notice(made, 'paid', { amount: 5_000 })
    await firm.until('the new deadline', async () => (await startedAt()) !== before)
    const day = 24 * 3_600_000
    expect((await startedAt()) - before).toBe(7 * day)
    expect(await orderFor(bought, account.challengeId, 'extension')).toMatchObject({
      code: 'takenAlready',
    })
  })
})

describe('a giveaway', () => {
  const give = async (token: string, number: number, kind = 'giveaway') => {
    const customer = { email: `gift-${number}@traders.example`, name: 'Gifted' }
    const body = { program, size: testSize, kind, reason: 'a prize', customer }
    const answer = await firm.api('/prop-firm/orders', { method: 'POST', token, body })
    return (await answer.json()) as { id: string; status?: string }
  }

  it('above the limit of the role waits for a second person, and is never revenue', async () => {
    const { manager, support, finance } = firm.operators
    const fees = async () => {
      await refreshStats(firm.pool, Date.now())
      const { rows } = await firm.pool.query('select figures from prop_firm.stats')
      return figuresSchema.parse(rows[0]?.figures).fees.sums.now
    }
    const before = await fees()
    const [one, two] = [await give(manager.token, 1), await give(manager.token, 2, 'replacement')]
    expect([one.status, two.status]).toEqual(['paid', 'pending'])
    const three = await give(support.token, 3)
    expect(three.status).toBe('pending')

    const deed = { lifecycle: 'order', id: two.id, event: 'give', reason: 'agreed' }
    expect(await firm.fire(manager, deed)).toMatchObject({ code: 'secondPerson' })
    expect(await firm.fire(support, deed)).toMatchObject({ ok: false, code: 'notPermitted' })
    const paying = { ...deed, event: 'recordPayment' }
    expect(await firm.fire(finance, paying)).toMatchObject({ code: 'notForSale' })
    expect(await steps.status('pf_orders', two.id)).toBe('pending')
    expect(await firm.fire(manager, { ...deed, id: three.id })).toMatchObject({ ok: true })
    expect(await steps.booked(one.id)).toEqual({})
    expect(await steps.booked(three.id)).toEqual({})
    expect(await fees()).toEqual(before)
  })

  it('given twice at once is within the limit once', async () => {
    const { manager } = firm.operators
    await firm.pool.query(`update pf_orders set created_at = created_at - interval '31 days'
      where kind in ('giveaway', 'replacement')`)
    const both = await Promise.all([give(manager.token, 11), give(manager.token, 12)])
    expect(both.map(({ status }) => status).sort()).toEqual(['paid', 'pending'])
  })
})
