import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { startJourneyFirm, type JourneyFirm } from './journeyFirm.js'
import { journeySteps, type Account, type Bought, type JourneySteps } from './support/steps.js'

let firm: JourneyFirm
let steps: JourneySteps
beforeAll(async () => {
  firm = await startJourneyFirm()
  steps = journeySteps(firm)
})
afterAll(() => firm.stop())

const hold = (kind: string, lift: boolean) =>
  firm.api('/prop-firm/holds', {
    method: 'POST',
    token: firm.operators.risk.token,
    body: { subject: 'firm', kind, reason: 'odd prices', lift },
  })

const holdRulings = (lift: boolean) => hold('rulings', lift)

const breachMails = async ({ email }: Bought) => {
  const sent = await firm.rows(
    `select 1 from pf_email_messages where "to" = $1 and event = 'account.breachSettled'`,
    [email],
  )
  return sent.length
}

const told = (bought: Bought, times: number) =>
  firm.until(`told ${times} times`, async () => (await breachMails(bought)) === times)

/** The worker reads the holds every second. */
const untilHeld = () => new Promise((resolve) => setTimeout(resolve, 1_500))

const casesOf = ({ id }: Account, status: string, count = 1) =>
  firm.until(`${count} ${status}`, async () => {
    const found = await firm.rows(
      'select id from pf_violations where account_id = $1 and status = $2 order by id',
      [id, status],
    )
    return found.length === count && found.map((row) => String(row.id))
  })

const decide = (by: 'risk' | 'manager', id: string | undefined, event: string) =>
  firm.fire(firm.operators[by], { lifecycle: 'violation', id, event, reason: 'looked at it' })

const breachEnough = 1.096

describe('a ruling', () => {
  it('that is held is a suspicion, which a person confirms or dismisses', async () => {
    const guilty = await steps.buy('two-step')
    const innocent = await steps.buy('two-step')
    expect((await holdRulings(false)).status).toBe(200)
    await untilHeld()
    const position = await steps.trade(innocent.account.login, 1.1, false)
    await steps.trade(guilty.account.login, breachEnough, false)
    const [mine] = await casesOf(guilty.account, 'suspected')
    const [theirs] = await casesOf(innocent.account, 'suspected')
    for (const { account } of [guilty, innocent]) {
      expect(await steps.status('pf_accounts', account.id)).toBe('active')
      expect(await steps.flags(account.id)).toMatchObject({ frozen: true })
    }
    await firm.paper.control.setPrice('EURUSD', { bid: 1.1, ask: 1.1 })
    await firm.paper.control.closePosition(innocent.account.login, position)
    await steps.caughtUp(innocent.account.login)

    expect(await decide('risk', theirs, 'dismiss')).toMatchObject({ ok: true })
    expect(await steps.flags(innocent.account.id)).toMatchObject({ frozen: false })
    expect(await decide('risk', mine, 'confirm')).toMatchObject({ ok: true })
    expect(await steps.status('pf_accounts', guilty.account.id)).toBe('breached')
    expect(await steps.status('pf_challenges', guilty.account.challengeId)).toBe('failed')
    await firm.until('trading off', async () => {
      return (await steps.onPlatform(guilty.account.login))?.mode === 'noTrading'
    })
    await steps.mail(guilty.bought.email, 'account.breachSettled')
    await firm.until('followed no longer', () =>
      steps.one('select 1 from live.account where account_id = $1 and not watching', [
        guilty.account.id,
      ]),
    )

    // Who confirmed it does not overturn it; somebody else does, and the account goes on.
    expect(await decide('risk', mine, 'overturn')).toMatchObject({ code: 'firstDecider' })
    expect(await decide('manager', mine, 'overturn')).toMatchObject({ ok: true })
    expect(await steps.status('pf_accounts', guilty.account.id)).toBe('active')
    expect(await steps.status('pf_challenges', guilty.account.challengeId)).toBe('active')
    await firm.until('trading on', async () => {
      return (await steps.onPlatform(guilty.account.login))?.mode === 'full'
    })

    // The one that was dismissed is judged as any other once rulings are free.
    await holdRulings(true)
    await untilHeld()
    await steps.trade(innocent.account.login, breachEnough, false)
    await steps.becomes('pf_accounts', innocent.account.id, 'breached')
  })

  it('about two limits keeps the account frozen until both are decided', async () => {
    const { account } = await steps.buy('two-step')
    await holdRulings(false)
    await untilHeld()
    const position = await steps.trade(account.login, 1.0945, false)
    const [first, second] = await casesOf(account, 'suspected', 2)
    await firm.paper.control.setPrice('EURUSD', { bid: 1.1, ask: 1.1 })
    await firm.paper.control.closePosition(account.login, position)
    await steps.caughtUp(account.login)
    await decide('risk', first, 'dismiss')
    expect(await steps.flags(account.id)).toMatchObject({ frozen: true })
    await decide('risk', second, 'dismiss')
    expect(await steps.flags(account.id)).toMatchObject({ frozen: false })
    await holdRulings(true)
    await untilHeld()
  })

  it('that was wrong is overturned: account and challenge go on, and may breach anew', async () => {
    const { bought, account } = await steps.buy('two-step')
    await steps.trade(account.login, breachEnough, false)
    await steps.becomes('pf_accounts', account.id, 'breached')
    await firm.until('trading off', async () => {
      return (await steps.onPlatform(account.login))?.mode === 'noTrading'
    })
    const [wrong] = await casesOf(account, 'confirmed')
    await told(bought, 1)
    // The prices were wrong: the balance is put right before the account goes on.
    const context = { idempotencyKey: 'correction' }
    const paid = await firm.paper.session.adjustBalance(
      { login: account.login, amount: 400_000 as never, comment: 'wrong prices' },
      context,
    )
    expect(paid.ok).toBe(true)
    expect(await decide('manager', wrong, 'overturn')).toMatchObject({ ok: true })
    expect(await steps.status('pf_challenges', account.challengeId)).toBe('active')
    await firm.until('trading on', async () => {
      return (await steps.onPlatform(account.login))?.mode === 'full'
    })
    expect(await steps.status('pf_accounts', account.id)).toBe('active')
    await steps.trade(account.login, breachEnough, false)
    await steps.becomes('pf_accounts', account.id, 'breached')
    await casesOf(account, 'confirmed')
    await told(bought, 2)
  })

  it('that is overturned before its trader heard of it is not told as if it stood', async () => {
    const { bought, account } = await steps.buy('two-step')
    expect((await hold('sending', false)).status).toBe(200)
    const position = await steps.trade(account.login, breachEnough, false)
    await steps.becomes('pf_accounts', account.id, 'breached')
    const [id] = await casesOf(account, 'confirmed')
    await firm.paper.control.setPrice('EURUSD', { bid: 1.1, ask: 1.1 })
    await firm.paper.control.closePosition(account.login, position)
    expect(await decide('manager', id, 'overturn')).toMatchObject({ ok: true })
    await hold('sending', true)
    await firm.until('settled', () =>
      steps.one('select 1 from pf_rulings where account_id = $1 and settled_at is not null', [
        account.id,
      ]),
    )
    expect(await breachMails(bought)).toBe(0)
  })

  it('about an account whose order was refunded is overturned without opening it again', async () => {
    const { bought, account } = await steps.buy('two-step')
    await steps.trade(account.login, breachEnough, false)
    await steps.becomes('pf_accounts', account.id, 'breached')
    await firm.pool.query(
      `select prop_firm.move('pf_challenges', array[$1::uuid], 'failed', 'refunded')`,
      [account.challengeId],
    )
    const [id] = await casesOf(account, 'confirmed')
    expect(await decide('manager', id, 'overturn')).toMatchObject({ ok: true })
    expect(await steps.status('pf_accounts', account.id)).toBe('breached')
    expect(bought.reference).toMatch(/^O-/)
  })
})
