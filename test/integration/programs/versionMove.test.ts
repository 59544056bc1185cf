import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { changeFigures } from '../../fixtures/liveFigures.js'
import { publishProgram } from '../../../src/services/programs/publishProgram.js'
import { expireOffers } from '../../../src/services/versions/acceptOffer.js'
import { transition } from '../../../src/services/transition/transition.js'
import { bootFirm, type TestFirm } from '../../fixtures/firm.js'
import { makeOperator, makeSignedInTrader } from '../../fixtures/firmPeople.js'
import { makeAccount, makeProgram, type TestProgram } from '../../fixtures/firmRecords.js'
import { testTerms } from '../../fixtures/firmTerms.js'
import { putViolation } from '../transition/support/world.js'

let firm: TestFirm
let manager: string
let support: string
beforeAll(async () => {
  firm = await bootFirm()
  manager = (await makeOperator(firm, ['manager'])).token
  support = (await makeOperator(firm, ['support'])).token
})
afterAll(() => firm.stop())

/** The terms with one rule's percent changed in every phase. */
const terms = (program: TestProgram, name: string, percent: number) => {
  const draft = testTerms(`Paper ${program.code}`)
  return {
    ...draft,
    phases: draft.phases.map((phase) => ({
      ...phase,
      rules: phase.rules.map((rule) =>
        rule.rule === name ? { ...rule, parameters: { ...rule.parameters, percent } } : rule,
      ),
    })),
  }
}

async function publish(program: TestProgram, name: string, percent: number): Promise<string> {
  return firm.work(async (work) => {
    await work.tx.query('update pf_programs set draft = $2 where id = $1', [
      program.programId,
      JSON.stringify(terms(program, name, percent)),
    ])
    const published = await publishProgram(work, { programId: program.programId })
    if (!published.ok) throw new Error(published.message)
    return published.versionId
  })
}

/** A running challenge, and a newer version of its program. */
async function world(name: string, percent: number) {
  const program = await makeProgram(firm)
  const trader = await makeSignedInTrader(firm)
  const account = await makeAccount(firm, program, { watched: true, trader })
  return { program, trader, account, newer: await publish(program, name, percent) }
}

type World = Awaited<ReturnType<typeof world>>

const offer = async (version: string, body: object = {}, token = manager) => {
  const answer = await firm.api('/prop-firm/version-offers', {
    method: 'POST',
    token,
    body: { version, reason: 'better rules', ...body },
  })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

async function offersOf({ trader }: World): Promise<readonly { id: string }[]> {
  const answer = await firm.api('/trader/version-offers', { token: trader.token })
  return ((await answer.json()) as { offers: { id: string }[] }).offers
}

type Asking = Pick<World, 'trader'>

const answerTo = async (id: string, { trader }: Asking, word: 'accept' | 'decline') => {
  const answer = await firm.api(`/trader/version-offers/${id}/${word}`, {
    method: 'POST',
    token: trader.token,
  })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

const accept = (id: string, asking: Asking) => answerTo(id, asking, 'accept')
const decline = (id: string, asking: Asking) => answerTo(id, asking, 'decline')

const firstOffer = async (given: World): Promise<string> => (await offersOf(given))[0]?.id ?? ''

const one = async <Row>(sql: string, values: readonly unknown[]): Promise<Row> => {
  const [row] = (await firm.pool.query(sql, [...values])).rows as Row[]
  if (!row) throw new Error(`expected a row of ${sql}`)
  return row
}

/** What the challenge runs under, on the record and in what the live path was told. */
async function runsUnder({ account }: World) {
  const { version_id } = await one<{ version_id: string }>(
    'select version_id from pf_challenges where id = $1',
    [account.challengeId],
  )
  const { count } = await one<{ count: string }>(
    `select count(*) from live.input where account_id = $1 and kind = 'terms'`,
    [account.id],
  )
  return { version: version_id, told: Number(count) }
}

const eventsOf = async ({ account }: World, name: string) =>
  (
    await firm.pool.query('select id from pf_outbox_events where name = $1 and subject_id = $2', [
      name,
      account.challengeId,
    ])
  ).rows.length

describe('a version that asks more', () => {
  it('is offered, mailed, and changes nothing until the trader accepts it', async () => {
    const given = await world('dailyLoss', 400)
    const preview = await offer(given.newer, { preview: true })
    expect(preview).toMatchObject({ status: 200, body: { offered: 1, moved: 0, left: [] } })
    expect(await offersOf(given)).toEqual([])
    expect((await offer(given.newer)).status).toBe(201)
    expect(await runsUnder(given)).toEqual({ version: given.program.versionId, told: 0 })
    expect(await offersOf(given)).toMatchObject([
      { differences: expect.arrayContaining([expect.objectContaining({ forTrader: 'harder' })]) },
    ])
    expect(await eventsOf(given, 'challenge.versionOffered')).toBe(1)
    const mail = await one<{ status: string }>(
      `select status from pf_email_messages where event = 'challenge.versionOffered' and trader_id = $1`,
      [given.trader.id],
    )
    expect(mail.status).toBe('queued')
    expect(await accept(await firstOffer(given), given)).toMatchObject({ status: 200 })
    expect(await runsUnder(given)).toEqual({ version: given.newer, told: 1 })
    expect(await eventsOf(given, 'challenge.versionMoved')).toBe(1)
    const audit = await one<{ data: object; actor_type: string }>(
      `select data, actor_type from pf_audit_entries
        where event = 'challenge.versionMoved' and subject_id = $1`,
      [given.account.challengeId],
    )
    expect(audit).toMatchObject({
      actor_type: 'trader',
      data: { from: given.program.versionId, to: given.newer },
    })
  })

  it('is accepted once, whoever asks at the same time', async () => {
    const given = await world('dailyLoss', 400)
    await offer(given.newer)
    const id = await firstOffer(given)
    const answers = await Promise.all([accept(id, given), accept(id, given), accept(id, given)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
    expect((await runsUnder(given)).told).toBe(1)
    expect(await eventsOf(given, 'challenge.versionMoved')).toBe(1)
  })

  it('is not accepted by anybody else', async () => {
    const given = await world('dailyLoss', 400)
    await offer(given.newer)
    const id = await firstOffer(given)
    const stranger = { trader: await makeSignedInTrader(firm) }
    expect((await accept(id, stranger)).status).toBe(404)
    expect((await runsUnder(given)).version).toBe(given.program.versionId)
  })

  it('cannot be accepted once it was withdrawn', async () => {
    const given = await world('dailyLoss', 400)
    await offer(given.newer)
    const id = await firstOffer(given)
    const withdrawn = await firm.api('/prop-firm/fire', {
      method: 'POST',
      token: manager,
      body: { lifecycle: 'versionMove', id, event: 'withdraw', reason: 'a mistake' },
    })
    expect(withdrawn.status).toBe(200)
    expect(await accept(id, given)).toMatchObject({
      status: 409,
      body: { code: 'closed', message: 'This offer was withdrawn.' },
    })
    expect(await runsUnder(given)).toEqual({ version: given.program.versionId, told: 0 })
  })

  it('cannot be accepted after its time, before and after the job has ended it', async () => {
    const given = await world('dailyLoss', 400)
    await offer(given.newer)
    const id = await firstOffer(given)
    await firm.pool.query(
      `update pf_version_moves set expires_at = now() - interval '1 second' where id = $1`,
      [id],
    )
    expect(await accept(id, given)).toMatchObject({ status: 409, body: { code: 'expired' } })
    await firm.work(expireOffers)
    expect(await accept(id, given)).toMatchObject({ status: 409, body: { code: 'closed' } })
    expect(await runsUnder(given)).toEqual({ version: given.program.versionId, told: 0 })
  })

  it('cannot be accepted for a challenge that has ended', async () => {
    const given = await world('dailyLoss', 400)
    await offer(given.newer)
    const id = await firstOffer(given)
    await firm.work((work) =>
      transition(work, {
        lifecycle: 'challenge',
        ids: [given.account.challengeId],
        event: 'cancel',
        reason: 'asked for it',
      }),
    )
    expect(await accept(id, given)).toMatchObject({ status: 409, body: { code: 'outdated' } })
  })

  it('is neither offered nor accepted while a violation is suspected', async () => {
    const given = await world('dailyLoss', 400)
    await offer(given.newer)
    const id = await firstOffer(given)
    await firm.work((work) => putViolation(work, given.account))
    expect(await accept(id, given)).toMatchObject({ status: 409, body: { code: 'notNow' } })
    const other = await world('dailyLoss', 400)
    await firm.work((work) => putViolation(work, other.account))
    expect((await offer(other.newer)).body).toMatchObject({
      offered: 0,
      left: [{ code: 'suspected' }],
    })
  })

  it('is not accepted where it would end the account at once', async () => {
    const given = await world('maximumLoss', 200)
    await offer(given.newer)
    const id = await firstOffer(given)
    await lose(given, 150_000)
    expect(await accept(id, given)).toMatchObject({ status: 409, body: { code: 'notNow' } })
    expect((await runsUnder(given)).version).toBe(given.program.versionId)
  })

  it('is offered to a challenge once', async () => {
    const given = await world('dailyLoss', 400)
    const answers = await Promise.all([offer(given.newer), offer(given.newer)])
    const offered = answers.map(({ body }) => Number(body.offered)).sort()
    expect(offered).toEqual([0, 1])
    expect(await offersOf(given)).toHaveLength(1)
  })
})

/** Writes an equity into the state that the live path has stored. */
async function lose({ account }: World, amount: number): Promise<void> {
  await changeFigures(firm.pool, account.id, ({ equity }) => ({ equity: equity - amount }))
}

describe('a version in which nothing gets stricter', () => {
  it('holds at once, and the trader is told', async () => {
    const given = await world('dailyLoss', 600)
    expect((await offer(given.newer)).body).toMatchObject({ offered: 0, moved: 1 })
    expect(await runsUnder(given)).toEqual({ version: given.newer, told: 1 })
    expect(await offersOf(given)).toEqual([])
    expect(await eventsOf(given, 'challenge.versionMoved')).toBe(1)
    expect(await eventsOf(given, 'challenge.versionOffered')).toBe(0)
  })
})

describe('an offer to many', () => {
  it('goes to the challenges that the operator chose, and to no other program', async () => {
    const given = await world('dailyLoss', 400)
    const later = await makeAccount(firm, given.program, { phase: 'evaluation-2', watched: true })
    const elsewhere = await world('dailyLoss', 400)
    const { body } = await offer(given.newer, { stage: 'evaluation-2' })
    expect(body).toMatchObject({ offered: 1 })
    const { challenge_id } = await one<{ challenge_id: string }>(
      'select challenge_id from pf_version_moves where to_version_id = $1',
      [given.newer],
    )
    expect(challenge_id).toBe(later.challengeId)
    expect(await offersOf(elsewhere)).toEqual([])
  })

  it('is made by managers alone', async () => {
    const given = await world('dailyLoss', 400)
    expect((await offer(given.newer, {}, support)).status).toBe(403)
    expect((await offer(given.newer, { days: 0 })).status).toBe(400)
    expect((await offer(given.program.connectionId)).status).toBe(404)
  })
})

describe('a version that its trader declines', () => {
  it('changes nothing, is on record, and is offered again by name alone', async () => {
    const given = await world('dailyLoss', 400)
    await offer(given.newer)
    const id = await firstOffer(given)
    expect(await decline(id, given)).toMatchObject({ status: 200 })
    expect(await offersOf(given)).toEqual([])
    expect(await runsUnder(given)).toEqual({ version: given.program.versionId, told: 0 })
    expect(await eventsOf(given, 'challenge.versionDeclined')).toBe(1)
    const move = await one<{ status: string; ended_at: Date | null }>(
      'select status, ended_at from pf_version_moves where id = $1',
      [id],
    )
    expect(move).toMatchObject({ status: 'declined', ended_at: expect.any(Date) })
    const audit = await one<{ data: object; actor_type: string }>(
      `select data, actor_type from pf_audit_entries
        where event = 'challenge.versionDeclined' and subject_id = $1`,
      [given.account.challengeId],
    )
    expect(audit).toMatchObject({ actor_type: 'trader', data: { to: given.newer, offer: id } })
    expect(await accept(id, given)).toMatchObject({
      status: 409,
      body: { code: 'closed', message: 'You have already declined this offer.' },
    })

    expect((await offer(given.newer)).body).toMatchObject({
      offered: 0,
      left: [{ code: 'declined' }],
    })
    const again = { challenge: given.account.challengeId }
    expect((await offer(given.newer, again)).body).toMatchObject({ offered: 1, left: [] })
    expect(await accept(await firstOffer(given), given)).toMatchObject({ status: 200 })
    expect((await runsUnder(given)).version).toBe(given.newer)
  })

  it('is answered once, whatever is said at the same time, and by nobody else', async () => {
    const given = await world('dailyLoss', 400)
    await offer(given.newer)
    const id = await firstOffer(given)
    const stranger = { trader: await makeSignedInTrader(firm) }
    expect((await decline(id, stranger)).status).toBe(404)
    const answers = await Promise.all([decline(id, given), accept(id, given), decline(id, given)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
  })
})
