import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { minor } from '../../../src/domain/money/minor.js'
import type { PhaseTerms, RuleConfig } from '../../../src/domain/rules/types.js'
import { replayEvidence } from '../../../src/domain/rulings/replayEvidence.js'
import type { Deal, PositionSnapshot } from '../../../src/platforms/types.js'
import { readLive } from '../../../src/live/readLive.js'
import { liveDatabase, type LiveDatabase } from './support/database.js'
import { scriptedPlatform, type ScriptedPlatform } from './support/scriptedPlatform.js'
import { twoStepTerms } from './support/terms.js'
import { second, start, startWorker, until, watch, type RunningWorker } from './support/worker.js'

let database: LiveDatabase
let platform: ScriptedPlatform
let worker: RunningWorker
let logins = 0

const run = (): RunningWorker =>
  startWorker({
    database: { connectionString: database.url },
    sessions: platform.sessions,
    settings: { positionsEvery: 50 },
  })

beforeAll(async () => {
  database = await liveDatabase()
})
beforeEach(() => {
  platform = scriptedPlatform()
  worker = run()
})
afterEach(() => worker.stop())
afterAll(() => database.drop())

const withRule = (rule: string, parameters: RuleConfig['parameters']): PhaseTerms => ({
  ...twoStepTerms,
  rules: [...twoStepTerms.rules, { key: rule, rule, revision: 1, parameters }],
})

/** A new account under these terms that the worker follows already. */
async function followed(terms: PhaseTerms): Promise<{ id: string; login: string }> {
  logins += 1
  const login = String(logins)
  const [id = ''] = await watch(database.q, 1, logins, terms)
  platform.add(login, { at: start + second, equity: 99_000, open: 1 })
  await until(async () => (await readLive(database.q, [id])).get(id)?.equity === 9_900_000)
  return { id, login }
}

const deal = (login: string, number: number, given: Partial<Deal>): Deal => ({
  id: `D${number}`,
  login,
  at: start + number * second,
  kind: 'trade',
  entry: 'in',
  positionId: `P${number}`,
  symbol: 'EURUSD',
  side: 'buy',
  lots: 1,
  profit: minor(0),
  ...given,
})

type Stored = { kind: string; code: string; figure: string; evidence: unknown }

const rulingsOf = async (id: string): Promise<Stored[]> => {
  const sql = `select kind, code, figure, evidence from ruling where account_id = $1 order by id`
  return (await database.q.query<Stored>(sql, [id])).rows
}

const dealsOf = async (id: string): Promise<string[]> =>
  (
    await database.q.query<{ id: string }>(
      'select id from live.deal where account_id = $1 order by at, id',
      [id],
    )
  ).rows.map((row) => row.id)

describe('rules about trades', () => {
  it('are told of each deal once, whatever is delivered again', async () => {
    const { id, login } = await followed(withRule('maximumLots', { lots: 1_000 }))
    const first = deal(login, 1, { lots: 6 })
    const second = deal(login, 2, { lots: 5 })
    platform.send({ type: 'deals', deals: [first, second] })
    platform.send({ type: 'deals', deals: [first, second] })
    const rulings = await until(async () => {
      const found = await rulingsOf(id)
      return found.length > 0 && found
    })
    expect(rulings.map(({ kind, code, figure }) => [kind, code, figure])).toEqual([
      ['soft', 'tooManyLots', '1100'],
    ])
    expect(await dealsOf(id)).toEqual(['D1', 'D2'])
    expect(replayEvidence(rulings[0]?.evidence)).toEqual({ agree: true })
  })

  it('remember over a restart what is open, and take no deal twice', async () => {
    const { id, login } = await followed(withRule('maximumLots', { lots: 1_000 }))
    platform.send({
      type: 'deals',
      deals: [deal(login, 1, { lots: 6 }), deal(login, 2, { lots: 3 })],
    })
    await until(async () => (await dealsOf(id)).length === 2)
    await worker.stop()
    worker = run()
    await until(async () => platform.opened.streams > 1)
    platform.send({
      type: 'deals',
      deals: [deal(login, 2, { lots: 3 }), deal(login, 3, { lots: 2 })],
    })
    const [ruling] = await until(async () => {
      const found = await rulingsOf(id)
      return found.length > 0 && found
    })
    expect(ruling?.figure).toBe('1100')
    expect(await dealsOf(id)).toEqual(['D1', 'D2', 'D3'])
  })

  it('are not waited for by rules about equity', async () => {
    const { id, login } = await followed(withRule('maximumLots', { lots: 1_000 }))
    platform.add(login, { at: start + 5 * second, equity: 90_000, open: 1 })
    const [ruling] = await until(async () => {
      const found = await rulingsOf(id)
      return found.length > 0 && found
    })
    expect(ruling).toMatchObject({ kind: 'breach', code: 'equityUnderFloor' })
  })
})

describe('rules about open positions', () => {
  const position = (number: number, side: 'buy' | 'sell'): PositionSnapshot => ({
    id: String(number),
    symbol: 'EURUSD',
    side,
    lots: 1,
    openPrice: '1.1',
    currentPrice: '1.1',
    openedAt: start,
    result: minor(0),
  })

  it('look at them beside the stream, and speak once', async () => {
    const { id, login } = await followed(withRule('hedging', { consequence: 'record' }))
    platform.add(login, { at: start + 2 * second, equity: 99_000, open: 2 })
    platform.hold(login, [position(1, 'buy'), position(2, 'sell')])
    const rulings = await until(async () => {
      const found = await rulingsOf(id)
      return found.length > 0 && found
    })
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect((await rulingsOf(id)).map(({ code }) => code)).toEqual(['hedged'])
    expect(replayEvidence(rulings[0]?.evidence)).toEqual({ agree: true })
  })

  it('pass over an answer that shows more than the stream has delivered', async () => {
    const { id, login } = await followed(withRule('hedging', { consequence: 'breach' }))
    platform.hold(login, [position(1, 'buy'), position(2, 'sell')])
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(await rulingsOf(id)).toEqual([])
  })
})
