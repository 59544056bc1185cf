import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { bootFirm, type TestFirm } from '../../fixtures/firm.js'
import { makeOperator, makeSignedInTrader, type TestOperator } from '../../fixtures/firmPeople.js'
import { makeAccount, makeProgram, type TestProgram } from '../../fixtures/firmRecords.js'
import { queueSchema } from '../../../src/readModels/queue/model.js'
import { previewSchema } from '../../../src/readModels/queue/previewModel.js'
import { settleBreaches } from '../../../src/services/rulings/settleBreaches.js'
import { breach, ruled, rulingsOf, seen, verdictsOf } from './support.js'

let firm: TestFirm
let program: TestProgram
let risk: TestOperator
let manager: TestOperator
beforeAll(async () => {
  firm = await bootFirm()
  program = await makeProgram(firm)
  risk = await makeOperator(firm, ['risk'])
  manager = await makeOperator(firm, ['manager'])
})
afterAll(() => firm.stop())

const text = 'The price at that moment was not one of the market.'
const day = 24 * 60 * 60 * 1000

const post = async (
  path: string,
  token: string,
  body?: unknown,
): Promise<Record<string, unknown>> => {
  const answer = await firm.api(path, { method: 'POST', token, body: body ?? {} })
  return { http: answer.status, ...((await answer.json()) as object) }
}

/** A trader whose account was just breached. */
async function breached() {
  const trader = await makeSignedInTrader(firm)
  const account = await makeAccount(firm, program, { watched: true, trader })
  const ruling = await breach(firm, program, account)
  return { trader, account, ruling }
}

async function appealed() {
  const made = await breached()
  const opened = await post(`/trader/rulings/${made.ruling.id}/appeal`, made.trader.token, { text })
  expect(opened).toMatchObject({ http: 201, ok: true })
  return { ...made, appeal: String(opened.id) }
}

const fire = (by: TestOperator, id: string, event: string, reason = 'looked at it again') =>
  post('/prop-firm/fire', by.token, { lifecycle: 'appeal', id, event, reason })

const statusOf = async (table: string, id: string) =>
  (await firm.pool.query<{ status: string }>(`select status from ${table} where id = $1`, [id]))
    .rows[0]?.status

const mailsTo = async (email: string) =>
  (
    await firm.pool.query<{ event: string }>(
      `select event from pf_email_messages where "to" = $1 and event like 'appeal.%' order by id`,
      [email],
    )
  ).rows.map(({ event }) => event)

const violationOf = async (rulingId: string) =>
  String(
    (await firm.pool.query('select id from pf_violations where ruling_id = $1', [rulingId])).rows[0]
      ?.id,
  )

describe('an appeal', () => {
  it('that is granted overturns the ruling through its own gate: account and challenge go on', async () => {
    const { trader, account, ruling, appeal } = await appealed()
    expect(await fire(manager, appeal, 'grant')).toMatchObject({ http: 200, status: 'granted' })
    expect(await statusOf('pf_violations', await violationOf(ruling.id))).toBe('overturned')
    expect(await statusOf('pf_accounts', account.id)).toBe('active')
    expect(await statusOf('pf_challenges', account.challengeId)).toBe('active')
    expect(await mailsTo(trader.email)).toEqual(['appeal.opened', 'appeal.granted'])
    const { rows } = await firm.pool.query(
      `select event, actor_id, reason from pf_audit_entries
       where subject_type = 'appeal' and subject_id = $1 order by seq`,
      [appeal],
    )
    expect(rows).toEqual([
      { event: 'appeal.opened', actor_id: trader.id, reason: null },
      { event: 'appeal.grant', actor_id: manager.id, reason: 'looked at it again' },
    ])
    const seenByTrader = await firm.api(`/trader/rulings/${ruling.id}`, { token: trader.token })
    expect(await seenByTrader.json()).toMatchObject({
      disposition: 'overturned',
      appeal: { status: 'granted', decision: 'looked at it again', text },
      appealable: { possible: false },
    })
  })

  it('that is upheld leaves the ruling as it is, and says why', async () => {
    const { trader, account, ruling, appeal } = await appealed()
    expect(await fire(risk, appeal, 'uphold')).toMatchObject({ http: 200, status: 'upheld' })
    expect(await statusOf('pf_violations', await violationOf(ruling.id))).toBe('confirmed')
    expect(await statusOf('pf_accounts', account.id)).toBe('breached')
    expect(await mailsTo(trader.email)).toEqual(['appeal.opened', 'appeal.upheld'])
    expect(await fire(manager, appeal, 'grant')).toMatchObject({ http: 409, code: 'notPossible' })
  })

  it('may be withdrawn while it is open, and made again', async () => {
    const { trader, ruling, appeal } = await appealed()
    const path = `/trader/appeals/${appeal}/withdraw`
    const other = await makeSignedInTrader(firm)
    expect(await post(path, other.token)).toMatchObject({ http: 404 })
    expect(await post(path, trader.token)).toMatchObject({ http: 200, ok: true })
    expect(await post(path, trader.token)).toMatchObject({ http: 409, code: 'notPossible' })
    expect(await fire(manager, appeal, 'grant')).toMatchObject({ http: 409 })
    expect(await mailsTo(trader.email)).toEqual(['appeal.opened', 'appeal.withdrawn'])
    expect(await post(`/trader/rulings/${ruling.id}/appeal`, trader.token, { text })).toMatchObject(
      { http: 201 },
    )
  })

  it('is never made by another trader', async () => {
    const { ruling } = await breached()
    const other = await makeSignedInTrader(firm)
    const answer = await post(`/trader/rulings/${ruling.id}/appeal`, other.token, { text })
    expect(answer).toMatchObject({ http: 404, code: 'unknown' })
  })

  it('is made once of a ruling, however many ask at once', async () => {
    const { trader, ruling } = await breached()
    const path = `/trader/rulings/${ruling.id}/appeal`
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => post(path, trader.token, { text })),
    )
    expect(answers.map(({ http }) => http).sort()).toEqual([201, 409, 409, 409, 409])
    const { rows } = await firm.pool.query('select 1 from pf_appeals where ruling_id = $1', [
      ruling.id,
    ])
    expect(rows).toHaveLength(1)
  })

  it('is not made again once it was decided', async () => {
    const { trader, ruling, appeal } = await appealed()
    await fire(risk, appeal, 'uphold')
    const again = await post(`/trader/rulings/${ruling.id}/appeal`, trader.token, { text })
    expect(again).toMatchObject({ http: 409, code: 'alreadyAppealed' })
  })

  it('is not taken after the deadline, and is until then', async () => {
    const { trader, ruling } = await breached()
    const path = `/trader/rulings/${ruling.id}/appeal`
    const settled = (daysAgo: number) =>
      firm.pool.query('update pf_rulings set settled_at = $2 where id = $1', [
        ruling.id,
        new Date(Date.now() - daysAgo * day),
      ])
    await settled(7.01)
    expect(await post(path, trader.token, { text })).toMatchObject({ http: 409, code: 'tooLate' })
    await settled(6.99)
    expect(await post(path, trader.token, { text })).toMatchObject({ http: 201 })
  })

  it('keeps the deadline of the mail when the setting is shortened', async () => {
    const { trader, ruling } = await breached()
    await firm.work(settleBreaches, { now: new Date(Date.now() + 61_000) })
    await firm.payload.updateGlobal({ slug: 'firm' as never, data: { appealDays: 1 } as never })
    const { rows } = await firm.pool.query<{ until: string }>(
      `select variables ->> 'appealDeadline' as until from pf_email_messages where "to" = $1`,
      [trader.email],
    )
    const shown = await firm.api(`/trader/rulings/${ruling.id}`, { token: trader.token })
    expect(await shown.json()).toMatchObject({
      appealable: { possible: true, until: rows[0]?.until },
    })
    await firm.payload.updateGlobal({ slug: 'firm' as never, data: { appealDays: 7 } as never })
  })

  it('is not made about a pass', async () => {
    const trader = await makeSignedInTrader(firm)
    const account = await makeAccount(firm, program, { watched: true, trader })
    const inputs = [seen({ second: 1, equity: 54_000, open: 0 })]
    await ruled(firm, verdictsOf(account, program, inputs))
    const [pass] = await rulingsOf(firm, account)
    expect(pass?.kind).toBe('pass')
    expect(await post(`/trader/rulings/${pass?.id}/appeal`, trader.token, { text })).toMatchObject({
      http: 409,
      code: 'notAppealable',
    })
  })

  it('is not made about a suspicion, and by who confirmed it is never decided', async () => {
    const trader = await makeSignedInTrader(firm)
    const account = await makeAccount(firm, program, { watched: true, trader })
    const inputs = [seen({ second: 1, equity: 47_400, doubts: ['staleObservation'] })]
    await ruled(firm, verdictsOf(account, program, inputs))
    const [ruling] = await rulingsOf(firm, account)
    const path = `/trader/rulings/${ruling?.id}/appeal`
    expect(await post(path, trader.token, { text })).toMatchObject({
      http: 409,
      code: 'notDecided',
    })
    const violation = await violationOf(String(ruling?.id))
    const confirm = { lifecycle: 'violation', id: violation, event: 'confirm', reason: 'sure' }
    expect(await post('/prop-firm/fire', risk.token, confirm)).toMatchObject({ ok: true })
    const opened = await post(path, trader.token, { text })
    const id = String(opened.id)
    for (const event of ['grant', 'uphold']) {
      expect(await fire(risk, id, event)).toMatchObject({ http: 409, code: 'firstDecider' })
    }
    expect(await statusOf('pf_appeals', id)).toBe('open')
    expect(await fire(manager, id, 'grant')).toMatchObject({ http: 200, status: 'granted' })
    expect(await statusOf('pf_violations', violation)).toBe('overturned')
  })

  it('that two grant at once is granted once, with one mail and one overturning', async () => {
    const { trader, ruling, appeal } = await appealed()
    const answers = await Promise.all([fire(manager, appeal, 'grant'), fire(risk, appeal, 'grant')])
    expect(answers.map(({ http }) => http).sort()).toEqual([200, 409])
    expect(await mailsTo(trader.email)).toEqual(['appeal.opened', 'appeal.granted'])
    const { rows } = await firm.pool.query(
      `select 1 from pf_audit_entries where event = 'violation.overturn' and subject_id = $1`,
      [await violationOf(ruling.id)],
    )
    expect(rows).toHaveLength(1)
  })

  it('whose ruling cannot be overturned stays open, and nothing else is changed', async () => {
    const { ruling, appeal } = await appealed()
    const violation = await violationOf(ruling.id)
    await firm.pool.query(
      `select prop_firm.move('pf_violations', array[$1::uuid], 'confirmed', 'dismissed')`,
      [violation],
    )
    expect(await fire(manager, appeal, 'grant')).toMatchObject({ http: 409, code: 'notPossible' })
    expect(await statusOf('pf_appeals', appeal)).toBe('open')
  })

  it('is text of people, neither empty nor endless', async () => {
    const { trader, ruling } = await breached()
    const path = `/trader/rulings/${ruling.id}/appeal`
    const tries: [unknown, string][] = [
      [{}, 'text: '],
      [{ text: 'no' }, 'text: expected what is wrong, in at least 20 characters'],
      [{ text: 'x'.repeat(4001) }, 'text: expected at most 4000 characters'],
      [{ text: `${text}\u0007` }, 'text: expected plain text'],
      [{ text, status: 'granted' }, 'status'],
    ]
    for (const [body, message] of tries) {
      const answer = await post(path, trader.token, body)
      expect(answer).toMatchObject({ http: 400, code: 'invalid' })
      expect(String(answer.message)).toContain(message)
    }
  })

  it('stays as it was written', async () => {
    const { appeal } = await appealed()
    await expect(
      firm.pool.query(`update pf_appeals set text = 'other words' where id = $1`, [appeal]),
    ).rejects.toThrow('keeps its rows')
    await expect(firm.pool.query('delete from pf_appeals where id = $1', [appeal])).rejects.toThrow(
      'keeps its rows',
    )
    await firm.pool.query(`update pf_appeals set status = 'granted' where id = $1`, [appeal])
    expect(await statusOf('pf_appeals', appeal)).toBe('open')
  })
})

describe('the report of appeals', () => {
  it('counts decided and granted by rule, version and first decider, and nothing else', async () => {
    const answer = await firm.api('/prop-firm/appeals/report', { token: risk.token })
    const report = (await answer.json()) as {
      all: { decided: number; granted: number; rate: number }
      byRule: { name: string; decided: number; granted: number; rate: number }[]
      byVersion: { name: string; decided: number }[]
      byDecider: { name: string; decided: number; granted: number }[]
    }
    const { rows } = await firm.pool.query<{ status: string; count: number }>(
      'select status, count(*)::int from pf_appeals group by status',
    )
    const counted = new Map(rows.map(({ status, count }) => [status, count]))
    const granted = counted.get('granted') ?? 0
    const decided = granted + (counted.get('upheld') ?? 0)
    expect(decided).toBeGreaterThan(3)
    const rate = Math.round((granted * 10_000) / decided)
    expect(report.all).toMatchObject({ decided, granted, rate })
    expect(report.byRule).toEqual([{ name: 'dailyLoss', decided, granted, rate }])
    expect(report.byVersion).toMatchObject([{ name: `${program.code}, version 1`, decided }])
    expect(report.byDecider.map(({ name }) => name).sort()).toEqual(
      [risk.actor.name, 'System'].sort(),
    )
    expect(report.byDecider.find(({ name }) => name === risk.actor.name)).toMatchObject({
      decided: 1,
      granted: 1,
    })
  })

  it('is empty where nothing was decided', async () => {
    const fresh = await bootFirm()
    const auditor = await makeOperator(fresh, ['auditor'])
    const answer = await fresh.api('/prop-firm/appeals/report', { token: auditor.token })
    expect(await answer.json()).toEqual({
      all: { name: 'all', decided: 0, granted: 0, rate: 0 },
      byRule: [],
      byVersion: [],
      byDecider: [],
    })
    await fresh.stop()
  })
})

describe('an appeal in the work queue', () => {
  const ask = async (by: TestOperator, path: string) => {
    const answer = await firm.api(`/prop-firm/queue${path}`, { token: by.token })
    return { http: answer.status, body: await answer.json() }
  }
  const rowsOf = async (by: TestOperator) =>
    queueSchema.parse((await ask(by, '?kind=appeals&limit=100')).body).rows

  it('waits for who decides it until it is decided, two days from when it came', async () => {
    const { account, appeal } = await appealed()
    const row = (await rowsOf(manager)).find(({ id }) => id === appeal)
    expect(row).toMatchObject({
      ...{ kind: 'appeals', status: 'open', decides: { lifecycle: 'appeal', id: appeal } },
      facts: { login: account.login, unit: 'money' },
    })
    expect((row?.due ?? 0) - (row?.since ?? 0)).toBe(2 * day)
    expect(await fire(manager, appeal, 'uphold')).toMatchObject({ status: 'upheld' })
    expect((await rowsOf(manager)).some(({ id }) => id === appeal)).toBe(false)
  })

  it('shows what the trader says, the rule in words, the sum, and how others ended', async () => {
    const { appeal } = await appealed()
    const { body } = await ask(manager, `/preview?kind=appeals&id=${appeal}`)
    const { said, proof, account, similar } = previewSchema.parse(body)
    expect(said).toBe(text)
    expect(proof?.words).toMatch(/loss/i)
    expect(proof?.rows.length).toBeGreaterThan(1)
    expect(account?.status).toBe('breached')
    const upheld = similar?.outcomes.find(({ word }) => word === 'upheld')
    expect(upheld?.count).toBeGreaterThanOrEqual(1)
  })

  it('is decided for several together, each through its guard', async () => {
    const [mine, theirs] = [await appealed(), await appealed()]
    const items = [mine, theirs].map(({ appeal }) => ({ id: appeal, expected: 'open' }))
    const body = { kind: 'appeals', event: 'uphold', reason: 'the prices held', items }
    expect(await post('/prop-firm/queue/decide', manager.token, body)).toMatchObject({ ok: true })
    expect(await statusOf('pf_appeals', theirs.appeal)).toBe('upheld')
  })

  it('is kept from who does not decide appeals', async () => {
    const { appeal } = await appealed()
    const finance = await makeOperator(firm, ['finance'])
    expect(await rowsOf(finance)).toEqual([])
    const { http } = await ask(finance, `/preview?kind=appeals&id=${appeal}`)
    expect(http).toBe(403)
    const compliance = await makeOperator(firm, ['compliance'])
    expect((await rowsOf(compliance)).some(({ id }) => id === appeal)).toBe(true)
    const items = [{ id: appeal, expected: 'open' }]
    const grant = { kind: 'appeals', event: 'grant', reason: 'so', items }
    expect(await post('/prop-firm/queue/decide', compliance.token, grant)).toMatchObject({
      results: [{ ok: false, code: 'notPermitted' }],
    })
  })
})
