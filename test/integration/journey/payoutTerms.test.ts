import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { testPassword } from '../../fixtures/firmPeople.js'
import { testSize } from '../../fixtures/firmTerms.js'
import { fee, startJourneyFirm, type JourneyFirm } from './journeyFirm.js'
import { journeySteps, type Account, type Bought, type JourneySteps } from './support/steps.js'

let firm: JourneyFirm
let steps: JourneySteps
let who: { bought: Bought; account: Account; token: string }

/** 1.10123 makes 1,230.00 of 10 lots. */
const profit = 123_000
/** Half of it, as the weekly cycle gives. */
const half = 61_500

type Shown = {
  possible: boolean
  words: string[]
  cycles: { cycle: string; days: number }[]
  growth: { eligible: boolean; failed: string[]; newSize: number }
  quote: Record<string, unknown> & {
    refusals?: { code: string }[]
    steps: { code: string; sign: string }[]
  }
  conditions: { code: string; met: boolean }[]
}

const quote = async (query = '') => {
  const path = `/trader/accounts/${who.account.id}/payout-quote${query}`
  const answer = await firm.api(path, { token: who.token })
  return { http: answer.status, ...((await answer.json()) as Shown) }
}
const unmet = ({ conditions }: Shown) =>
  conditions.filter(({ met }) => !met).map(({ code }) => code)

const ask = (key: string, query = '') => steps.askPayout(who.account.id, who.token, key, query)

const deed = (id: string, event: string) => ({
  lifecycle: 'payout',
  id,
  event,
  reason: 'as agreed',
})

const hasBalance = (wanted: number) =>
  firm.until(`balance ${wanted}`, async () => {
    await steps.caughtUp(who.account.login)
    const live = await steps.one('select balance from live.account where account_id = $1', [
      who.account.id,
    ])
    return Number(live?.balance) === wanted
  })

/** The account is so much older than it was. */
const passDays = (days: number) =>
  firm.pool.query(
    `update pf_accounts set opened_at = opened_at - make_interval(days => $2) where id = $1`,
    [who.account.id, days],
  )

beforeAll(async () => {
  firm = await startJourneyFirm()
  steps = journeySteps(firm)
  const { bought, account } = await steps.buy('by-cycle')
  await steps.trade(account.login, 1.10123)
  who = { bought, account, token: await steps.tokenOf(bought) }
  await steps.addMethod(who.token, bought, testPassword)
})
afterAll(() => firm.stop())

describe('a program with payout cycles and a fee that goes back', () => {
  it('offers nothing until a cycle is chosen and over', async () => {
    const open = await quote()
    expect(open.possible).toBe(false)
    expect(open.cycles.map(({ cycle, days }) => [cycle, days])).toEqual([
      ['weekly', 7],
      ['monthly', 30],
    ])
    expect(open.quote.refusals?.map(({ code }) => code)).toEqual(['noCycle'])
    expect(unmet(open)).toEqual(['cycle', 'waitingTime', 'amount'])
    expect(open.words).toContain(
      'With the first payout you get back 100 % of the fee you paid last for the challenge.',
    )
    expect(open.growth).toMatchObject({ eligible: false, failed: ['payouts'], newSize: 6_250_000 })
    expect(await ask('no-cycle-chosen')).toMatchObject({ http: 409, code: 'conditions' })
    expect(unmet(await quote('?cycle=weekly'))).toEqual(['waitingTime'])
    expect(await ask('too-early-for-it', '?cycle=weekly')).toMatchObject({ http: 409 })
  })

  it('refuses a cycle that is none, and one that the program does not have', async () => {
    const path = `/trader/accounts/${who.account.id}/payout-quote?cycle=daily`
    const answer = await firm.api(path, { token: who.token })
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain('cycle: expected one of weekly, biweekly, monthly')
    expect(await ask('a-strange-cycle', '?cycle=daily')).toMatchObject({ http: 400 })
    expect(unmet(await quote('?cycle=biweekly'))).toContain('cycle')
    expect(await ask('another-cycle', '?cycle=biweekly')).toMatchObject({ http: 409 })
  })

  it('adds the fee to the first payout, as a row of its own and a posting of its own', async () => {
    await passDays(8)
    expect(unmet(await quote('?cycle=monthly'))).toEqual(['waitingTime'])
    const offer = await quote('?cycle=weekly')
    expect(offer.possible).toBe(true)
    expect(offer.quote).toMatchObject({ traderShare: half, feeRefund: fee, owed: half + fee })
    expect(offer.quote.steps.slice(-2)).toMatchObject([
      { code: 'feeRefund', sign: 'plus', amount: fee },
      { code: 'arrives', sign: 'equals', amount: half + fee },
    ])
    const { id = '' } = await ask('the-first-one', '?cycle=weekly')
    await steps.becomes('pf_payouts', id, 'inReview')
    const stored = await steps.one('select * from pf_payouts where id = $1', [id])
    expect([stored?.gross, stored?.trader_share, stored?.firm_share].map(Number)).toEqual([
      profit,
      half + fee,
      half,
    ])
    expect(await steps.booked(id)).toEqual({
      'feeRefunds USD': fee,
      'payoutReserve USD': -(half + fee),
      'traderProfitShare USD': half,
    })
  })

  it('takes the fee back with a payout that is cancelled, and gives it with the next one', async () => {
    const first = String((await steps.one('select id from pf_payouts limit 1'))?.id)
    await firm.api(`/trader/payouts/${first}/cancel`, { method: 'POST', token: who.token })
    await hasBalance(testSize + profit)
    expect(await steps.booked(first)).toEqual({})
    expect((await quote('?cycle=weekly')).quote).toMatchObject({ number: 1, feeRefund: fee })
  })

  it('gives no more of the fee than was not refunded already', async () => {
    const refunded = (amount: number | null) =>
      firm.pool.query(`update pf_orders set refunded_amount = $2 where id = $1`, [
        who.bought.orderId,
        amount,
      ])
    await refunded(9_900)
    expect((await quote('?cycle=weekly')).quote).toMatchObject({ feeRefund: fee - 9_900 })
    await refunded(fee)
    expect((await quote('?cycle=weekly')).quote).toMatchObject({ feeRefund: 0, owed: half })
    await refunded(null)
  })

  it('pays share and fee together, and the fee never again', async () => {
    const { id = '' } = await ask('the-second-one', '?cycle=weekly')
    await steps.becomes('pf_payouts', id, 'inReview')
    const { finance, risk } = firm.operators
    expect(await firm.fire(risk, deed(id, 'approve'))).toMatchObject({ ok: true })
    expect(await firm.fire(finance, deed(id, 'approve'))).toMatchObject({ status: 'approved' })
    expect(await firm.fire(finance, deed(id, 'send'))).toMatchObject({ status: 'sending' })
    expect(await firm.fire(finance, deed(id, 'markPaid'))).toMatchObject({ status: 'paid' })
    expect(await steps.booked(id)).toEqual({
      'bank USD': -(half + fee),
      'feeRefunds USD': fee,
      'traderProfitShare USD': half,
    })
    const { text } = await steps.mail(who.bought.email, 'payout.paid')
    expect(text).toContain('914.00 USD')
    await hasBalance(testSize)
    await steps.trade(who.account.login, 1.10123)
    await hasBalance(testSize + profit)
    const next = await quote('?cycle=weekly')
    expect(next.quote).toMatchObject({ ok: true, number: 2, feeRefund: 0, owed: half })
    expect(unmet(next)).toEqual(['waitingTime'])
    expect(next.growth).toMatchObject({ eligible: true, newSize: 6_250_000 })
  })
})
