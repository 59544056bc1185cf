import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { readBought } from '../../../src/readModels/readBought.js'
import { fee, startJourneyFirm, type JourneyFirm } from './journeyFirm.js'
import { journeySteps, type JourneySteps } from './support/steps.js'

let firm: JourneyFirm
let steps: JourneySteps
beforeAll(async () => {
  firm = await startJourneyFirm()
  steps = journeySteps(firm)
})
afterAll(() => firm.stop())

const desk = 'desk@fairlead.example'
const challengeStatus = (id: string) => steps.status('pf_challenges', id)

const waitsIn = async (kind: string, by: 'risk' | 'finance', id: string) => {
  const { token } = firm.operators[by]
  const answer = await firm.api(`/prop-firm/queue?kind=${kind}`, { token })
  const { rows } = (await answer.json()) as { rows: { id: string }[] }
  return rows.find((row) => row.id === id)
}

/** The account as it waits in the work queue for what becomes of it. */
const waiting = (id: string) => waitsIn('refunds', 'risk', id)

const lift = async (body: object) => {
  const { token } = firm.operators.risk
  const answer = await firm.api('/prop-firm/holds', { method: 'POST', token, body })
  return { http: answer.status, ...((await answer.json()) as object) }
}

describe('a refund', () => {
  it('before the first trade ends the challenge, closes the account and is booked', async () => {
    const { bought, account } = await steps.buy('two-step')
    expect(await steps.refundSays(bought)).toBe(
      'Nothing was traded yet: the account is closed and the challenge ends.',
    )
    expect(await steps.notice(bought, 'refunded')).toMatchObject({ http: 200, outcome: 'done' })
    expect(await steps.notice(bought, 'refunded')).toMatchObject({ outcome: 'duplicate' })
    expect(await steps.status('pf_accounts', account.id)).toBe('closed')
    expect(await challengeStatus(account.challengeId)).toBe('refunded')
    await firm.until('trading off', async () => {
      return (await steps.onPlatform(account.login))?.mode === 'noTrading'
    })
    expect(await steps.booked(bought.orderId)).toEqual({
      'challengeFees USD': -fee,
      'feeRefunds USD': fee,
    })
    await steps.mail(bought.email, 'order.refunded')
  })

  it('after a trade, even one that made nothing, is held for a person', async () => {
    const { bought, account } = await steps.buy('two-step')
    await steps.trade(account.login, 1.1)
    expect(await steps.refundSays(bought)).toBe(
      'There were trades: the account is frozen until somebody lets it go on or closes it.',
    )
    expect(await steps.notice(bought, 'refunded')).toMatchObject({ outcome: 'done' })
    expect(await steps.status('pf_orders', bought.orderId)).toBe('refunded')
    expect(await steps.status('pf_accounts', account.id)).toBe('active')
    expect(await challengeStatus(account.challengeId)).toBe('active')
    expect(await steps.flags(account.id)).toEqual({
      paused: false,
      frozen: true,
      underReview: true,
    })
    const { text } = await steps.mail(desk, 'order.mismatch')
    expect(text).toContain(bought.reference)
    expect(await waiting(account.id)).toMatchObject({
      status: 'active',
      decides: { lifecycle: 'account', id: account.id },
      facts: { login: account.login, order: bought.reference, amount: fee, currency: 'USD' },
    })
    expect(await readBought(firm.pool, bought.orderId)).toMatchObject({ waits: true })
    const closing = { lifecycle: 'account', id: account.id, event: 'close', reason: 'refunded' }
    expect(await firm.fire(firm.operators.risk, closing)).toMatchObject({ ok: true })
    await firm.until('trading off', async () => {
      return (await steps.onPlatform(account.login))?.mode === 'noTrading'
    })
    expect(await waiting(account.id)).toBeUndefined()
    expect(await readBought(firm.pool, bought.orderId)).toMatchObject({ waits: false })
  })

  it('after a trade waits until somebody lets the account go on, with one answer', async () => {
    const { bought, account } = await steps.buy('two-step')
    await steps.trade(account.login, 1.1)
    await steps.notice(bought, 'refunded')
    expect(await waiting(account.id)).toBeDefined()
    expect(await steps.holdsOf(bought.orderId)).toEqual([])
    const goesOn = { subject: 'account', id: account.id, lift: true, reason: 'The fee was a gift.' }
    expect(await lift(goesOn)).toMatchObject({ http: 400 })
    expect(await lift({ ...goesOn, of: 'refundAfterTrade' })).toMatchObject({ ok: true })
    expect(await steps.flags(account.id)).toEqual({
      paused: false,
      frozen: false,
      underReview: false,
    })
    expect(await waiting(account.id)).toBeUndefined()
  })

  it('of a part leaves the account alone; the rest ends it', async () => {
    const { bought, account } = await steps.buy('two-step')
    const part = { amount: 10_000, id: `${bought.reference}-part` }
    expect(await steps.notice(bought, 'partlyRefunded', part)).toMatchObject({ outcome: 'done' })
    expect(await steps.status('pf_orders', bought.orderId)).toBe('partlyRefunded')
    expect(await steps.status('pf_accounts', account.id)).toBe('active')
    expect(await steps.booked(bought.orderId)).toMatchObject({ 'feeRefunds USD': 10_000 })
    const rest = { amount: fee - 10_000 }
    expect(await steps.notice(bought, 'refunded', rest)).toMatchObject({ outcome: 'done' })
    expect(await challengeStatus(account.challengeId)).toBe('refunded')
    expect(await steps.booked(bought.orderId)).toMatchObject({ 'feeRefunds USD': fee })
  })

  it('of a challenge that ended without a trade says that it is only recorded', async () => {
    const { bought, account } = await steps.buy('two-step')
    const closing = { lifecycle: 'account', id: account.id, event: 'close', reason: 'trader asked' }
    expect(await firm.fire(firm.operators.risk, closing)).toMatchObject({ ok: true })
    expect(await challengeStatus(account.challengeId)).toBe('closed')
    expect(await steps.refundSays(bought)).toBe(
      'Nothing of the challenge changes: the refund is only recorded.',
    )
    expect(await steps.notice(bought, 'refunded')).toMatchObject({ outcome: 'done' })
    expect(await challengeStatus(account.challengeId)).toBe('closed')
    expect(await steps.status('pf_orders', bought.orderId)).toBe('refunded')
  })

  it('may arrive before the payment: nothing opens, and both are booked', async () => {
    const bought = await steps.order('two-step')
    expect(await steps.refundSays(bought)).toBe('Nothing was traded: the challenge ends.')
    expect(await steps.notice(bought, 'refunded')).toMatchObject({ outcome: 'done' })
    expect(await steps.booked(bought.orderId)).toEqual({})
    expect(await steps.notice(bought, 'paid')).toMatchObject({ outcome: 'refundedBefore' })
    expect(await steps.booked(bought.orderId)).toEqual({
      'challengeFees USD': -fee,
      'feeRefunds USD': fee,
    })
    const accounts = await firm.rows(
      `select account.id from pf_accounts account
       join pf_challenges challenge on challenge.id = account.challenge_id
       where challenge.order_id = $1`,
      [bought.orderId],
    )
    expect(accounts).toEqual([])
  })

  it('of a part that overtakes the payment is asked for again, and then taken', async () => {
    const bought = await steps.order('two-step')
    const part = () => steps.notice(bought, 'partlyRefunded', { amount: 10_000 })
    expect(await part()).toMatchObject({ http: 409, code: 'tooEarly' })
    expect(await steps.notice(bought, 'paid')).toMatchObject({ outcome: 'done' })
    expect(await part()).toMatchObject({ http: 200, outcome: 'done' })
    expect(await steps.booked(bought.orderId)).toMatchObject({ 'feeRefunds USD': 10_000 })
  })
})

describe('a dispute', () => {
  const holdByHand = (id: string, lift = false) =>
    firm.api('/prop-firm/holds', {
      method: 'POST',
      token: firm.operators.risk.token,
      body: { subject: 'account', id, kind: 'frozen', reason: 'looks odd', lift },
    })

  it('freezes the account; won, it lifts its own hold and leaves the others', async () => {
    const { bought, account } = await steps.buy('two-step')
    expect(await steps.notice(bought, 'disputed', { amount: 20_000 })).toMatchObject({
      outcome: 'done',
    })
    expect((await holdByHand(account.id)).status).toBe(200)
    expect(await steps.holdsOf(account.id)).toEqual(['frozen dispute', 'frozen operator'])
    expect(await steps.booked(bought.orderId)).toMatchObject({ 'disputedFunds USD': 20_000 })
    await steps.mail(desk, 'order.disputed')
    expect(await steps.notice(bought, 'disputeWon', { amount: 20_000 })).toMatchObject({
      outcome: 'done',
    })
    expect(await steps.booked(bought.orderId)).not.toHaveProperty('disputedFunds USD')
    expect(await steps.flags(account.id)).toMatchObject({ frozen: true })
    await holdByHand(account.id, true)
    expect(await steps.flags(account.id)).toMatchObject({ frozen: false })
  })

  it('that is opened again after it was won is booked again; lost, it ends the challenge', async () => {
    const { bought, account } = await steps.buy('two-step')
    const say = async (type: string, id = type) =>
      (await steps.notice(bought, type, { id: `${bought.reference}-${id}` })).outcome
    expect(await say('disputed')).toBe('done')
    expect(await say('disputeWon')).toBe('done')
    expect(await say('disputed', 'again')).toBe('done')
    expect(await steps.booked(bought.orderId)).toMatchObject({ 'disputedFunds USD': fee })
    expect(await say('disputeLost')).toBe('done')
    expect(await steps.booked(bought.orderId)).toEqual({
      'challengeFees USD': -fee,
      'chargebackLosses USD': fee,
    })
    expect(await steps.status('pf_accounts', account.id)).toBe('closed')
    expect(await challengeStatus(account.challengeId)).toBe('closed')
    await firm.until('trading off', async () => {
      return (await steps.onPlatform(account.login))?.mode === 'noTrading'
    })
  })

  it('stops a challenge that waits for funding, until it is won', async () => {
    const { bought, account } = await steps.buy('one-step')
    await steps.trade(account.login, 1.1045)
    await steps.accountOf(bought, { status: 'passed' })
    const token = await steps.tokenOf(bought)
    await firm.until('identity asked for', () =>
      steps.one(`select 1 from pf_kyc_cases kyc join pf_traders trader on trader.id = kyc.trader_id
        where trader.email = '${bought.email}'`),
    )
    await steps.notice(bought, 'disputed')
    await steps.proveIdentity(bought, token)
    expect(
      await firm.rows(`select id from pf_accounts where challenge_id = $1 and phase = 'funded'`, [
        account.challengeId,
      ]),
    ).toEqual([])
    await steps.notice(bought, 'disputeWon')
    await steps.accountOf(bought, { phase: 'funded' })
  })
})

describe('a payment that does not match the order', () => {
  it.each([
    { field: 'amount', more: { amount: fee - 10_000 }, bank: { 'bank USD': fee - 10_000 } },
    { field: 'currency', more: { currency: 'EUR' }, bank: { 'bank EUR': fee } },
    { field: 'size', more: { size: 10_000_000 }, bank: { 'bank USD': fee } },
    { field: 'coupon', more: { coupon: 'HALF' }, bank: { 'bank USD': fee } },
  ])('in its $field goes to a person, who accepts it as paid', async ({ field, more, bank }) => {
    const bought = await steps.order('two-step')
    expect(await steps.notice(bought, 'paid', more)).toMatchObject({ outcome: 'mismatch' })
    expect(await steps.status('pf_orders', bought.orderId)).toBe('mismatch')
    expect(await steps.booked(bought.orderId)).toEqual({})
    const { text } = await firm.until('staff mail', async () => {
      const found = await steps.mail(desk, 'order.mismatch')
      return found.text.includes(bought.reference) && found
    })
    expect(text).toContain(`${field}: expected`)
    const deed = { lifecycle: 'order', id: bought.orderId, event: 'acceptMismatch' }
    expect(await firm.fire(firm.operators.finance, deed)).toMatchObject({ code: 'reasonRequired' })
    const reason = 'agreed by phone'
    const accepted = await firm.fire(firm.operators.finance, { ...deed, reason })
    expect(accepted).toMatchObject({ ok: true, status: 'paid' })
    expect(await steps.booked(bought.orderId)).toMatchObject(bank)
    await steps.accountOf(bought)
    // The order keeps what was paid, so what the checkout gives back fits it.
    const back = await steps.notice(bought, 'refunded', field === 'size' ? {} : more)
    expect(back).toMatchObject({ outcome: 'done' })
  })

  it('by a person who may not buy any more goes to a person', async () => {
    const bought = await steps.order('two-step')
    await firm.pool.query(
      `select prop_firm.move('pf_traders', array(select id from pf_traders where email = $1),
        'active', 'restricted')`,
      [bought.email],
    )
    expect(await steps.notice(bought, 'paid')).toMatchObject({ outcome: 'mismatch' })
    expect(await steps.status('pf_orders', bought.orderId)).toBe('mismatch')
  })
})

describe('a notice that the order cannot take', () => {
  it('is put before a person and changes nothing else', async () => {
    const { bought, account } = await steps.buy('two-step')
    const wrong = { amount: fee - 1 }
    expect(await steps.notice(bought, 'refunded', wrong)).toMatchObject({ outcome: 'mismatch' })
    expect(await steps.status('pf_orders', bought.orderId)).toBe('paid')
    expect(await steps.holdsOf(bought.orderId)).toEqual(['underReview notice'])
    expect(await steps.status('pf_accounts', account.id)).toBe('active')
    const waits = () => waitsIn('orderNotices', 'finance', bought.orderId)
    expect(await waits()).toMatchObject({ facts: { problem: expect.stringContaining('refunded') } })
    const seenTo = { kind: 'underReview', lift: true, of: 'notice', reason: 'Refunded by hand.' }
    const { token } = firm.operators.finance
    const lifted = async (subject: string, id: string) => {
      const asked = { method: 'POST', token, body: { subject, id, ...seenTo } }
      return (await firm.api('/prop-firm/holds', asked)).status
    }
    expect(await lifted('account', account.id)).toBe(403)
    expect(await lifted('order', bought.orderId)).toBe(200)
    expect(await waits()).toBeUndefined()
  })

  it('such as a payment after the order expired, is not lost', async () => {
    const bought = await steps.order('two-step')
    await firm.pool.query(
      `select prop_firm.move('pf_orders', array[$1::uuid], 'pending', 'expired')`,
      [bought.orderId],
    )
    expect(await steps.notice(bought, 'paid')).toMatchObject({ http: 200, outcome: 'notPossible' })
    expect(await steps.holdsOf(bought.orderId)).toEqual(['underReview notice'])
  })

  it('about an order that we do not know is refused, so that it is delivered again', async () => {
    const bought = await steps.order('two-step')
    const other = { ...bought, reference: 'O-999999' }
    expect(await steps.notice(other, 'paid')).toMatchObject({ http: 404, code: 'unknownOrder' })
    expect(await steps.notice(other, 'paid')).toMatchObject({ http: 404 })
  })
})

describe('an order that was taken by hand', () => {
  it('is paid once finance recorded the transfer, once, and opens its account', async () => {
    const bought = await steps.order('two-step')
    const { finance, support } = firm.operators
    const deed = { lifecycle: 'order', id: bought.orderId, event: 'recordPayment' }
    const reason = 'WIRE 77'
    expect(await firm.fire(support, { ...deed, reason })).toMatchObject({
      code: 'notPermitted',
    })
    expect(await firm.fire(finance, deed)).toMatchObject({ code: 'reasonRequired' })
    expect(await firm.fire(finance, { ...deed, reason })).toMatchObject({
      ok: true,
      status: 'paid',
    })
    expect(await firm.fire(finance, { ...deed, reason })).toMatchObject({ code: 'notPossible' })
    expect(await steps.booked(bought.orderId)).toMatchObject({ 'bank USD': fee })
    await steps.accountOf(bought)
    // A checkout that reports a payment as well is put before a person: it may be a second one.
    expect(await steps.notice(bought, 'paid')).not.toMatchObject({ outcome: 'done' })
    expect(await steps.booked(bought.orderId)).toMatchObject({ 'bank USD': fee })
  })
})
