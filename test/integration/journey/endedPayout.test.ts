import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { tellClaimable } from '../../../src/services/payouts/tellClaimable.js'
import { requestPayout } from '../../../src/services/payouts/requestPayout.js'
import { testPassword } from '../../fixtures/firmPeople.js'
import { ruled, start, verdictsOf } from '../rulings/support.js'
import { publish, softTerms, startJourneyFirm, type JourneyFirm } from './journeyFirm.js'
import { journeySteps, type Account, type Bought, type JourneySteps } from './support/steps.js'

let firm: JourneyFirm
let steps: JourneySteps

/** 5,000.00 won and 2,600.00 lost again leave 2,400.00, of which the trader gets half. */
const [won, lost] = [1.105, 1.0974]
const left = 240_000
const half = 120_000

const draft = {
  ...softTerms({
    maximumLoss: { follows: 'static', percent: 1_000 },
    dailyLoss: { anchor: 'highestEquity', unit: 'percentOfSize', percent: 500 },
  }),
  payout: {
    firstWaitDays: 0,
    afterDailyLoss: { bps: 5_000, claimDays: 7, conditions: ['every trade had a stop loss'] },
  },
}

/** Half of what was left by somebody who stopped trading, whenever it is asked for. */
const idle = {
  ...softTerms({
    maximumLoss: { follows: 'static', percent: 1_000 },
    inactivity: { days: 30 },
  }),
  payout: { firstWaitDays: 0, afterInactivity: { bps: 5_000 } },
}

beforeAll(async () => {
  firm = await startJourneyFirm()
  steps = journeySteps(firm)
  await publish(firm, { name: 'Second Half', code: 'half', draft }, firm.operators.manager)
  await publish(firm, { name: 'Long Idle', code: 'idle', draft: idle }, firm.operators.manager)
  const unpaid = { ...draft, payout: { firstWaitDays: 0 } }
  await publish(firm, { name: 'Nothing Left', code: 'nothing', draft: unpaid }, firm.operators.manager) // prettier-ignore
})
afterAll(() => firm.stop())

type Ended = { bought: Bought; account: Account; token: string; violation: string }

const toldOf = ({ login }: Account) =>
  firm.rows(
    `select variables from pf_email_messages where event = 'payout.claimable'
      and variables ->> 'accountLogin' = $1`,
    [login],
  )

const isTold = (account: Account) =>
  firm.until('the trader is told', async () => {
    const found = await toldOf(account)
    return found.length > 0 ? found : null
  })

/** An account that broke its daily loss with profit left, closed and read back. */
async function ended(program = 'half'): Promise<Ended> {
  const { bought, account } = await steps.buy(program)
  await steps.trade(account.login, won)
  await steps.trade(account.login, lost, false)
  await steps.becomes('pf_accounts', account.id, 'breached')
  await firm.until('trading off was read back', async () =>
    (await steps.commandsOf(account.id)).includes('disable verified'),
  )
  const token = await steps.tokenOf(bought)
  await steps.addMethod(token, bought, testPassword)
  const violation = await steps.one(
    `select id from pf_violations where account_id = $1 and status = 'confirmed'`,
    [account.id],
  )
  return { bought, account, token, violation: String(violation?.id) }
}

type Shown = {
  possible: boolean
  quote: Record<string, unknown>
  claim: { after: string; until: string | null; isOpen: boolean; isClaimed: boolean } | null
  conditions: { code: string; met: boolean }[]
}

async function offer({ account, token }: Pick<Ended, 'account' | 'token'>): Promise<Shown> {
  const answer = await firm.api(`/trader/accounts/${account.id}/payout-quote`, { token })
  return (await answer.json()) as Shown
}

const deed = (id: string, event: string) => ({
  ...{ lifecycle: 'payout', id, event, reason: 'as agreed' },
})

/** It goes on as it began: with its latest balance it would break the same floor again at once. */
const overturn = ({ violation }: Ended) =>
  firm.fire(firm.operators.manager, {
    ...{ lifecycle: 'violation', id: violation, event: 'overturn', reason: 'wrong price' },
    goesOn: { balance: 'initial', days: 'keep' },
  })

const payoutsOf = ({ account }: Ended) =>
  firm.rows('select id, status from pf_payouts where account_id = $1', [account.id])

describe('what an account had left when it ended', () => {
  it('is offered until its day, asked for once, approved by two and paid; the platform is not touched', async () => {
    const who = await ended()
    const before = await steps.onPlatform(who.account.login)
    const shown = await offer(who)
    expect(shown.conditions.filter(({ met }) => !met)).toEqual([])
    expect(shown).toMatchObject({
      possible: true,
      quote: { ok: true, profit: left, traderShare: half, firmShare: left - half, owed: half },
      claim: { after: 'afterDailyLoss', isOpen: true, isClaimed: false },
    })
    const { id = '', http } = await steps.askPayout(who.account.id, who.token, 'the-one-claim')
    expect(http).toBe(201)
    expect(await steps.askPayout(who.account.id, who.token, 'the-one-claim')).toMatchObject({
      ...{ http: 200, id },
    })
    expect(await steps.askPayout(who.account.id, who.token, 'another-claim')).toMatchObject({
      ...{ http: 409, code: 'conditions' },
    })
    expect(await steps.status('pf_payouts', id)).toBe('inReview')
    expect(await steps.booked(id)).toEqual({
      'payoutReserve USD': -half,
      'traderProfitShare USD': half,
    })
    const { finance, risk } = firm.operators
    expect(await firm.fire(risk, deed(id, 'approve'))).toMatchObject({ ok: true })
    expect(await firm.fire(finance, deed(id, 'send'))).toMatchObject({ ok: false })
    expect(await firm.fire(finance, deed(id, 'approve'))).toMatchObject({ status: 'approved' })
    expect(await firm.fire(finance, deed(id, 'send'))).toMatchObject({ status: 'sending' })
    expect(await firm.fire(finance, deed(id, 'markPaid'))).toMatchObject({ status: 'paid' })
    expect(await steps.booked(id)).toEqual({ 'bank USD': -half, 'traderProfitShare USD': half })
    expect(await steps.commandsOf(who.account.id)).toEqual([
      ...['openAccount verified', 'disable verified'],
    ])
    expect((await steps.onPlatform(who.account.login))?.balance).toBe(before?.balance)
    expect((await offer(who)).claim).toMatchObject({ isClaimed: true })
    expect(await overturn(who)).toMatchObject({
      ...{ http: 409, code: 'claimed' },
      message: expect.stringContaining('it stays ended') as unknown,
    })
    expect(await steps.status('pf_accounts', who.account.id)).toBe('breached')
    expect(await steps.status('pf_violations', who.violation)).toBe('confirmed')
  })

  it('is told to the trader once, with the amount, the last day and where to ask', async () => {
    const who = await ended()
    const [first] = await isTold(who.account)
    expect(first?.['variables']).toMatchObject({
      traderShare: { amount: half, currency: 'USD' },
      claimUntil: (await offer(who)).claim?.until,
      claimLink: expect.stringMatching(new RegExp(`/accounts/${who.account.id}$`)) as unknown,
    })
    await firm.work((work) => tellClaimable(work, [who.account.id]))
    expect(await toldOf(who.account)).toHaveLength(1)
  })

  it('is told and paid after an expiry too, once its end was read back; no breach comes before', async () => {
    const { bought, account } = await steps.buy('idle')
    await steps.trade(account.login, won)
    const held = await steps.one('select connection_id from pf_accounts where id = $1', [
      account.id,
    ])
    const month = [{ kind: 'clock', at: start + 40 * 86_400_000 }] as const
    const connection = { connectionId: String(held?.connection_id) }
    await ruled(firm, verdictsOf(account, connection, month))
    await steps.becomes('pf_accounts', account.id, 'expired')
    const [first] = await isTold(account)
    expect(first?.['variables']).toMatchObject({
      traderShare: { amount: 250_000, currency: 'USD' },
      claimLink: expect.stringMatching(new RegExp(`/accounts/${account.id}$`)) as unknown,
    })
    expect(await steps.commandsOf(account.id)).toContain('disable verified')
    const token = await steps.tokenOf(bought)
    await steps.addMethod(token, bought, testPassword)
    expect((await offer({ account, token })).claim).toMatchObject({
      ...{ after: 'afterInactivity', until: null, isOpen: true, isClaimed: false },
    })
    expect(await steps.askPayout(account.id, token, 'after-inactivity')).toMatchObject({
      http: 201,
    })
    expect(await toldOf(account)).toHaveLength(1)
  })

  it('of two requests at once one is taken', async () => {
    const who = await ended()
    const answers = await Promise.all(
      ['first-of-two', 'second-of-two'].map((key) =>
        steps.askPayout(who.account.id, who.token, key),
      ),
    )
    expect(answers.map(({ http }) => http).sort()).toEqual([201, 409])
    expect(await payoutsOf(who)).toHaveLength(1)
  })

  it('can be taken back, which releases the reserve alone; then the ruling can be overturned', async () => {
    const who = await ended()
    const { id = '' } = await steps.askPayout(who.account.id, who.token, 'taken-back')
    expect(await overturn(who)).toMatchObject({
      ...{ http: 409, code: 'claimed' },
      message: expect.stringContaining('cancel or reject it first') as unknown,
    })
    const path = `/trader/payouts/${id}/cancel`
    expect((await firm.api(path, { method: 'POST', token: who.token })).status).toBe(200)
    expect(await steps.booked(id)).toEqual({})
    expect(await steps.commandsOf(who.account.id)).not.toContain('balance queued')
    expect(await overturn(who)).toMatchObject({ ok: true })
    await steps.becomes('pf_accounts', who.account.id, 'active')
    expect((await offer(who)).claim).toBeNull()
  })

  it('is refused after its window, whoever asks how often', async () => {
    const who = await ended()
    const trader = await steps.one('select trader_id from pf_accounts where id = $1', [
      who.account.id,
    ])
    const asked = { accountId: who.account.id, traderId: String(trader?.trader_id), cycle: null }
    const at = (days: number) => new Date(Date.now() + days * 86_400_000)
    const late = await firm.work(
      (work) => requestPayout(work, { ...asked, idempotencyKey: 'too-late-for-it' }),
      { now: at(8) },
    )
    expect(late).toMatchObject({ ok: false, code: 'conditions' })
    expect(late.ok ? '' : late.message).toBe('Not met: Last day to ask for it.')
    expect(await payoutsOf(who)).toEqual([])
    const inTime = await firm.work(
      (work) => requestPayout(work, { ...asked, idempotencyKey: 'just-in-time' }),
      { now: at(7) },
    )
    expect(inTime).toMatchObject({ ok: true })
  })

  it('is nothing where the program pays nothing after that end', async () => {
    const who = await ended('nothing')
    expect(await offer(who)).toMatchObject({ possible: false, claim: null })
    expect(await steps.askPayout(who.account.id, who.token, 'nothing-to-claim')).toMatchObject({
      ...{ http: 409, code: 'conditions' },
    })
    await firm.until('why it ended was told', () =>
      steps.one(`select 1 from pf_outbox_events where name = 'account.breachSettled'
        and subject_id = '${who.account.id}'`),
    )
    await firm.work((work) => tellClaimable(work, [who.account.id]))
    expect(
      await firm.rows(
        `select id from pf_outbox_events where name = 'payout.claimable' and subject_id = $1`,
        [who.account.id],
      ),
    ).toEqual([])
  })

  it('is claimed or lost to an overturned ruling, never both, when both come at once', async () => {
    const all: Ended[] = []
    for (let made = 0; made < 4; made += 1) all.push(await ended())
    // The ruling is overturned while the claim is under way, at another place of it each.
    const results = await Promise.all(
      all.map(async (who, index) => {
        const claim = steps.askPayout(who.account.id, who.token, `race-of-${index}-claim`)
        await new Promise((resolve) => setTimeout(resolve, [0, 60, 200, 600][index]))
        const overturned = await overturn(who)
        return { who, claimed: (await claim).http === 201, overturned: overturned['ok'] === true }
      }),
    )
    for (const { who, claimed, overturned } of results) {
      expect([claimed, overturned].filter(Boolean)).toHaveLength(1)
      expect(await payoutsOf(who)).toHaveLength(claimed ? 1 : 0)
      await steps.becomes('pf_accounts', who.account.id, claimed ? 'breached' : 'active')
    }
  })
})
