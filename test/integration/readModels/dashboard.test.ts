import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { v7 as uuidv7 } from 'uuid'
import { ruleRegistry } from '../../../src/domain/rules/ruleRegistry.js'
import type { Role } from '../../../src/domain/roles.js'
import { figuresSchema, type Figures } from '../../../src/readModels/dashboard/figures.js'
import { dashboardSchema } from '../../../src/readModels/dashboard/model.js'
import { readDashboard } from '../../../src/readModels/dashboard/readDashboard.js'
import { refreshStats } from '../../../src/readModels/dashboard/refreshStats.js'
import { bootFirm, type TestFirm } from '../../fixtures/firm.js'
import { makeOperator, makeSignedInTrader } from '../../fixtures/firmPeople.js'
import { testSize, testTerms } from '../../fixtures/firmTerms.js'
import { changeFigures } from '../../fixtures/liveFigures.js'
import { makeAccount, makeProgram, type TestProgram } from '../../fixtures/firmRecords.js'

const now = Date.UTC(2026, 10, 12, 13, 32)
const [minute, hour, day] = [60_000, 3_600_000, 86_400_000]

let firm: TestFirm
let program: TestProgram
beforeAll(async () => {
  firm = await bootFirm()
  program = await makeProgram(firm)
})
afterAll(() => firm.stop())

const insert = async (table: string, row: Readonly<Record<string, unknown>>): Promise<string> => {
  const id = uuidv7()
  const full = { id, created_at: row.created_at ?? at(now), updated_at: at(now), ...row }
  const names = Object.keys(full)
  await firm.pool.query(
    `insert into ${table} (${names.map((name) => `"${name}"`).join()})
    select ${names.map((name) => `"${name}"`).join()} from jsonb_populate_record(null::${table}, $1)`,
    [JSON.stringify(full)],
  )
  return id
}

const at = (ms: number): string => new Date(ms).toISOString()

const count = async (): Promise<Figures> => {
  await refreshStats(firm.pool, now)
  const { rows } = await firm.pool.query('select figures from prop_firm.stats')
  return figuresSchema.parse(rows[0]?.figures)
}

const order = async (paidAt: number, more: Readonly<Record<string, unknown>> = {}) => {
  const account = await makeAccount(firm, program, { status: 'closed' })
  return insert('pf_orders', {
    ...{ status: 'paid', trader_id: account.trader.id, program_id: program.programId },
    ...{ version_id: program.versionId, size: 1, account_currency: 'USD', kind: 'purchase' },
    ...{ amount: 10_000, paid_amount: 10_000, currency: 'USD', paid_at: at(paidAt) },
    ...more,
  })
}

const rules = ruleRegistry()

const seenBy = (role: Role, when = now) =>
  readDashboard(
    { q: firm.pool, rules },
    { kind: 'operator', id: '1', name: 'x', roles: [role] },
    when,
  )

describe('the figures that a job counts', () => {
  it('add fees up by span, less refunds, without giveaways, other currencies apart', async () => {
    await order(now - hour)
    await order(now - 3 * day, { refunded_amount: 2_500 })
    await order(now - 10 * day)
    await order(now - 40 * day)
    await order(now - 2 * hour, { kind: 'giveaway' })
    await order(now - 2 * hour, { currency: 'EUR', paid_amount: 777 })
    const { fees } = await count()
    expect(fees.sums.now).toEqual({ today: 10_000, 7: 17_500, 30: 27_500 })
    expect(fees.sums.before).toEqual({ today: 0, 7: 10_000, 30: 10_000 })
    expect(fees.others.EUR?.now[7]).toBe(777)
    expect(fees.series).toHaveLength(30)
    expect(fees.series.at(-1)).toBe(10_000)
    expect(fees.series.at(-4)).toBe(7_500)
  })

  it('tell from the moves how many accounts lived each day', async () => {
    const rows = [
      { opened: 20 * day, status: 'active' },
      { opened: 5 * day, status: 'active' },
      { opened: 9 * day, ended: 2 * day, status: 'breached' },
    ]
    for (const { opened, ended, status } of rows) {
      const { id } = await makeAccount(firm, program, { status })
      await firm.pool.query(
        'update pf_accounts set created_at = $2, opened_at = $2, ended_at = $3 where id = $1',
        [id, at(now - opened), ended ? at(now - ended) : null],
      )
    }
    const { accounts, phases } = await count()
    expect(accounts.live).toBe(2)
    expect([-1, -2, -4, -7, -15].map((index) => accounts.series.at(index))).toEqual([2, 2, 3, 2, 1])
    expect(phases).toEqual([expect.objectContaining({ key: 'evaluation-1', active: 2 })])
    expect(phases[0]?.breached.now).toEqual({ today: 0, 7: 1, 30: 1 })
  })

  it('owe the share that the next payout has, rounded down, to those who did not ask', async () => {
    const asked = await makeAccount(firm, program, { phase: 'funded', watched: true })
    const waits = await makeAccount(firm, program, { phase: 'funded', watched: true })
    const lost = await makeAccount(firm, program, { phase: 'funded', watched: true })
    const profit = async (id: string, amount: number) =>
      changeFigures(firm.pool, id, ({ balance }) => ({ balance: balance + amount }))
    await profit(asked.id, 90_000)
    await profit(waits.id, 101)
    await profit(lost.id, -500)
    await insert('pf_payouts', {
      ...{ status: 'inReview', account_id: asked.id, challenge_id: asked.challengeId },
      ...{ trader_id: asked.trader.id, number: 1, gross: 90_000, trader_share: 72_000 },
      ...{ firm_share: 18_000, currency: 'USD', split_bps: 8_000, idempotency_key: 'a' },
      ...{ created_at: at(now - 2 * day), due_at: at(now - day) },
    })
    const { owed, openPayouts, queue } = await count()
    expect(owed).toMatchObject({ count: 1, amounts: { USD: 80 } })
    expect(openPayouts).toEqual([{ status: 'inReview', count: 1, amounts: { USD: 72_000 } }])
    expect(queue.find(({ kind }) => kind === 'payouts')).toMatchObject({
      ...{ count: 1, late: 1, oldestAt: now - 2 * day },
    })
  })

  it('stay when an older count comes in late', async () => {
    await refreshStats(firm.pool, now)
    await refreshStats(firm.pool, now - hour)
    const { rows } = await firm.pool.query('select at from prop_firm.stats')
    expect(rows).toEqual([{ at: new Date(now) }])
  })
})

describe('the live parts of the dashboard', () => {
  const ruling = async (minutesAgo: number, disposition: string, status?: string) => {
    const account = await makeAccount(firm, program, { status: 'breached' })
    const common = { account_id: account.id, trader_id: account.trader.id, login: account.login }
    const when = { at: at(now - minutesAgo * minute) }
    const id = await insert('pf_rulings', {
      ...{ ...common, ...when, kind: 'breach', rule: 'dailyLoss-2', unit: 'money', disposition },
      ...{ currency: 'USD', limit: 9_978_810, figure: 9_976_435, evidence: {} },
    })
    if (status) {
      const violation = { ...common, ...when, ruling_id: id, status, rule: 'dailyLoss-2' }
      await insert('pf_violations', { ...violation, trader_name: 'Marta Kowalczyk' })
    }
    return account
  }

  it('count what violations became, and show the newest first with the name of the rule', async () => {
    await ruling(60, 'confirmed', 'overturned')
    await ruling(50, 'suspected', 'confirmed')
    await ruling(40, 'suspected', 'suspected')
    await ruling(24 * 60, 'confirmed', 'confirmed')
    const { breaches } = await seenBy('risk', now + 3_000)
    expect(breaches).toMatchObject({ confirmed: 1, suspected: 1 })
    expect(breaches?.rows.map(({ status }) => status)).toEqual([
      ...['suspected', 'confirmed', 'overturned'],
    ])
    expect(breaches?.rows[0]).toMatchObject({ rule: 'Daily loss limit', under: 2_375 })
  })

  it('show the accounts closest to a limit and whose figures lag behind their connection', async () => {
    const near = await makeAccount(firm, program, { watched: true })
    const far = await makeAccount(firm, program, { watched: true })
    const set = (id: string, used: number, seenAt: number) =>
      changeFigures(firm.pool, id, () => ({ openPositions: 1 }), {
        used,
        floor: testSize - 32_240,
        receivedAt: seenAt,
      })
    await set(near.id, 9_680, now)
    await set(far.id, 6_999, now - 5 * minute)
    await firm.pool.query(
      `insert into live.worker (worker_id, host, pid, started_at, heartbeat_at)
      values ($1, 'box', 1, 0, $2)`,
      [program.connectionId, now],
    )
    await firm.pool.query(
      `insert into live.connection (connection_id, worker_id, state, last_event_at, updated_at)
      values ($1, $1, 'streaming', $2, $2)`,
      [program.connectionId, now],
    )
    const { nearLimit, health, alarms } = await seenBy('admin', now + 6_000)
    expect(nearLimit?.accounts).toEqual([
      expect.objectContaining({ id: near.id, used: 9_680, room: 32_240 }),
    ])
    expect(health.feed).toMatchObject({ stale: 1, staleSince: now - 5 * minute, newestAt: now })
    expect(health.platforms).toMatchObject([{ state: 'connected' }])
    expect(alarms).toEqual([])
  })

  it('raise the alarm when a breach could not be recomputed from its evidence', async () => {
    await firm.pool.query(`update pf_rulings set settled_at = now() where settled_at is null`)
    const { id } = await ruling(5, 'confirmed', 'confirmed')
    const seen = async (later: number) => {
      const { alarms } = await seenBy('risk', later)
      return alarms.filter(({ id }) => id === 'rulings')
    }
    const { rows } = await firm.pool.query<{ created_at: Date }>(
      'select created_at from pf_rulings where account_id = $1',
      [id],
    )
    const stored = rows[0]?.created_at.getTime() ?? 0
    expect(await seen(stored + 60_000)).toEqual([])
    expect(await seen(stored + 6 * minute)).toMatchObject([{ tone: 'bad' }])
  })

  it('raise the alarm when the worker falls silent and when somebody holds the firm', async () => {
    await insert('pf_holds', {
      ...{ kind: 'sending', subject_type: 'firm', subject_id: 'firm', reason: 'hold' },
      ...{ note: 'bank is down', actor_name: 'Dana Okafor' },
    })
    const { alarms } = await seenBy('marketing', now + 20_000)
    expect(alarms.map(({ id }) => id.split('-')[0])).toEqual(['worker', 'hold'])
    expect(alarms[1]?.text).toContain('bank is down')
  })

  it('read the accounts once for all who look within two seconds', async () => {
    let asked = 0
    const q = {
      query: (async (text: string, values?: readonly unknown[]) => {
        asked += 1
        return firm.pool.query(text, values && [...values])
      }) as typeof firm.pool.query,
    }
    const person = { kind: 'operator', id: '1', name: 'x', roles: ['admin'] } as const
    await Promise.all([1, 2, 3].map(() => readDashboard({ q: q as never, rules }, person, now)))
    const first = asked
    await readDashboard({ q: q as never, rules }, person, now + 1_000)
    expect(asked).toBe(first)
    await readDashboard({ q: q as never, rules }, person, now + 3_000)
    expect(asked).toBe(2 * first)
  })
})

describe('GET /prop-firm/dashboard', () => {
  it('answers each role with what it may see, in the shape that the page expects', async () => {
    const finance = await makeOperator(firm, ['finance'])
    const response = await firm.api('/prop-firm/dashboard', { token: finance.token })
    const seen = dashboardSchema.parse(await response.json())
    expect(seen.figures).toHaveProperty('fees')
    expect(seen.figures).not.toHaveProperty('kycTime')
  })

  it('refuses strangers and traders', async () => {
    const trader = await makeSignedInTrader(firm)
    expect((await firm.api('/prop-firm/dashboard')).status).toBe(401)
    expect((await firm.api('/prop-firm/dashboard', { token: trader.token })).status).toBe(403)
  })
})

/** Last, since each program brings a connection. */
describe('what is owed to funded traders', () => {
  it.each([
    ['the highest of the cycles', { cycles: [{ cycle: 'weekly', bps: 5_000 }, { cycle: 'monthly', bps: 9_000 }] }, 90], // prettier-ignore
    ['the first step', { splitByWithdrawn: { of: 'part', steps: [{ from: 0, bps: 10_000 }, { from: 5, bps: 1 }] } }, 100], // prettier-ignore
  ])('is %s where the share is no list', async (_, payout, share) => {
    const before = (await count()).owed
    const sold = await makeProgram(firm, (connection) => ({ ...testTerms(connection), payout }))
    const account = await makeAccount(firm, sold, { phase: 'funded', watched: true })
    await changeFigures(firm.pool, account.id, ({ balance }) => ({ balance: balance + 100 }))
    const { owed } = await count()
    expect(Number(owed.amounts.USD) - Number(before.amounts.USD)).toBe(share)
  })
})
