import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { minor } from '../../../src/domain/money/minor.js'
import { core } from '../../../src/domain/rules/coreSlots.js'
import { unpackState } from '../../../src/live/write/stateBytes.js'
import { testSize } from '../../fixtures/firmTerms.js'
import { incidentDesk, type IncidentDesk } from '../incidents/support/desk.js'
import { startJourneyFirm, type JourneyFirm } from './journeyFirm.js'
import { journeySteps, type Account, type JourneySteps } from './support/steps.js'

let firm: JourneyFirm
let steps: JourneySteps
let desk: IncidentDesk
beforeAll(async () => {
  firm = await startJourneyFirm()
  steps = journeySteps(firm)
  desk = await incidentDesk(firm)
})
afterAll(() => firm.stop())

/** More than the profit that the phase asks for. */
const amount = 500_000
const inDollars = { amount, currency: 'USD' }

async function declared(): Promise<string> {
  const connection = await steps.one('select id from pf_platform_connections')
  return desk.declare(String(connection?.id))
}

const credit = async (accounts: readonly Account[], terms: object = inDollars) => {
  const incident = await declared()
  const accountIds = accounts.map(({ id }) => id)
  const action = await desk.propose(desk.risk, incident, {
    ...{ kind: 'credit', credit: terms, accounts: { accountIds } },
  })
  expect(action).toMatchObject({ ok: true, rows: accounts.length })
  return { incident, action: String(action.id) }
}

const released = async (accounts: readonly Account[], terms: object = inDollars) => {
  const { incident, action } = await credit(accounts, terms)
  expect(await desk.release(desk.manager, action)).toMatchObject({ ok: true })
  return { incident, action }
}

const rowIs = (action: string, { id }: Account, state: string) =>
  firm.until(`the row of ${id} ${state}`, async () => {
    const { rows } = await desk.results(action)
    return rows.find((row) => row.accountId === id && row.state === state)
  })

const balanceOf = async ({ login }: Account) => (await steps.onPlatform(login))?.balance

const stateOf = async ({ id }: Account) => {
  const found = await steps.one('select state from live.account where account_id = $1', [id])
  return unpackState(found?.state as Buffer)
}

const commandOf = async ({ id }: Account) =>
  firm.until('the command', () =>
    steps.one(
      `select id, status, idempotency_key, login from pf_platform_commands
       where account_id = $1 and input ->> 'purpose' = 'credit'`,
      [id],
    ),
  )

const moveCommand = (id: unknown, from: string, to: string) =>
  firm.rows(`select prop_firm.move('pf_platform_commands', array[$1::uuid], $2, $3)`, [
    ...[id, from, to],
  ])

const holdSending = (lift: boolean) =>
  firm.api('/prop-firm/holds', {
    ...{ method: 'POST', token: firm.operators.risk.token },
    body: { subject: 'firm', kind: 'sending', reason: 'quiet', lift },
  })

/** Credited on the platform, and by nobody twice. */
const creditedOnce = async (account: Account, by: number) => {
  expect(await balanceOf(account)).toBe(testSize + by)
  await firm.until('the book has it', async () => {
    const state = await stateOf(account)
    return state[core.netOperations] === by && state[core.pendingOperations] === 0
  })
}

describe('a credit', () => {
  it('is paid once a second person releases it, read back, and is no profit', async () => {
    const { account } = await steps.buy('two-step')
    const { incident, action } = await credit([account])
    expect(await desk.release(desk.risk, action)).toMatchObject({ http: 409, code: 'samePerson' })
    expect(await balanceOf(account)).toBe(testSize)
    await desk.release(desk.manager, action)
    await rowIs(action, account, 'done')
    await creditedOnce(account, amount)
    // Neither a pass nor a trading day: the same price again judges it.
    await steps.trade(account.login, 1.1)
    expect(await steps.status('pf_accounts', account.id)).toBe('active')
    const [passed] = await firm.rows('select 1 from pf_rulings where account_id = $1', [account.id])
    expect(passed).toBeUndefined()
    expect((await desk.read(incident)).actions[0]).toMatchObject({
      ...{ kind: 'credit', credit: inDollars, currency: 'USD' },
      rows: { waiting: 0, underWay: 0, done: 1, refused: 0 },
    })
    const audited = await firm.rows(
      `select actor_type from pf_audit_entries where event = 'account.credited' and subject_id = $1`,
      [account.id],
    )
    expect(audited).toHaveLength(1)
  })

  it('by a share of the size is rounded down, and never counts as profit later', async () => {
    const { account } = await steps.buy('two-step')
    const { action } = await released([account], { shareBps: 333 })
    await rowIs(action, account, 'done')
    await creditedOnce(account, Math.floor((testSize * 333) / 10_000))
    // A loss of the credited amount is a loss from the size on.
    await steps.trade(account.login, 1.096, false)
    await steps.becomes('pf_accounts', account.id, 'breached')
  })

  it('whose answer was lost is found on the platform and not paid again', async () => {
    const { account } = await steps.buy('two-step')
    await holdSending(false)
    const { action } = await released([account])
    const command = await commandOf(account)
    await firm.rows(
      `update pf_platform_commands set next_attempt_at = now() + interval '1 hour' where id = $1`,
      [command.id],
    )
    await moveCommand(command.id, 'queued', 'sent')
    const paid = await firm.paper.session.adjustBalance(
      { login: account.login, amount: minor(amount), comment: 'credit' },
      { idempotencyKey: String(command.idempotency_key) },
    )
    expect(paid.ok).toBe(true)
    await moveCommand(command.id, 'sent', 'unknown')
    await firm.rows(
      'update pf_platform_commands set next_attempt_at = now(), attempts = 1 where id = $1',
      [command.id],
    )
    await holdSending(true)
    await rowIs(action, account, 'done')
    await creditedOnce(account, amount)
  })

  it('that the platform refuses leaves nothing pending, and may be sent again', async () => {
    const { account } = await steps.buy('two-step')
    await holdSending(false)
    const { incident, action } = await released([account])
    const { id } = await commandOf(account)
    expect((await desk.read(incident)).actions[0]?.rows).toMatchObject({ underWay: 1 })
    const close = { lifecycle: 'incident', id: incident, event: 'close', reason: 'over' }
    expect(await firm.fire(firm.operators.risk, close)).toMatchObject({ code: 'actionUnderWay' })
    await firm.rows(`update pf_platform_commands set login = '1' where id = $1`, [id])
    await holdSending(true)
    const row = await rowIs(action, account, 'refused')
    expect(row.message).toContain('notFound')
    await firm.until('nothing is pending', async () => {
      return (await stateOf(account))[core.pendingOperations] === 0
    })
    await firm.rows('update pf_platform_commands set login = $2 where id = $1', [
      ...[id, account.login],
    ])
    const retry = { lifecycle: 'platformCommand', id, event: 'retry' }
    expect(await firm.fire(firm.operators.risk, retry)).toMatchObject({ ok: true })
    await rowIs(action, account, 'done')
    await creditedOnce(account, amount)
  })

  it('says for each account why it is not credited, and credits the others', async () => {
    const accounts = await Promise.all([1, 2, 3, 4].map(() => steps.buy('two-step')))
    const [good, closed, paused, foreign] = accounts.map(({ account }) => account)
    if (!good || !closed || !paused || !foreign) return
    const { action } = await credit([good, closed, paused, foreign])
    await firm.fire(firm.operators.risk, {
      ...{ lifecycle: 'account', id: closed.id, event: 'close', reason: 'asked for' },
    })
    await firm.api('/prop-firm/holds', {
      ...{ method: 'POST', token: firm.operators.risk.token },
      body: { subject: 'account', id: paused.id, kind: 'paused', reason: 'odd' },
    })
    await firm.rows(`update pf_accounts set currency = 'EUR' where id = $1`, [foreign.id])
    await desk.release(desk.manager, action)
    await rowIs(action, good, 'done')
    expect((await rowIs(action, closed, 'refused')).message).toContain('not active')
    expect((await rowIs(action, paused, 'refused')).message).toContain('paused')
    expect((await rowIs(action, foreign, 'refused')).message).toContain('EUR')
    expect(await balanceOf(good)).toBe(testSize + amount)
    for (const each of [closed, paused, foreign]) expect(await balanceOf(each)).toBe(testSize)
  })

  it('is refused without terms, with wrong ones, and terms with anything else', async () => {
    const incident = await declared()
    const wrong = [
      undefined,
      { amount: 0, currency: 'USD' },
      { amount: 10 },
      { amount: 1.5, currency: 'USD' },
      { amount: 10, currency: 'dollars' },
      { shareBps: 10_001 },
      { shareBps: 100, amount: 5, currency: 'USD' },
    ]
    for (const terms of wrong) {
      const answer = await desk.propose(desk.risk, incident, { kind: 'credit', credit: terms })
      expect(answer).toMatchObject({ http: 400, code: 'invalid' })
      expect(answer.message).toContain('credit')
    }
    const misplaced = await desk.propose(desk.risk, incident, { kind: 'pause', credit: inDollars })
    expect(misplaced).toMatchObject({ http: 400, code: 'invalid' })
  })
})
