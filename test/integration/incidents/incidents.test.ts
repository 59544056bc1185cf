import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { incidentSchema } from '../../../src/readModels/incidents/model.js'
import { queueSchema } from '../../../src/readModels/queue/model.js'
import { carryOutIncident } from '../../../src/services/incidents/carryOut.js'
import { bootFirm, type TestFirm } from '../../fixtures/firm.js'
import { makeOperator, type TestOperator } from '../../fixtures/firmPeople.js'
import {
  makeAccount,
  makeAccounts,
  makeProgram,
  type TestAccount,
  type TestProgram,
} from '../../fixtures/firmRecords.js'
import { putViolation } from '../transition/support/world.js'

let firm: TestFirm
let risk: TestOperator
let manager: TestOperator
beforeAll(async () => {
  firm = await bootFirm({ poolMax: 20 })
  risk = await makeOperator(firm, ['risk'])
  manager = await makeOperator(firm, ['manager'])
}, 120_000)
afterAll(() => firm.stop())

type Said = { ok: boolean; id?: string; rows?: number; code?: string; message?: string }

const post = async (by: TestOperator, path: string, body: object = {}) => {
  const answer = await firm.api(`/prop-firm${path}`, { method: 'POST', token: by.token, body })
  return { http: answer.status, ...((await answer.json()) as Said) }
}

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()

/** An incident of the last hour on a platform of its own. */
async function declared(): Promise<{ program: TestProgram; id: string }> {
  const program = await makeProgram(firm)
  const answer = await post(risk, '/incidents', {
    ...{ title: 'Frozen prices', connectionId: program.connectionId, symbols: ['EURUSD'] },
    ...{ from: hoursAgo(1), to: new Date(Date.now() + 60_000).toISOString() },
  })
  expect(answer.http).toBe(201)
  return { program, id: String(answer.id) }
}

const opened = async (accounts: readonly TestAccount[]) => {
  await firm.pool.query('update pf_accounts set opened_at = $2 where id = any($1)', [
    accounts.map(({ id }) => id),
    hoursAgo(5),
  ])
  return accounts
}

/** Accounts that a ruling of the window ended. */
async function ended(program: TestProgram, count: number): Promise<TestAccount[]> {
  const made = await makeAccounts(firm, program, { status: 'breached', watched: true, count })
  await opened(made)
  await firm.pool.query('update pf_accounts set ended_at = now() where id = any($1)', [
    made.map(({ id }) => id),
  ])
  await firm.work(async (work) => {
    for (const account of made) await putViolation(work, account, 'confirmed')
  })
  return made
}

const propose = (by: TestOperator, id: string, body: object) =>
  post(by, `/incidents/${id}/actions`, { reason: 'the feed stood still', ...body })

const reinstateAll = { kind: 'reinstate', goesOn: { balance: 'latest', days: 'keep' } }
const release = (by: TestOperator, id = '') => post(by, `/incident-actions/${id}/release`)

const carryOut = async () => {
  while (await carryOutIncident({ firm: firm.firm, pool: firm.pool })) continue
}

const read = async (id: string) => {
  const answer = await firm.api(`/prop-firm/incidents/${id}`, { token: risk.token })
  return incidentSchema.parse(await answer.json())
}

const statuses = async (accounts: readonly TestAccount[]) => {
  const { rows } = await firm.pool.query<{ status: string }>(
    'select status from pf_accounts where id = any($1)',
    [accounts.map(({ id }) => id)],
  )
  return rows.map(({ status }) => status)
}

describe('an incident', () => {
  it('lists the accounts that were open on its platform, with the rulings of its window', async () => {
    const { program, id } = await declared()
    const [account] = await ended(program, 1)
    const flat = await makeAccount(firm, program, { watched: true })
    await opened([flat])
    const early = await makeAccount(firm, program, { status: 'closed' })
    await opened([early])
    await firm.pool.query('update pf_accounts set ended_at = $2 where id = $1', [
      early.id,
      hoursAgo(2),
    ])
    const elsewhere = await makeAccount(firm, await makeProgram(firm), { watched: true })
    await opened([elsewhere])
    const incident = await read(id)
    expect(incident.reference).toMatch(/^I-\d+$/)
    expect(incident.counts).toEqual({ accounts: 2, active: 1, suspected: 0, confirmed: 1 })
    expect(incident.accounts.map((each) => each.id)).toEqual([account?.id, flat.id])
  })

  it('waits in the queue of who may release it, until it is released', async () => {
    const { program, id } = await declared()
    await ended(program, 1)
    const waits = async () => {
      const answer = await firm.api('/prop-firm/queue?kind=incidents', { token: manager.token })
      return queueSchema.parse(await answer.json()).rows.find((row) => row.id === id)
    }
    expect(await waits()).toBeUndefined()
    const action = await propose(risk, id, reinstateAll)
    const row = await waits()
    expect(row?.facts.actionId).toBe(action.id)
    await release(manager, row?.facts.actionId ?? '')
    expect(await waits()).toBeUndefined()
    await carryOut()
  })
})

describe('an action', () => {
  it('changes nothing before another person than its proposer releases it', async () => {
    const { program, id } = await declared()
    const accounts = await ended(program, 2)
    const action = await propose(risk, id, reinstateAll)
    expect(action).toMatchObject({ ok: true, rows: 2 })
    await carryOut()
    expect(await statuses(accounts)).toEqual(['breached', 'breached'])
    expect(await release(risk, action.id)).toMatchObject({ http: 409, code: 'samePerson' })
    await carryOut()
    expect(await statuses(accounts)).toEqual(['breached', 'breached'])
    expect(await release(manager, action.id)).toMatchObject({ ok: true })
    await carryOut()
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
    const { program, id } = await declared()
    await ended(program, 1)
    const admin = await makeOperator(firm, ['admin'])
    const { id: action } = await propose(risk, id, reinstateAll)
    const answers = await Promise.all([release(manager, action), release(admin, action)])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ http: 409, code: 'released' })
    await carryOut()
  })

  it('tells for each row why it was refused, and does the others', async () => {
    const { program, id } = await declared()
    const accounts = await ended(program, 3)
    const [blocked, gone] = accounts
    // Another account of the same challenge is open: this one cannot be.
    const next = await makeAccount(firm, program, { status: 'active' })
    await firm.pool.query('update pf_accounts set challenge_id = $2, attempt = 9 where id = $1', [
      next.id,
      blocked?.challengeId,
    ])
    const { id: action } = await propose(risk, id, reinstateAll)
    await firm.pool.query(
      `select prop_firm.move('pf_violations', array(select id from pf_violations
        where account_id = $1), 'confirmed', 'overturned')`,
      [gone?.id],
    )
    await release(manager, action)
    await carryOut()
    const incident = await read(id)
    expect(incident.actions[0]?.rows).toEqual({ waiting: 0, done: 1, refused: 2 })
    expect(incident.refused.find(({ login }) => login === blocked?.login)?.message).toContain(
      'open',
    )
    expect((await statuses(accounts)).sort()).toEqual(['active', 'breached', 'breached'])
  })

  it('about an account that was closed meanwhile leaves it closed', async () => {
    const { program, id } = await declared()
    const [account] = await ended(program, 1)
    const { id: action } = await propose(risk, id, reinstateAll)
    await firm.pool.query(
      `select prop_firm.move('pf_accounts', array[$1::uuid], 'breached', 'closed')`,
      [account?.id],
    )
    await release(manager, action)
    await carryOut()
    expect(await statuses(account ? [account] : [])).toEqual(['closed'])
  })

  it('that is stopped leaves the rest as it is, and the incident can then be closed', async () => {
    const { program, id } = await declared()
    const accounts = await ended(program, 2)
    const { id: action } = await propose(risk, id, reinstateAll)
    const close = () =>
      post(risk, '/fire', { lifecycle: 'incident', id, event: 'close', reason: 'over' })
    expect(await close()).toMatchObject({ ok: false, code: 'actionUnderWay' })
    expect(await post(risk, `/incident-actions/${action}/stop`)).toMatchObject({ ok: true })
    expect(await release(manager, action)).toMatchObject({ http: 409, code: 'stopped' })
    await carryOut()
    expect(await statuses(accounts)).toEqual(['breached', 'breached'])
    expect(await close()).toMatchObject({ ok: true })
    expect(await propose(risk, id, reinstateAll)).toMatchObject({ http: 409, code: 'closed' })
  })

  it('that would change nothing is refused', async () => {
    const { id } = await declared()
    expect(await propose(risk, id, { kind: 'freeze' })).toMatchObject({ code: 'nothing' })
  })

  it('freezes and lifts its own hold alone', async () => {
    const { program, id } = await declared()
    const account = await makeAccount(firm, program, { watched: true })
    await opened([account])
    await post(risk, '/holds', {
      ...{ subject: 'account', id: account.id, kind: 'frozen', reason: 'odd' },
    })
    const run = async (kind: string) => {
      const { id: action } = await propose(risk, id, { kind })
      await release(manager, action)
      await carryOut()
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
    const { program, id } = await declared()
    const account = await makeAccount(firm, program, { watched: true })
    await opened([account])
    for (const kind of ['pause', 'resume']) {
      const { id: action } = await propose(risk, id, { kind })
      await release(manager, action)
      await carryOut()
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
    const { program, id } = await declared()
    const free = await makeAccount(firm, program, { watched: true })
    const held = await makeAccount(firm, program, { watched: true })
    await opened([free, held])
    const commands = async ({ id: account }: TestAccount) => {
      const { rows } = await firm.pool.query<{ kind: string }>(
        `select kind from pf_platform_commands where account_id = $1 and cause like 'hold:incident:%'
        order by id`,
        [account],
      )
      return rows.map(({ kind }) => kind)
    }
    const run = async (kind: string) => {
      const { id: action } = await propose(risk, id, { kind })
      expect(await commands(free)).toEqual(kind === 'pause' ? [] : ['disable'])
      await release(manager, action)
      await carryOut()
    }
    await run('pause')
    expect(await commands(held)).toEqual(['disable'])
    await post(risk, '/holds', {
      ...{ subject: 'account', id: held.id, kind: 'frozen', reason: 'odd' },
    })
    await run('resume')
    expect(await commands(free)).toEqual(['disable', 'enable'])
    expect(await commands(held)).toEqual(['disable'])
  })

  it('reinstates two thousand accounts', async () => {
    const { program, id } = await declared()
    const accounts = await ended(program, 2_000)
    const proposing = performance.now()
    const action = await propose(risk, id, reinstateAll)
    expect(action).toMatchObject({ ok: true, rows: 2_000 })
    const proposed = performance.now()
    await release(manager, action.id)
    await carryOut()
    const done = performance.now()
    const reading = await read(id)
    const times = [proposed - proposing, done - proposed, performance.now() - done]
    console.info(`2,000 accounts: proposed, carried out, read in ${times.map(Math.round)} ms`)
    expect(reading.actions[0]?.rows).toEqual({ waiting: 0, done: 2_000, refused: 0 })
    expect(new Set(await statuses(accounts))).toEqual(new Set(['active']))
  }, 180_000)
})
