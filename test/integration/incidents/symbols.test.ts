import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { phaseTerms } from '../../../src/domain/programs/phaseTerms.js'
import { programTermsSchema } from '../../../src/domain/programs/terms.js'
import { minor } from '../../../src/domain/money/minor.js'
import { changeTerms } from '../../../src/live/register.js'
import { ruleRegistry } from '../../../src/domain/rules/ruleRegistry.js'
import { compilePhase } from '../../../src/domain/rules/compilePhase.js'
import { bootFirm, type TestFirm } from '../../fixtures/firm.js'
import {
  makeAccount,
  makeAccounts,
  makeProgram,
  type TestAccount,
} from '../../fixtures/firmRecords.js'
import { testSize, testTerms } from '../../fixtures/firmTerms.js'
import { hoursAgo, incidentDesk, type IncidentDesk } from './support/desk.js'

let firm: TestFirm
let desk: IncidentDesk
beforeAll(async () => {
  firm = await bootFirm()
  desk = await incidentDesk(firm)
}, 120_000)
afterAll(() => firm.stop())

type DealInput = {
  readonly hours: number
  readonly symbol: string
  readonly entry?: 'in' | 'out'
  readonly position?: string
}

let deals = 0

/** A deal as the live path stores it. */
const deal = ({ id }: TestAccount, { hours, symbol, entry = 'in', position }: DealInput) =>
  firm.pool.query(
    `insert into live.deal (account_id, at, id, kind, entry, position, symbol, lots, profit, received_at)
     values ($1, $2, $3, 'trade', $4, $5, $6, 100, 0, 0)`,
    [
      ...[id, Date.parse(hoursAgo(hours)), `d-${(deals += 1)}`],
      ...[entry, position ?? `p-${deals}`, symbol],
    ],
  )

/** Its program has a rule about trades, so that all its deals are asked for. */
async function askForTrades({ id }: TestAccount): Promise<void> {
  const [first, ...others] = testTerms().phases
  const lots = { key: 'lots', rule: 'maximumLots', parameters: { lots: 1_500 } }
  const terms = programTermsSchema.parse({
    ...testTerms(),
    phases: [{ ...first, rules: [...(first?.rules ?? []), lots] }, ...others],
  })
  const phase = phaseTerms(terms, {
    ...{ phase: 'evaluation-1', size: minor(testSize), currency: 'USD' },
  })
  if (!phase) throw new Error('the program has no first phase')
  await firm.work((work) => changeTerms(work.tx, [{ accountId: id, terms: phase, at: 1 }]))
  await firm.pool.query('update live.followed set terms_hash = $2 where account_id = $1', [
    ...[id, compilePhase(phase, ruleRegistry()).hash],
  ])
}

const tradedOf = async (id: string, query = '') =>
  Object.fromEntries((await desk.read(id, query)).accounts.map((each) => [each.id, each.traded]))

describe('an incident that names symbols', () => {
  it('concerns accounts with deals or positions in them, and says what is not known', async () => {
    const program = await makeProgram(firm)
    const accounts = await makeAccounts(firm, program, { watched: true, count: 8 })
    await desk.opened(accounts)
    const [inside, held, closed, other, early, late, silent, asked] = accounts
    if (!inside || !held || !closed || !other || !early || !late || !silent || !asked) return
    await deal(inside, { hours: 0.5, symbol: 'eurusd' })
    // Opened before the window, closed in the middle of it, of after all never.
    await deal(held, { hours: 3, symbol: 'EURUSD', position: 'h' })
    await deal(closed, { hours: 3, symbol: 'EURUSD', position: 'c' })
    await deal(closed, { hours: 2, symbol: 'EURUSD', entry: 'out', position: 'c' })
    await deal(other, { hours: 0.5, symbol: 'EURUSD.r' })
    await deal(early, { hours: 2, symbol: 'EURUSD', position: 'e' })
    await deal(early, { hours: 1.5, symbol: 'EURUSD', entry: 'out', position: 'e' })
    await deal(late, { hours: -1, symbol: 'EURUSD' })
    await askForTrades(asked)
    const id = await desk.declare(program.connectionId, ['EurUsd', 'XAUUSD'])
    expect(await tradedOf(id)).toEqual({
      [inside.id]: 'traded',
      [held.id]: 'held',
      // Nothing is stored of it, and its program asks for no trades: it is not dropped.
      [silent.id]: 'notKnown',
    })
    expect((await desk.read(id)).counts).toMatchObject({ accounts: 3, notKnown: 1, found: 3 })
    expect(await tradedOf(id, '?traded=known')).toEqual({
      [inside.id]: 'traded',
      [held.id]: 'held',
    })
    expect((await desk.read(id, '?traded=notKnown')).counts).toMatchObject({ found: 1 })
    // An action covers these and no other.
    const action = await desk.done(id, { kind: 'freeze' })
    const { rows } = await desk.results(action)
    expect(new Set(rows.map(({ accountId }) => accountId))).toEqual(
      new Set([inside.id, held.id, silent.id]),
    )
  })

  it('without symbols concerns all that were open', async () => {
    const { program, id } = await desk.declared()
    const account = await makeAccount(firm, program, { watched: true })
    await desk.opened([account])
    expect(await tradedOf(id)).toEqual({ [account.id]: 'any' })
  })

  it('is refused symbols that look like patterns, by name', async () => {
    const { connectionId } = await makeProgram(firm)
    for (const wrong of ['EUR*', 'EUR%', 'EURUSD,XAUUSD', '']) {
      const answer = await desk.post(desk.risk, '/incidents', {
        ...{ title: 'x', connectionId, symbols: [wrong], from: hoursAgo(1), to: hoursAgo(0) },
      })
      expect(answer).toMatchObject({ http: 400, code: 'invalid' })
      expect(answer.message).toContain('symbols.0: expected')
    }
  })
})

describe('the accounts that an action covers', () => {
  it('are those that were chosen: by name, by what they have in common, and all but some', async () => {
    const { program, id } = await desk.declared()
    const breached = await desk.ended(program, 2)
    const active = await makeAccounts(firm, program, { watched: true, count: 3 })
    await desk.opened(active)
    const [first, second, third] = active.map((each) => each.id)
    const frozen = async (accounts: object) => {
      const action = await desk.done(id, { kind: 'freeze', accounts })
      const { rows } = await desk.results(action)
      await desk.done(id, { kind: 'lift' })
      return rows.map(({ accountId }) => accountId).sort()
    }
    expect(await frozen({ accountIds: [first] })).toEqual([first])
    expect(await frozen({ exceptIds: [first] })).toEqual([second, third].sort())
    expect(await frozen({ status: 'active', ruling: 'none' })).toEqual(
      [first, second, third].sort(),
    )
    const preview = (body: object) => desk.post(desk.risk, `/incidents/${id}/preview`, body)
    expect(await preview({ kind: 'reinstate', accounts: { ruling: 'confirmed' } })).toMatchObject({
      ...{ ok: true, by: [{ currency: 'USD', rows: 2, accounts: 2, size: 2 * testSize }] },
    })
    expect(await preview({ kind: 'freeze', accounts: { status: 'ended' } })).toMatchObject({
      ...{ ok: true, by: [] },
    })
    expect(
      await desk.propose(desk.risk, id, { kind: 'freeze', accounts: { status: 'ended' } }),
    ).toMatchObject({ code: 'nothing' })
    expect((await desk.read(id, '?status=ended')).accounts.map((each) => each.id).sort()).toEqual(
      breached.map((each) => each.id).sort(),
    )
    // Somebody else's account is no part of it, whoever names it.
    const elsewhere = await makeAccount(firm, await makeProgram(firm), { watched: true })
    await desk.opened([elsewhere])
    expect(
      await desk.propose(desk.risk, id, {
        kind: 'freeze',
        accounts: { accountIds: [elsewhere.id] },
      }),
    ).toMatchObject({ code: 'nothing' })
  })
})
