import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { bootFirm, type TestFirm } from '../../fixtures/firm.js'
import { makeOperator, type TestOperator } from '../../fixtures/firmPeople.js'
import {
  makeAccount,
  makeProgram,
  type TestAccount,
  type TestProgram,
} from '../../fixtures/firmRecords.js'
import { ruled, seen, verdictsOf } from './support.js'

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

type Case = {
  readonly id: string
  readonly reference: string
  readonly rule: string
  readonly status: string
  readonly decision: string | null
}

const casesOf = async ({ id }: TestAccount): Promise<Case[]> =>
  (
    await firm.pool.query<Case>(
      `select id, reference, rule, status, decision from pf_violations
       where account_id = $1 order by rule`,
      [id],
    )
  ).rows

/** One odd price puts both limits of an account in doubt. */
async function doubted() {
  const account = await makeAccount(firm, program, { watched: true })
  const price = seen({ second: 3, equity: 44_000, doubts: ['equityJump'] })
  await ruled(firm, verdictsOf(account, program, [seen({ second: 1, equity: 50_000 }), price]))
  const [daily, overall] = await casesOf(account)
  if (!daily || !overall) throw new Error('expected two suspicions')
  return { account, daily, overall }
}

type Move = { event: string; others?: { id: string; words: string }[] }

async function offered(by: TestOperator, { id }: Case, event: string) {
  const query = new URLSearchParams({ lifecycle: 'violation', id })
  const answer = await firm.api(`/prop-firm/moves?${query}`, { token: by.token })
  const { moves } = (await answer.json()) as { moves: Move[] }
  return moves.find((move) => move.event === event)?.others
}

async function fire(by: TestOperator, { id }: Case, deed: Record<string, unknown>) {
  const body = { lifecycle: 'violation', id, reason: 'wrong price', ...deed }
  const answer = await firm.api('/prop-firm/fire', { method: 'POST', token: by.token, body })
  return { http: answer.status, ...((await answer.json()) as object) }
}

async function ask(by: TestOperator, action: string, body: Record<string, unknown>) {
  const answer = await firm.api(`/prop-firm/queue/${action}`, {
    ...{ method: 'POST', token: by.token },
    body: { kind: 'suspectedBreaches', event: 'dismiss', ...body },
  })
  return (await answer.json()) as {
    others?: { of: string; id: string; words: string }[]
    results?: { id: string; ok: boolean; code?: string }[]
  }
}

const accountNow = async ({ id }: TestAccount) =>
  (
    await firm.pool.query<{ status: string; frozen: boolean }>(
      'select status, is_frozen frozen from pf_accounts where id = $1',
      [id],
    )
  ).rows[0]

const auditOf = async (cases: readonly Case[]) =>
  (
    await firm.pool.query(
      `select event, reason, actor_id by from pf_audit_entries where subject_type = 'violation'
         and subject_id = any($1) and actor_type = 'operator' order by subject_id`,
      [cases.map(({ id }) => id)],
    )
  ).rows

const statusesOf = async (account: TestAccount) =>
  (await casesOf(account)).map(({ status }) => status)

describe('what one price put in doubt', () => {
  it.each([
    ['dismiss', 'Dismiss', 'dismissed', { status: 'active', frozen: false }],
    ['confirm', 'Confirm breach', 'confirmed', { status: 'breached', frozen: false }],
  ])('is decided together: %s', async (event, label, status, then) => {
    const { account, daily, overall } = await doubted()
    expect(await offered(risk, daily, event)).toEqual([
      { id: overall.id, words: `${label} ${overall.reference}, Maximum loss limit` },
    ])
    expect(await fire(risk, daily, { event, others: [overall.id] })).toMatchObject({ http: 200 })
    const decided = await casesOf(account)
    expect(decided).toMatchObject([
      { status, decision: 'wrong price' },
      { status, decision: 'wrong price' },
    ])
    expect(await auditOf(decided)).toEqual(
      Array(2).fill({ event: `violation.${event}`, reason: 'wrong price', by: risk.id }),
    )
    expect(await accountNow(account)).toEqual(then)
  })

  it('may be decided one by one', async () => {
    const { account, daily, overall } = await doubted()
    expect(await fire(risk, daily, { event: 'dismiss' })).toMatchObject({ http: 200 })
    expect(await accountNow(account)).toMatchObject({ frozen: true })
    expect(await offered(risk, overall, 'dismiss')).toBeUndefined()
  })

  it('is not what another price put in doubt, of this account or of another', async () => {
    const { account, daily } = await doubted()
    const { overall: stranger } = await doubted()
    await firm.pool.query(
      `update pf_violations set at = at + interval '1 second' where account_id = $1 and id <> $2`,
      [account.id, daily.id],
    )
    const [, later] = await casesOf(account)
    expect(await offered(risk, daily, 'dismiss')).toBeUndefined()
    for (const other of [later, stranger]) {
      expect(await fire(risk, daily, { event: 'dismiss', others: [other?.id] })).toMatchObject({
        ...{ http: 409, code: 'stale' },
      })
    }
    expect(await statusesOf(account)).toEqual(['suspected', 'suspected'])
  })

  it('is decided by one of two people, never half by each', async () => {
    const { account, daily, overall } = await doubted()
    const answers = await Promise.all([
      fire(risk, daily, { event: 'confirm', others: [overall.id] }),
      fire(manager, overall, { event: 'dismiss', others: [daily.id] }),
    ])
    expect(answers.map(({ http }) => http).sort()).toEqual([200, 409])
    expect(new Set(await statusesOf(account)).size).toBe(1)
  })
})

describe('a ruling that is overturned', () => {
  it('takes along what is still suspected, and the account goes on unfrozen', async () => {
    const { account, daily, overall } = await doubted()
    await fire(risk, daily, { event: 'confirm' })
    expect(await accountNow(account)).toEqual({ status: 'breached', frozen: true })
    expect(await offered(manager, daily, 'overturn')).toEqual([
      { id: overall.id, words: `Dismiss ${overall.reference}, Maximum loss limit` },
    ])
    await fire(manager, daily, { event: 'overturn', others: [overall.id] })
    expect(await statusesOf(account)).toEqual(['overturned', 'dismissed'])
    expect(await accountNow(account)).toEqual({ status: 'active', frozen: false })
  })

  it('takes along another that stands, without which the account would stay ended', async () => {
    const { account, daily, overall } = await doubted()
    await fire(risk, daily, { event: 'confirm', others: [overall.id] })
    expect(await offered(manager, daily, 'overturn')).toEqual([
      { id: overall.id, words: `Overturn ruling ${overall.reference}, Maximum loss limit` },
    ])
    const goesOn = { balance: 'latest', days: 'shift' }
    await fire(manager, daily, { event: 'overturn', others: [overall.id], goesOn })
    expect(await statusesOf(account)).toEqual(['overturned', 'overturned'])
    expect(await accountNow(account)).toMatchObject({ status: 'active' })
    const { rows } = await firm.pool.query(
      `select input from live.input where account_id = $1 and kind = 'reopen'`,
      [account.id],
    )
    expect(rows).toMatchObject([{ input: goesOn }])
  })

  it('leaves all as it was where one of them may not be decided, or it itself was already', async () => {
    const { account, daily, overall } = await doubted()
    await fire(manager, daily, { event: 'confirm' })
    await fire(risk, overall, { event: 'confirm' })
    const together = { event: 'overturn', others: [overall.id] }
    expect(await fire(risk, daily, together)).toMatchObject({ http: 409, code: 'firstDecider' })
    const third = await makeOperator(firm, ['risk'])
    const late = { ...together, expected: 'suspected' }
    expect(await fire(third, daily, late)).toMatchObject({ http: 409, code: 'stale' })
    expect(await statusesOf(account)).toEqual(['confirmed', 'confirmed'])
    expect(await fire(third, daily, together)).toMatchObject({ http: 200 })
  })

  it('is followed again from then alone: a suspicion dismissed before does not set its clocks', async () => {
    const { account, daily, overall } = await doubted()
    await fire(risk, daily, { event: 'confirm' })
    await fire(risk, overall, { event: 'dismiss' })
    const { rows } = await firm.pool.query(
      `select kind from live.input where account_id = $1 and kind = 'reopen'`,
      [account.id],
    )
    expect(rows).toEqual([])
  })
})

describe('several suspicions that are decided in the queue', () => {
  const item = ({ id }: Case, others: readonly string[] = []) => ({
    ...{ id, expected: 'suspected', others },
  })

  it('are told what belongs to each and was not chosen, once', async () => {
    const [one, two, three] = [await doubted(), await doubted(), await doubted()]
    const chosen = [one.daily, two.daily, two.overall, three.overall]
    const { others } = await ask(risk, 'others', { items: chosen.map(({ id }) => ({ id })) })
    expect(others).toEqual([
      {
        ...{ of: one.daily.id, id: one.overall.id },
        words: `Dismiss ${one.overall.reference}, Maximum loss limit`,
      },
      {
        ...{ of: three.overall.id, id: three.daily.id },
        words: `Dismiss ${three.daily.reference}, Daily loss limit`,
      },
    ])
  })

  it('take along what belongs to them, and leave what was left out', async () => {
    const [one, two] = [await doubted(), await doubted()]
    const { results } = await ask(risk, 'decide', {
      items: [item(one.daily, [one.overall.id]), item(two.daily)],
      reason: 'wrong price',
    })
    expect(results).toMatchObject([{ ok: true }, { ok: true }])
    expect(await statusesOf(one.account)).toEqual(['dismissed', 'dismissed'])
    expect(await accountNow(one.account)).toEqual({ status: 'active', frozen: false })
    expect(await statusesOf(two.account)).toEqual(['dismissed', 'suspected'])
    expect(await accountNow(two.account)).toMatchObject({ frozen: true })
  })

  it('keep to themselves when a row claims what belongs to another', async () => {
    const [one, two] = [await doubted(), await doubted()]
    const { results } = await ask(risk, 'decide', {
      items: [item(one.daily, [two.overall.id]), item(two.daily)],
      reason: 'wrong price',
    })
    expect(results).toMatchObject([{ ok: false, code: 'stale' }, { ok: true }])
    expect(await statusesOf(one.account)).toEqual(['suspected', 'suspected'])
    expect(await statusesOf(two.account)).toEqual(['dismissed', 'suspected'])
  })

  it('are told nothing to whoever does not decide such things', async () => {
    const { daily } = await doubted()
    const marketing = await makeOperator(firm, ['marketing'])
    expect(await ask(marketing, 'others', { items: [{ id: daily.id }] })).toMatchObject({
      code: 'notPermitted',
    })
  })
})
