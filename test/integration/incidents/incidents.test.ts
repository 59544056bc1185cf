import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { queueSchema } from '../../../src/readModels/queue/model.js'
import { bootFirm, type TestFirm } from '../../fixtures/firm.js'
import { makeOperator, type TestOperator } from '../../fixtures/firmPeople.js'
import { makeAccount, makeProgram, type TestAccount } from '../../fixtures/firmRecords.js'
import { hoursAgo, incidentDesk, reinstateAll, type IncidentDesk } from './support/desk.js'

let firm: TestFirm
let desk: IncidentDesk
let risk: TestOperator
let manager: TestOperator
beforeAll(async () => {
  firm = await bootFirm({ poolMax: 20 })
  desk = await incidentDesk(firm)
  ;({ risk, manager } = desk)
}, 120_000)
afterAll(() => firm.stop())

const statuses = async (accounts: readonly TestAccount[]) => {
  const { rows } = await firm.pool.query<{ status: string }>(
    'select status from pf_accounts where id = any($1)',
    [accounts.map(({ id }) => id)],
  )
  return rows.map(({ status }) => status)
}

describe('an incident', () => {
  it('lists the accounts that were open on its platform, with the rulings of its window', async () => {
    const { program, id } = await desk.declared()
    const [account] = await desk.ended(program, 1)
    const flat = await makeAccount(firm, program, { watched: true })
    await desk.opened([flat])
    const early = await makeAccount(firm, program, { status: 'closed' })
    await desk.opened([early])
    await firm.pool.query('update pf_accounts set ended_at = $2 where id = $1', [
      early.id,
      hoursAgo(2),
    ])
    const elsewhere = await makeAccount(firm, await makeProgram(firm), { watched: true })
    await desk.opened([elsewhere])
    const incident = await desk.read(id)
    expect(incident.reference).toMatch(/^I-\d+$/)
    expect(incident.counts).toEqual({
      ...{ accounts: 2, active: 1, suspected: 0, confirmed: 1, notKnown: 0, found: 2 },
    })
    expect(incident.accounts.map((each) => each.id)).toEqual([account?.id, flat.id])
  })

  it('waits in the queue of who may release it, until it is released', async () => {
    const { program, id } = await desk.declared()
    await desk.ended(program, 1)
    const waits = async () => {
      const answer = await firm.api('/prop-firm/queue?kind=incidents', { token: manager.token })
      return queueSchema.parse(await answer.json()).rows.find((row) => row.id === id)
    }
    expect(await waits()).toBeUndefined()
    const action = await desk.propose(risk, id, reinstateAll)
    const row = await waits()
    expect(row?.facts).toMatchObject({
      ...{ actionId: action.id, event: 'reinstate', count: 1 },
      terms: { goesOn: reinstateAll.goesOn, credit: null, currency: 'USD' },
    })
    await desk.release(manager, row?.facts.actionId ?? '')
    expect(await waits()).toBeUndefined()
    await desk.carryOut()
  })
})

describe('an action', () => {
  it('changes nothing before another person than its proposer releases it', async () => {
    const { program, id } = await desk.declared()
    const accounts = await desk.ended(program, 2)
    const action = await desk.propose(risk, id, reinstateAll)
    expect(action).toMatchObject({ ok: true, rows: 2 })
    await desk.carryOut()
    expect(await statuses(accounts)).toEqual(['breached', 'breached'])
    expect(await desk.release(risk, action.id)).toMatchObject({ http: 409, code: 'samePerson' })
    await desk.carryOut()
    expect(await statuses(accounts)).toEqual(['breached', 'breached'])
    expect(await desk.release(manager, action.id)).toMatchObject({ ok: true })
    await desk.carryOut()
    expect(await statuses(accounts)).toEqual(['active', 'active'])
    const { rows } = await firm.pool.query(
      `select violation.status, ruling.disposition from pf_violations violation
      join pf_rulings ruling on ruling.id = violation.ruling_id
      where violation.account_id = any($1)`,
      [accounts.map((each) => each.id)],
    )
    // The original stays on record.
    expect(rows).toEqual(accounts.map(() => ({ status: 'overturned', disposition: 'confirmed' })))
  })

  it('is released once, by one of two at once', async () => {
    const { program, id } = await desk.declared()
    await desk.ended(program, 1)
    const admin = await makeOperator(firm, ['admin'])
    const { id: action } = await desk.propose(risk, id, reinstateAll)
    const answers = await Promise.all([desk.release(manager, action), desk.release(admin, action)])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ http: 409, code: 'released' })
    await desk.carryOut()
  })

  it('tells for each row why it was refused, and does the others', async () => {
    const { program, id } = await desk.declared()
    const accounts = await desk.ended(program, 3)
    const [blocked, gone] = accounts
    // Another account of the same challenge is open: this one cannot be.
    const next = await makeAccount(firm, program, { status: 'active' })
    await firm.pool.query('update pf_accounts set challenge_id = $2, attempt = 9 where id = $1', [
      next.id,
      blocked?.challengeId,
    ])
    const { id: action } = await desk.propose(risk, id, reinstateAll)
    await firm.pool.query(
      `select prop_firm.move('pf_violations', array(select id from pf_violations
        where account_id = $1), 'confirmed', 'overturned')`,
      [gone?.id],
    )
    await desk.release(manager, action)
    await desk.carryOut()
    const incident = await desk.read(id)
    expect(incident.actions[0]?.rows).toEqual({ waiting: 0, underWay: 0, done: 1, refused: 2 })
    const { rows: results } = await desk.results(action)
    expect(results.find(({ login }) => login === blocked?.login)?.message).toContain('open')
    expect((await statuses(accounts)).sort()).toEqual(['active', 'breached', 'breached'])
  })

  it('about an account that was closed meanwhile leaves it closed', async () => {
    const { program, id } = await desk.declared()
    const [account] = await desk.ended(program, 1)
    const { id: action } = await desk.propose(risk, id, reinstateAll)
    await firm.pool.query(
      `select prop_firm.move('pf_accounts', array[$1::uuid], 'breached', 'closed')`,
      [account?.id],
    )
    await desk.release(manager, action)
    await desk.carryOut()
    expect(await statuses(account ? [account] : [])).toEqual(['closed'])
  })

  it('that is stopped leaves the rest as it is, and the incident can then be closed', async () => {
    const { program, id } = await desk.declared()
    const accounts = await desk.ended(program, 2)
    const { id: action } = await desk.propose(risk, id, reinstateAll)
    const close = () =>
      desk.post(risk, '/fire', { lifecycle: 'incident', id, event: 'close', reason: 'over' })
    expect(await close()).toMatchObject({ ok: false, code: 'actionUnderWay' })
    expect(await desk.post(risk, `/incident-actions/${action}/stop`)).toMatchObject({ ok: true })
    expect(await desk.release(manager, action)).toMatchObject({ http: 409, code: 'stopped' })
    await desk.carryOut()
    expect(await statuses(accounts)).toEqual(['breached', 'breached'])
    expect(await close()).toMatchObject({ ok: true })
    expect(await desk.propose(risk, id, reinstateAll)).toMatchObject({ http: 409, code: 'closed' })
  })

  it('that would change nothing is refused', async () => {
    const { id } = await desk.declared()
    expect(await desk.propose(risk, id, { kind: 'freeze' })).toMatchObject({ code: 'nothing' })
  })

  it('freezes and lifts its own hold alone', async () => {
    const { program, id } = await desk.declared()
    const account = await makeAccount(firm, program, { watched: true })
    await desk.opened([account])
    await desk.post(risk, '/holds', {
      ...{ subject: 'account', id: account.id, kind: 'frozen', reason: 'odd' },
    })
    const run = async (kind: string) => {
      const { id: action } = await desk.propose(risk, id, { kind })
      await desk.release(manager, action)
      await desk.carryOut()
      const { rows } = await firm.pool.query(
        `select count(*)::int count from pf_holds
        where subject_id = $1 and kind = 'frozen' and lifted_at is null`,
        [account.id],
      )
      return rows[0].count
    }
    expect(await run('freeze')).toBe(2)
    expect(await run('lift')).toBe(1)
  })

  it('pauses without judging, and resumes with clocks shifted', async () => {
    const { program, id } = await desk.declared()
    const account = await makeAccount(firm, program, { watched: true })
    await desk.opened([account])
    for (const kind of ['pause', 'resume']) {
      const { id: action } = await desk.propose(risk, id, { kind })
      await desk.release(manager, action)
      await desk.carryOut()
    }
    const { rows } = await firm.pool.query(
      `select kind, input from live.input where account_id = $1 and kind in ('unwatch', 'reopen')
      order by id`,
      [account.id],
    )
    expect(rows).toMatchObject([
      { kind: 'unwatch' },
      { kind: 'reopen', input: { balance: 'latest', days: 'shift' } },
    ])
    const flags = await firm.pool.query('select is_paused from pf_accounts where id = $1', [
      account.id,
    ])
    expect(flags.rows).toEqual([{ is_paused: false }])
  })

  it('stops trading with a pause, and lets trade again what nothing else holds', async () => {
    const { program, id } = await desk.declared()
    const free = await makeAccount(firm, program, { watched: true })
    const held = await makeAccount(firm, program, { watched: true })
    await desk.opened([free, held])
    const commands = async ({ id: account }: TestAccount) => {
      const { rows } = await firm.pool.query<{ kind: string }>(
        `select kind from pf_platform_commands where account_id = $1 and cause like 'hold:incident:%'
        order by id`,
        [account],
      )
      return rows.map(({ kind }) => kind)
    }
    const run = async (kind: string) => {
      const { id: action } = await desk.propose(risk, id, { kind })
      expect(await commands(free)).toEqual(kind === 'pause' ? [] : ['disable'])
      await desk.release(manager, action)
      await desk.carryOut()
    }
    await run('pause')
    expect(await commands(held)).toEqual(['disable'])
    await desk.post(risk, '/holds', {
      ...{ subject: 'account', id: held.id, kind: 'frozen', reason: 'odd' },
    })
    await run('resume')
    expect(await commands(free)).toEqual(['disable', 'enable'])
    expect(await commands(held)).toEqual(['disable'])
  })
})
