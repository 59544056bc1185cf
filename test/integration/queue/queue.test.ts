import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { v7 as uuidv7 } from 'uuid'
import { matrix } from '../../../src/access/matrix.js'
import type { Role } from '../../../src/domain/roles.js'
import { figuresSchema } from '../../../src/readModels/dashboard/figures.js'
import { refreshStats } from '../../../src/readModels/dashboard/refreshStats.js'
import { kindsFor, mayDecide, queueKindNames } from '../../../src/readModels/queue/kinds.js'
import { queueSchema, type Queue } from '../../../src/readModels/queue/model.js'
import { previewSchema } from '../../../src/readModels/queue/previewModel.js'
import { transition } from '../../../src/services/transition/transition.js'
import { bootFirm, type TestFirm } from '../../fixtures/firm.js'
import { makeOperator, type TestOperator } from '../../fixtures/firmPeople.js'
import { makeAccount, makeProgram, type TestProgram } from '../../fixtures/firmRecords.js'
import { putKycCase, putPayout, putViolation } from '../transition/support/world.js'
import { force } from '../transition/support/trail.js'

let firm: TestFirm
let program: TestProgram
let risk: TestOperator
let other: TestOperator
beforeAll(async () => {
  firm = await bootFirm({ poolMax: 20 })
  program = await makeProgram(firm)
  risk = await makeOperator(firm, ['risk'])
  other = await makeOperator(firm, ['risk', 'finance'])
}, 120_000)
afterAll(() => firm.stop())

const suspicion = async (): Promise<string> => {
  const account = await makeAccount(firm, program, { watched: true })
  return firm.work((work) => putViolation(work, account))
}

const payout = async (status: string): Promise<string> => {
  const account = await makeAccount(firm, program, { phase: 'funded', watched: true })
  const id = await firm.work((work) => putPayout(work, account))
  if (status !== 'requested') await force(firm.pool, { table: 'pf_payouts', id, status })
  return id
}

const ask = async (
  by: TestOperator,
  query: Readonly<Record<string, string>> = {},
): Promise<Queue> => {
  const response = await firm.api(`/prop-firm/queue?${new URLSearchParams(query)}`, {
    token: by.token,
  })
  expect(response.status).toBe(200)
  return queueSchema.parse(await response.json())
}

type Said = {
  ok: boolean
  code?: string
  message?: string
  results?: { id: string; ok: boolean; code?: string; message?: string }[]
}

const send = async (by: TestOperator, action: string, body: object) => {
  const response = await firm.api(`/prop-firm/queue/${action}`, {
    method: 'POST',
    token: by.token,
    body,
  })
  return { status: response.status, ...((await response.json()) as Said) }
}

const rowOf = (queue: Queue, id: string) => queue.rows.find((row) => row.id === id)
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()
const kind = 'suspectedBreaches'

describe('the list', () => {
  it('holds what waits, soonest deadline first, late on top, what rests last', async () => {
    const late = await suspicion()
    await firm.pool.query(
      `update pf_violations set created_at = now() - interval '40 minutes' where id = $1`,
      [late],
    )
    const early = await suspicion()
    const paused = await payout('needsInfo')
    const review = await payout('inReview')
    const queue = await ask(other, { limit: '100' })
    const place = (id: string) => queue.rows.findIndex((row) => row.id === id)
    expect(place(late)).toBe(0)
    expect(place(early)).toBeGreaterThan(place(late))
    expect(place(review)).toBeGreaterThan(place(early))
    expect(place(paused)).toBe(queue.rows.length - 1)
    expect(rowOf(queue, paused)?.rest).toBe('paused')
    expect(rowOf(queue, late)?.facts).toMatchObject({ rule: 'maximumLoss', unit: 'money' })
    expect(queue.counts.find((each) => each.kind === kind)?.late).toBe(1)
  })

  it.each(['support', 'compliance', 'marketing', 'finance'] as const)(
    'shows %s only what that role decides',
    async (role: Role) => {
      await suspicion()
      const queue = await ask(await makeOperator(firm, [role]), { limit: '100' })
      expect(queue.kinds).toEqual(kindsFor([role]))
      expect(queue.rows.every((row) => mayDecide(row.kind, [role]))).toBe(true)
      expect(queue.counts.every((row) => mayDecide(row.kind, [role]))).toBe(true)
    },
  )

  it('shows auditors everything and lets them decide nothing', async () => {
    const id = await suspicion()
    const auditor = await makeOperator(firm, ['auditor'])
    const queue = await ask(auditor, { limit: '100' })
    expect(queue).toMatchObject({ kinds: queueKindNames, mine: [] })
    expect(rowOf(queue, id)).toBeDefined()
    for (const [action, body] of [
      ['assign', { kind, to: null, items: [{ id, owner: null }] }],
      ['snooze', { kind, until: null, reason: 'x', items: [{ id }] }],
      ['decide', { kind, event: 'dismiss', reason: 'x', items: [{ id, expected: 'suspected' }] }],
    ] as const) {
      expect(await send(auditor, action, body)).toMatchObject({ status: 403 })
    }
  })

  it('comes in pages that together are the whole, each row once', async () => {
    for (let n = 0; n < 5; n += 1) await suspicion()
    const whole = await ask(risk, { kind, limit: '100' })
    const ids: string[] = []
    let after: string | null = ''
    while (after !== null) {
      const page: Queue = await ask(risk, { kind, limit: '2', ...(after ? { after } : {}) })
      expect(page.rows.length).toBeLessThanOrEqual(2)
      ids.push(...page.rows.map(({ id }) => id))
      after = page.next
    }
    expect(ids).toEqual(whole.rows.map(({ id }) => id))
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('keeps a payout until somebody says what the bank did', async () => {
    const id = await payout('approved')
    const waits = async () => rowOf(await ask(other, { limit: '100' }), id)?.status
    expect(await waits()).toBe('approved')
    await force(firm.pool, { table: 'pf_payouts', id, status: 'sending' })
    expect(await waits()).toBe('sending')
    await force(firm.pool, { table: 'pf_payouts', id, status: 'paid' })
    expect(await waits()).toBeUndefined()
  })

  it('counts what the dashboard counts', async () => {
    await payout('approved')
    const admin = await makeOperator(firm, ['admin'])
    const { counts } = await ask(admin)
    await refreshStats(firm.pool)
    const { rows } = await firm.pool.query('select figures from prop_firm.stats')
    const { queue } = figuresSchema.parse(rows[0]?.figures)
    expect(queue.map((each) => each.kind)).toEqual(queueKindNames)
    for (const each of queue) {
      const waiting = counts.find((count) => count.kind === each.kind)?.waiting ?? 0
      expect([each.kind, each.count]).toEqual([each.kind, waiting])
    }
  })

  it('tells who decided a row that somebody still has on the screen', async () => {
    const [gone, stays] = [await suspicion(), await suspicion()]
    await firm.work(
      (work) =>
        transition(work, {
          ...{ lifecycle: 'violation', ids: [gone], event: 'dismiss', reason: 'wrong price' },
        }),
      { actor: other.actor },
    )
    const queue = await ask(risk, { seen: `${kind}:${gone},${kind}:${stays}` })
    expect(queue.gone).toEqual([{ id: gone, by: other.actor.name, event: 'violation.dismiss' }])
  })

  it('finds by name, account and reference', async () => {
    const account = await makeAccount(firm, program, { watched: true })
    const id = await firm.work((work) => putViolation(work, account))
    const queue = await ask(risk, { text: account.login })
    expect(queue.rows.map((row) => row.id)).toEqual([id])
    expect((await ask(risk, { text: '%' })).rows).toEqual([])
  })
})

describe('an owner', () => {
  it('is one of two who take the same thing at once; the other reads the name', async () => {
    const id = await suspicion()
    const take = (by: TestOperator) =>
      send(by, 'assign', { kind, to: by.id, items: [{ id, owner: null }] })
    const answers = await Promise.all([take(risk), take(other)])
    const won = answers.filter(({ ok }) => ok)
    const lost = answers.find(({ ok }) => !ok)
    expect(won).toHaveLength(1)
    const winner = answers[0].ok ? risk : other
    expect(lost?.results?.[0]).toMatchObject({ ok: false, code: 'stale' })
    expect(lost?.results?.[0]?.message).toContain(winner.actor.name)
    expect(rowOf(await ask(risk, { limit: '100' }), id)?.owner?.id).toBe(winner.id)
  })

  it('hands on and back, each on record', async () => {
    const id = await suspicion()
    await send(risk, 'assign', { kind, to: risk.id, items: [{ id, owner: null }] })
    expect(rowOf(await ask(risk, { owner: 'mine', limit: '100' }), id)).toBeDefined()
    await send(risk, 'assign', { kind, to: other.id, items: [{ id, owner: risk.id }] })
    const stale = await send(risk, 'assign', { kind, to: null, items: [{ id, owner: risk.id }] })
    expect(stale.ok).toBe(false)
    await send(risk, 'assign', { kind, to: null, items: [{ id, owner: other.id }] })
    expect(rowOf(await ask(risk, { owner: 'unowned', limit: '100' }), id)?.owner).toBeNull()
    const { rows } = await firm.pool.query(
      `select event from pf_audit_entries where subject_id = $1 and event like 'queue.%' order by seq`,
      [id],
    )
    expect(rows.map((row) => row.event)).toEqual([
      'queue.assigned',
      'queue.assigned',
      'queue.released',
    ])
  })

  it('who is deactivated gives everything back to the queue, and gets nothing', async () => {
    const id = await suspicion()
    const leaver = await makeOperator(firm, ['risk'])
    await send(leaver, 'assign', { kind, to: leaver.id, items: [{ id, owner: null }] })
    await firm.pool.query('update pf_operators set deactivated_at = now() where id = $1', [
      leaver.id,
    ])
    const queue = await ask(risk, { owner: 'unowned', limit: '100' })
    expect(rowOf(queue, id)?.owner).toBeNull()
    expect(queue.people.some((each) => each.id === leaver.id)).toBe(false)
    const taken = await send(risk, 'assign', { kind, to: risk.id, items: [{ id, owner: null }] })
    expect(taken.ok).toBe(true)
    const given = await send(risk, 'assign', {
      ...{ kind, to: leaver.id, items: [{ id, owner: risk.id }] },
    })
    expect(given).toMatchObject({ status: 400, code: 'invalid' })
  })

  it('can only be somebody who decides such things, and only of what waits', async () => {
    const id = await suspicion()
    const support = await makeOperator(firm, ['support'])
    const wrong = { kind, to: support.id, items: [{ id, owner: null }] }
    expect(await send(risk, 'assign', wrong)).toMatchObject({ status: 400, code: 'invalid' })
    const unknown = { kind, to: risk.id, items: [{ id: uuidv7(), owner: null }] }
    expect(await send(risk, 'assign', unknown)).toMatchObject({ status: 404, code: 'unknown' })
    const elsewhere = { kind: 'payouts', to: risk.id, items: [{ id, owner: null }] }
    expect(await send(risk, 'assign', elsewhere)).toMatchObject({ status: 404, code: 'unknown' })
  })
})

describe('what is put off', () => {
  it('rests at the end, does not count as late, and waits again when taken back', async () => {
    const id = await suspicion()
    const answer = await send(risk, 'snooze', {
      ...{ kind, until: inHours(2), reason: 'asked the platform', items: [{ id }] },
    })
    expect(answer.ok).toBe(true)
    const resting = await ask(risk, { kind, limit: '100' })
    expect(resting.rows.at(-1)).toMatchObject({
      ...{ id, rest: 'snoozed', restReason: 'asked the platform', restBy: risk.actor.name },
    })
    await send(risk, 'snooze', { kind, until: null, reason: 'they answered', items: [{ id }] })
    expect(rowOf(await ask(risk, { kind, limit: '100' }), id)?.rest).toBeNull()
  })

  it('waits again as soon as its status changes', async () => {
    const id = await payout('needsInfo')
    const body = { kind: 'payouts', until: inHours(48), reason: 'on holiday', items: [{ id }] }
    expect((await send(other, 'snooze', body)).ok).toBe(true)
    await firm.work((work) =>
      transition(work, { lifecycle: 'payout', ids: [id], event: 'infoReceived' }),
    )
    expect(rowOf(await ask(other, { kind: 'payouts', limit: '100' }), id)?.rest).toBeNull()
  })

  it.each([-1, 24 * 91])('cannot be put off by %d hours', async (hours) => {
    const id = await suspicion()
    const body = { kind, until: inHours(hours), reason: 'x', items: [{ id }] }
    const answer = await send(risk, 'snooze', body)
    expect(answer).toMatchObject({ status: 400 })
    expect(answer.message).toContain('until')
  })
})

describe('several together', () => {
  it('have a result each: what was decided by somebody else stays as that person left it', async () => {
    const [first, second, theirs] = [await suspicion(), await suspicion(), await suspicion()]
    await firm.work(
      (work) =>
        transition(work, {
          ...{ lifecycle: 'violation', ids: [theirs], event: 'confirm', reason: 'sure' },
        }),
      { actor: other.actor },
    )
    const items = [first, theirs, second].map((id) => ({ id, expected: 'suspected' }))
    const answer = await send(risk, 'decide', {
      ...{ kind, event: 'dismiss', reason: 'platform error', note: 'feed stood still', items },
    })
    expect(answer.ok).toBe(false)
    expect(answer.results?.map(({ ok }) => ok)).toEqual([true, false, true])
    expect(answer.results?.[1]).toMatchObject({ id: theirs, code: 'stale' })
    const { rows } = await firm.pool.query(
      'select id, status, decision from pf_violations where id = any($1) order by status',
      [[first, second, theirs]],
    )
    expect(rows.map(({ status }) => status)).toEqual(['confirmed', 'dismissed', 'dismissed'])
    expect(rows[1].decision).toBe('platform error: feed stood still')
  })

  it('are refused one by one where the role does not decide the move', async () => {
    const id = await payout('approved')
    const answer = await send(risk, 'decide', {
      ...{ kind: 'payouts', event: 'send', items: [{ id, expected: 'approved' }] },
    })
    expect(answer.results?.[0]).toMatchObject({ ok: false, code: 'notPermitted' })
    const missing = await send(risk, 'decide', {
      ...{ kind, event: 'dismiss', items: [{ id: await suspicion(), expected: 'suspected' }] },
    })
    expect(missing.results?.[0]).toMatchObject({ ok: false, code: 'reasonRequired' })
  })
})

describe('the grounds', () => {
  const preview = async (by: TestOperator, name: string, id: string) =>
    firm.api(`/prop-firm/queue/preview?kind=${name}&id=${id}`, { token: by.token })

  it('carry how similar ones were decided, by people', async () => {
    const id = await suspicion()
    const response = await preview(risk, kind, id)
    const { account, similar } = previewSchema.parse(await response.json())
    expect(account?.status).toBe('active')
    const counts = Object.fromEntries(
      similar?.outcomes.map((each) => [each.word, each.count]) ?? [],
    )
    expect(counts.dismissed).toBeGreaterThanOrEqual(2)
  })

  it('are kept from roles that do not decide', async () => {
    const account = await makeAccount(firm, program)
    const id = await firm.work((work) => putKycCase(work, account.trader))
    expect((await preview(risk, 'kycCases', id)).status).toBe(403)
  })

  it('name who else sent the same document, to those who read documents alone', async () => {
    const [mine, theirs] = [await makeAccount(firm, program), await makeAccount(firm, program)]
    const id = await firm.work((work) => putKycCase(work, mine.trader))
    const otherId = await firm.work((work) => putKycCase(work, theirs.trader))
    await firm.pool.query(
      `update pf_kyc_documents set sha256 = case kind when 'identity' then $3 else id::text end
       where kyc_case_id in ($1, $2)`,
      [id, otherId, 'ab'.repeat(32)],
    )
    await force(firm.pool, { table: 'pf_kyc_cases', id, status: 'submitted' })
    const read = async (role: Role) =>
      firm.api(`/prop-firm/kyc-documents?case=${id}`, {
        token: (await makeOperator(firm, [role])).token,
      })
    const { documents } = (await (await read('compliance')).json()) as {
      documents: { kind: string; sameAs: object[] }[]
    }
    const { rows } = await firm.pool.query<{ trader: string; kyc: string }>(
      `select trader.reference trader, kyc.reference kyc from pf_kyc_cases kyc
       join pf_traders trader on trader.id = kyc.trader_id where kyc.id = $1`,
      [otherId],
    )
    const same = {
      ...{ kind: 'identity', traderId: theirs.trader.id, traderName: theirs.trader.name },
      ...{ traderReference: rows[0]?.trader, caseId: otherId, caseReference: rows[0]?.kyc },
    }
    expect(Object.fromEntries(documents.map((each) => [each.kind, each.sameAs]))).toEqual({
      identity: [same],
      address: [],
    })
    for (const role of ['manager', 'risk', 'support', 'auditor'] as const) {
      expect((await read(role)).status).toBe(403)
    }
    const seen = rowOf(await ask(await makeOperator(firm, ['manager']), { kind: 'kycCases' }), id)
    expect(seen?.facts.isDoubled).toBe(true)
    expect(JSON.stringify(seen)).not.toContain(theirs.trader.name)
    expect(matrix.traders.read).toEqual(
      expect.arrayContaining([...(matrix.kycDocuments.read ?? [])]),
    )
  })
})
