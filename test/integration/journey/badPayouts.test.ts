import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { testPassword } from '../../fixtures/firmPeople.js'
import { testSize } from '../../fixtures/firmTerms.js'
import { startJourneyFirm, type JourneyFirm } from './journeyFirm.js'
import { refusal, startProxy, type PlatformProxy } from './support/platformProxy.js'
import { journeySteps, type Account, type Bought, type JourneySteps } from './support/steps.js'

let firm: JourneyFirm
let steps: JourneySteps
let proxy: PlatformProxy
beforeAll(async () => {
  firm = await startJourneyFirm({
    through: async (url) => {
      proxy = await startProxy(url)
      return proxy.url
    },
  })
  steps = journeySteps(firm)
  ready = await fundedAccounts(accountsNeeded)
})
afterAll(async () => {
  await firm.stop()
  await proxy.stop()
})
beforeEach(() => proxy.clear())

/** 1.10123 makes 1,230.00 of 10 lots. */
const profit = 123_000
/** Of one account: what other tests left under way must not use up a rule. */
const withdrawing = ({ account }: Funded) => new RegExp(`^POST /accounts/${account.login}/balance$`)

type Funded = { bought: Bought; account: Account; token: string }

/** Made together before the tests: each takes one of its own. */
const accountsNeeded = 12
let ready: Funded[] = []

/** Funded accounts with a profit, whose traders have a payout method. */
const fundedAccounts = async (count: number): Promise<Funded[]> => {
  const bought = await Promise.all(Array.from({ length: count }, () => steps.buy('instant')))
  await steps.tradeAll(
    bought.map(({ account }) => account.login),
    1.10123,
  )
  return Promise.all(
    bought.map(async (each) => {
      const token = await steps.tokenOf(each.bought)
      const added = await steps.addMethod(token, each.bought, testPassword)
      if (added.status !== 201) throw new Error(await added.text())
      return { ...each, token }
    }),
  )
}

const funded = (): Funded => {
  const next = ready.pop()
  if (!next) throw new Error('more funded accounts are needed')
  return next
}

const balances = async ({ account }: Funded) => {
  await steps.caughtUp(account.login)
  const live = await steps.one('select balance from live.account where account_id = $1', [
    account.id,
  ])
  const shown = await steps.onPlatform(account.login)
  return { platform: shown?.balance, live: Number(live?.balance) }
}

const ask = ({ account, token }: Funded, key = 'the-first-one') =>
  steps.askPayout(account.id, token, key)

const inReview = async (who: Funded) => {
  const { id = '' } = await ask(who)
  await steps.becomes('pf_payouts', id, 'inReview')
  return id
}

const deed = (id: string, event: string, reason = 'as agreed') => ({
  lifecycle: 'payout',
  id,
  event,
  reason,
})

const hasBalance = (who: Funded, wanted: number) =>
  firm.until(`balance ${wanted}`, async () => {
    const { platform, live } = await balances(who)
    return platform === wanted && live === wanted
  })

describe('a payout whose profit goes back', () => {
  it('is deposited again when it is rejected: no profit, no trading day, nothing booked', async () => {
    const who = funded()
    const id = await inReview(who)
    await hasBalance(who, testSize)
    const { risk } = firm.operators
    expect(await firm.fire(risk, deed(id, 'rejectReturn'))).toMatchObject({ ok: true })
    expect(await steps.status('pf_payouts', id)).toBe('rejectedReturned')
    await hasBalance(who, testSize + profit)
    expect(await steps.booked(id)).toEqual({})
    await steps.mail(who.bought.email, 'payout.rejectedReturned')
    const quote = await firm.api(`/trader/accounts/${who.account.id}/payout-quote`, {
      token: who.token,
    })
    const offer = await quote.text()
    expect(JSON.parse(offer)).toMatchObject({ possible: true, quote: { gross: profit } })
    expect(offer).not.toContain('noSuspicions')
    expect(
      await firm.rows('select 1 from pf_rulings where account_id = $1', [who.account.id]),
    ).toEqual([])
  })

  it('is deposited again when the trader cancels it', async () => {
    const who = funded()
    const id = await inReview(who)
    const cancel = () =>
      firm.api(`/trader/payouts/${id}/cancel`, { method: 'POST', token: who.token })
    expect((await cancel()).status).toBe(200)
    await hasBalance(who, testSize + profit)
    expect(await steps.booked(id)).toEqual({})
    expect((await cancel()).status).toBe(409)
    expect(await ask(who, 'the-second-one')).toMatchObject({ http: 201 })
  })

  it('comes back once the platform answers again, however long that takes', async () => {
    const who = funded()
    const id = await inReview(who)
    proxy.plan({
      matches: withdrawing(who),
      times: 100,
      instead: refusal(503, 'unavailable', 'closed'),
    })
    await firm.fire(firm.operators.risk, deed(id, 'rejectReturn'))
    const returning = `cause = 'payoutReturn:${id}'`
    await firm.until('eight attempts', async () => {
      await firm.pool.query(
        `update pf_platform_commands set next_attempt_at = now() - interval '1 s' where ${returning}`,
      )
      return steps.one(`select 1 from pf_platform_commands where ${returning} and attempts >= 8`)
    })
    proxy.clear()
    await firm.pool.query(
      `update pf_platform_commands set next_attempt_at = now() - interval '1 s' where ${returning}`,
    )
    await hasBalance(who, testSize + profit)
  })
})

describe('a payout request', () => {
  it('is refused while a position is open', async () => {
    const who = funded()
    await steps.trade(who.account.login, 1.1, false)
    await firm.until('position seen', () =>
      steps.one('select 1 from live.account where account_id = $1 and open_positions = 1', [
        who.account.id,
      ]),
    )
    const refused = await ask(who)
    expect(refused).toMatchObject({ http: 409, code: 'conditions' })
    expect(refused.message).toContain('No open positions')
  })

  it('that is made twice at once is made once', async () => {
    const who = funded()
    const twice = await Promise.all([ask(who, 'left-hand'), ask(who, 'right-hand')])
    expect(twice.map(({ http }) => http).sort()).toEqual([201, 409])
    const other = funded()
    const same = await Promise.all([ask(other), ask(other)])
    expect(same.map(({ http }) => http).sort()).toEqual([200, 201])
    expect(same[0]?.id).toBe(same[1]?.id)
  })

  it('that the platform refuses is cancelled, with nothing taken and nothing booked', async () => {
    const who = funded()
    proxy.plan({
      matches: withdrawing(who),
      instead: refusal(422, 'insufficientFunds', 'margin is needed'),
    })
    const { id = '' } = await ask(who)
    await steps.becomes('pf_payouts', id, 'cancelled')
    const payout = await steps.one('select reason from pf_payouts where id = $1', [id])
    expect(payout?.reason).toContain('margin is needed')
    expect(await balances(who)).toEqual({ platform: testSize + profit, live: testSize + profit })
    expect(await firm.rows('select 1 from pf_journal_entries where subject_id = $1', [id])).toEqual(
      [],
    )
    const failed = await steps.one(
      `select id from pf_platform_commands where cause = $1 and status = 'failed'`,
      [`payout:${id}`],
    )
    const again = { lifecycle: 'platformCommand', id: String(failed?.id), event: 'retry' }
    expect(await firm.fire(firm.operators.manager, again)).toMatchObject({ code: 'outdated' })
    expect(await ask(who, 'the-second-one')).toMatchObject({ http: 201 })
  })

  it('whose outcome is unknown is read back: taken once, and never given up meanwhile', async () => {
    const who = funded()
    proxy.plan({ matches: withdrawing(who), afterwards: () => undefined })
    proxy.plan({
      matches: new RegExp(`/${who.account.login}/operations/`),
      instead: refusal(503, 'unavailable', 'closed'),
    })
    const { id = '' } = await ask(who)
    await firm.pool.query(`update pf_platform_commands set attempts = 6 where cause = $1`, [
      `payout:${id}`,
    ])
    await firm.until('reserved', async () => {
      await firm.pool.query(
        `update pf_platform_commands set next_attempt_at = now() - interval '1 s'
         where status in ('unknown', 'queued')`,
      )
      const status = await steps.status('pf_payouts', id)
      expect(['requested', 'inReview']).toContain(status)
      return status === 'inReview'
    })
    await hasBalance(who, testSize)
    const deals = await firm.paper.session.deals(who.account.login, 0)
    const taken = deals.ok ? deals.deals.filter(({ profit: sum }) => sum === -profit) : []
    expect(taken).toHaveLength(1)
  })
})

describe('a dispute about the order', () => {
  it('holds an open payout; lifted, it goes on', async () => {
    const who = funded()
    const id = await inReview(who)
    await steps.notice(who.bought, 'disputed')
    expect(await steps.holdsOf(id)).toEqual(['payouts dispute'])
    const { finance, risk } = firm.operators
    expect(await firm.fire(finance, deed(id, 'approve'))).toMatchObject({ code: 'conditions' })
    await steps.notice(who.bought, 'disputeWon')
    expect(await steps.holdsOf(id)).toEqual([])
    expect(await firm.fire(finance, deed(id, 'approve'))).toMatchObject({ ok: true })
    expect(await firm.fire(risk, deed(id, 'approve'))).toMatchObject({ status: 'approved' })
  })

  it('that is lost leaves an account with an open payout frozen, for a person', async () => {
    const who = funded()
    const id = await inReview(who)
    await steps.notice(who.bought, 'disputed')
    await steps.notice(who.bought, 'disputeLost')
    expect(await steps.status('pf_accounts', who.account.id)).toBe('active')
    expect(await steps.flags(who.account.id)).toMatchObject({ frozen: true })
    const { risk } = firm.operators
    expect(await firm.fire(risk, deed(id, 'rejectReturn'))).toMatchObject({ ok: true })
    const closing = { lifecycle: 'account', id: who.account.id, event: 'close', reason: 'lost' }
    expect(await firm.fire(risk, closing)).toMatchObject({ ok: true })
  })
})

describe('a banned trader', () => {
  const trader = async ({ email }: Bought) =>
    String((await steps.one('select id from pf_traders where email = $1', [email]))?.id)
  const move = async (bought: Bought, event: string) => {
    const id = await trader(bought)
    const { manager } = firm.operators
    return firm.fire(manager, { lifecycle: 'trader', id, event, reason: 'a second identity' })
  }
  const signIn = (bought: Bought) =>
    firm.api('/trader/sign-in', {
      method: 'POST',
      body: { email: bought.email, password: testPassword },
    })

  it('is signed out at once, keeps no account, and is paid nothing until the ban is lifted', async () => {
    const who = funded()
    const id = await inReview(who)
    const me = () => firm.api('/trader/accounts', { token: who.token })
    expect((await me()).status).toBe(200)
    expect(await move(who.bought, 'ban')).toMatchObject({ ok: true })
    expect((await me()).status).toBe(401)
    expect((await signIn(who.bought)).status).toBe(401)
    expect(await steps.holdsOf(id)).toEqual(['payouts banned'])
    expect(await steps.flags(who.account.id)).toMatchObject({ frozen: true })
    const { finance } = firm.operators
    expect(await firm.fire(finance, deed(id, 'approve'))).toMatchObject({ code: 'conditions' })
    await steps.mail(who.bought.email, 'trader.banned')

    expect(await move(who.bought, 'unban')).toMatchObject({ ok: true })
    expect(await steps.holdsOf(id)).toEqual([])
    expect(await steps.flags(who.account.id)).toMatchObject({ frozen: false })
    expect((await signIn(who.bought)).status).toBe(200)
    expect(await firm.fire(finance, deed(id, 'approve'))).toMatchObject({ ok: true })
  })

  it('without an open payout loses the account for good', async () => {
    const { bought, account } = await steps.buy('two-step')
    await move(bought, 'ban')
    expect(await steps.status('pf_accounts', account.id)).toBe('closed')
    await firm.until('trading off', async () => {
      return (await steps.onPlatform(account.login))?.mode === 'noTrading'
    })
    await move(bought, 'unban')
    expect(await steps.status('pf_accounts', account.id)).toBe('closed')
  })

  it('who waits for funding is not funded', async () => {
    const { bought, account } = await steps.buy('one-step')
    await steps.trade(account.login, 1.1045)
    await firm.until('awaiting funding', () =>
      steps.one(`select 1 from pf_challenges where id = $1 and stage = 'awaitingFunding'`, [
        account.challengeId,
      ]),
    )
    await move(bought, 'ban')
    expect(await steps.status('pf_challenges', account.challengeId)).toBe('closed')
  })
})

describe('an account that its trader wants closed', () => {
  it('is closed and disabled, unless a payout of it is open', async () => {
    const who = funded()
    const close = (body: object) =>
      firm.api(`/trader/accounts/${who.account.id}/close`, {
        method: 'POST',
        token: who.token,
        body,
      })
    expect((await close({})).status).toBe(400)
    const id = await inReview(who)
    expect((await close({ confirm: true })).status).toBe(409)
    await firm.api(`/trader/payouts/${id}/cancel`, { method: 'POST', token: who.token })
    await hasBalance(who, testSize + profit)
    expect((await close({ confirm: true })).status).toBe(200)
    await firm.until('trading off', async () => {
      return (await steps.onPlatform(who.account.login))?.mode === 'noTrading'
    })
    expect(await steps.status('pf_challenges', who.account.challengeId)).toBe('closed')
    await steps.mail(who.bought.email, 'account.closed')
  })
})
