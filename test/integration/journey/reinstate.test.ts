import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { startJourneyFirm, type JourneyFirm } from './journeyFirm.js'
import { journeySteps, type Account, type JourneySteps } from './support/steps.js'

let firm: JourneyFirm
let steps: JourneySteps
beforeAll(async () => {
  firm = await startJourneyFirm()
  steps = journeySteps(firm)
})
afterAll(() => firm.stop())

const breachEnough = 1.096

const violationsOf = async ({ id }: Account, status: string) =>
  firm.rows('select id, ruling_id from pf_violations where account_id = $1 and status = $2', [
    id,
    status,
  ])

/** An account that lost too much, read back as ended. */
async function breached(): Promise<{ account: Account; violation: string; ruling: string }> {
  const { account } = await steps.buy('two-step')
  await steps.trade(account.login, breachEnough, false)
  await steps.becomes('pf_accounts', account.id, 'breached')
  await firm.until('trading off', async () => {
    return (await steps.onPlatform(account.login))?.mode === 'noTrading'
  })
  const [violation] = await violationsOf(account, 'confirmed')
  return { account, violation: String(violation?.id), ruling: String(violation?.ruling_id) }
}

const overturn = (id: string, goesOn?: object) =>
  firm.fire(firm.operators.manager, {
    ...{ lifecycle: 'violation', id, event: 'overturn', reason: 'wrong price' },
    ...(goesOn ? { goesOn } : {}),
  })

const goesOnTrading = async ({ id, login }: Account) => {
  await steps.becomes('pf_accounts', id, 'active')
  await firm.until('trading on', async () => (await steps.onPlatform(login))?.mode === 'full')
  await steps.caughtUp(login)
}

describe('an account whose ruling is overturned', () => {
  it('goes on with its initial balance, is not breached at once, and is judged anew later', async () => {
    const { account, violation, ruling } = await breached()
    const before = await firm.rows('select * from pf_rulings where id = $1', [ruling])
    expect(await overturn(violation, { balance: 'initial', days: 'keep' })).toMatchObject({
      ok: true,
    })
    await goesOnTrading(account)
    const { rows } = await firm.pool.query(
      `select account.starting_balance::float8 start, live.balance::float8 balance
      from pf_accounts account join live.account live on live.account_id = account.id
      where account.id = $1`,
      [account.id],
    )
    expect(rows[0].balance).toBe(rows[0].start)
    expect((await steps.onPlatform(account.login))?.balance).toBe(rows[0].start)
    expect(await violationsOf(account, 'confirmed')).toEqual([])

    await steps.trade(account.login, breachEnough, false)
    await steps.becomes('pf_accounts', account.id, 'breached')
    const again = await violationsOf(account, 'confirmed')
    expect(again.length).toBeGreaterThan(0)
    expect(again.every((each) => each.ruling_id !== ruling)).toBe(true)
    // The original stays on record as it was written.
    expect(await violationsOf(account, 'overturned')).toEqual([
      { id: violation, ruling_id: ruling },
    ])
    const after = await firm.rows('select * from pf_rulings where id = $1', [ruling])
    expect(after.map(({ evidence, evidence_hash }) => [evidence, evidence_hash])).toEqual(
      before.map(({ evidence, evidence_hash }) => [evidence, evidence_hash]),
    )
  })

  it('goes on with a given balance once the platform shows it, and is put right once', async () => {
    const { account, violation } = await breached()
    const answers = await Promise.all(
      [1, 2].map(() => overturn(violation, { balance: 4_900_000, days: 'shift' })),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    await goesOnTrading(account)
    expect((await steps.onPlatform(account.login))?.balance).toBe(4_900_000)
    const moved = await firm.rows(
      `select status from pf_platform_commands where account_id = $1
        and input ->> 'purpose' = 'reinstatement'`,
      [account.id],
    )
    expect(moved).toEqual([{ status: 'verified' }])
  })

  it('stays ended until the money is there: the old loss cannot end it again', async () => {
    const { account, violation } = await breached()
    const hold = (lift: boolean) =>
      firm.api('/prop-firm/holds', {
        method: 'POST',
        token: firm.operators.risk.token,
        body: { subject: 'firm', kind: 'sending', reason: 'quiet', lift },
      })
    expect((await hold(false)).status).toBe(200)
    await overturn(violation, { balance: 'initial', days: 'clear' })
    expect(await steps.status('pf_accounts', account.id)).toBe('breached')
    await hold(true)
    await goesOnTrading(account)
    expect(await violationsOf(account, 'confirmed')).toEqual([])
  })

  it('is refused another balance where nothing may be told to the platform', async () => {
    const { account, violation } = await breached()
    await firm.pool.query(
      `select prop_firm.set_mode(connection_id, 'act', 'observe') from pf_accounts where id = $1`,
      [account.id],
    )
    const refused = await overturn(violation, { balance: 'initial', days: 'keep' })
    await firm.pool.query(
      `select prop_firm.set_mode(connection_id, 'observe', 'act') from pf_accounts where id = $1`,
      [account.id],
    )
    expect(refused).toMatchObject({ ok: false, code: 'platformObserved' })
    expect(await violationsOf(account, 'confirmed')).toHaveLength(1)
  })

  it('is refused a balance that is none, and terms where nothing is overturned', async () => {
    const { violation } = await breached()
    for (const balance of [0, -5, 1.5, 'half']) {
      expect(await overturn(violation, { balance, days: 'keep' })).toMatchObject({
        ...{ ok: false, code: 'invalid' },
        message: expect.stringContaining('goesOn') as unknown,
      })
    }
    const elsewhere = await firm.fire(firm.operators.manager, {
      ...{ lifecycle: 'violation', id: violation, event: 'dismiss', reason: 'x' },
      goesOn: { balance: 'latest', days: 'keep' },
    })
    expect(elsewhere).toMatchObject({ ok: false, code: 'invalid' })
  })
})
