import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { PlatformSession } from '../../../src/platforms/types.js'
import { syncOnce } from '../../../src/live/syncOnce.js'
import { rulingsOf, unprovenOf } from '../faults/support/outcome.js'
import { openOne, startMt5, succeeded, type RunningMt5 } from '../../platforms/mt5/startMt5.js'
import { liveDatabase, type LiveDatabase } from './support/database.js'
import { twoStepTerms } from './support/terms.js'
import { quietLog, startWorker, testPorts, until, watchLogins } from './support/worker.js'

let database: LiveDatabase
let mt5: RunningMt5
beforeAll(async () => {
  ;[database, mt5] = await Promise.all([liveDatabase(), startMt5()])
})
afterAll(async () => {
  await mt5.stop()
  await database.drop()
})
beforeEach(async () => {
  await mt5.control.behave()
  for (const symbol of ['EURUSD', 'GBPUSD']) await mt5.control.setPrice(symbol, { bid: 1.1 })
  await database.client.query(
    'truncate live.followed, live.figures, live.input, live.day, live.tape, ruling, account_status',
  )
})

const settings = { reconnectAfterMin: 50, reconnectAfterMax: 500, reconnectAfterRefusal: 500 }

/** Opens accounts on the platform and has them followed. */
async function followed(count: number): Promise<string[]> {
  const logins: string[] = []
  for (let i = 0; i < count; i++) logins.push((await openOne(mt5.session)).login)
  const startedAt = Date.now() - 5_000
  await watchLogins(database.q, logins, { terms: twoStepTerms, startedAt })
  return logins
}

const work = (session: PlatformSession = mt5.session, gapWaitMax = 30_000) =>
  startWorker({
    database: { connectionString: database.url },
    sessions: () => Promise.resolve(session),
    settings: { ...settings, gapWaitMax },
  })

/** A round of the job, as if it were so much later. */
const sync = (later: number, session: PlatformSession = mt5.session) =>
  syncOnce({
    database: { connectionString: database.url },
    sessions: () => Promise.resolve(session),
    ports: testPorts({ now: () => Date.now() + later }),
    log: quietLog,
  })

/** Until the figures of the account stand as they are on the platform. */
const seen = (login: string) =>
  until(async () => {
    const [snapshot] = succeeded(await mt5.session.snapshots([login])).snapshots
    const { rows } = await database.q.query<{ equity: number; open: number }>(
      `select equity::float8 as equity, open_positions as open from live.account
       where login = $1 and sequence > 0`,
      [login],
    )
    return rows[0]?.equity === snapshot?.equity && rows[0]?.open === snapshot?.openPositions
  })

/** A worker looks until it has seen this account, and ends. */
async function look(login: string, session?: PlatformSession): Promise<readonly string[]> {
  const worker = work(session)
  try {
    await seen(login)
  } finally {
    await worker.stop()
  }
  return worker.warnings
}

const rulings = async (login: string) =>
  (await rulingsOf(database.q)).filter((ruling) => ruling.login === login)
const lowest = async (login: string) =>
  succeeded(await mt5.session.snapshots([login])).snapshots[0]?.equity

const fromBars = { disposition: 'suspected', doubts: ['gapWithoutCatchUp', 'equityFromBars'] }

describe('while no worker ran', () => {
  it('a fall that was over is suspected once, with its figure and its proof; nobody else is', async () => {
    const [faller = '', seller = '', small = ''] = await followed(3)
    await mt5.control.open(faller, { symbol: 'EURUSD', side: 'buy', lots: 60 })
    await mt5.control.open(seller, { symbol: 'EURUSD', side: 'sell', lots: 60 })
    await mt5.control.open(small, { symbol: 'EURUSD', side: 'buy', lots: 0.1 })
    await look(small)
    await mt5.control.setPrice('EURUSD', { bid: 1.0988 })
    const low = await lowest(faller)
    await mt5.control.setPrice('EURUSD', { bid: 1.1001 })
    expect(await look(faller)).toEqual([])
    expect(await rulings(faller)).toMatchObject([{ ...fromBars, rule: 'dailyLoss', figure: low }])
    expect([await rulings(seller), await rulings(small)]).toEqual([[], []])
    // The bars still tell of it: that is known already.
    await mt5.control.setPrice('EURUSD', { bid: 1.1002 })
    await look(faller)
    expect(await rulings(faller)).toHaveLength(1)
    expect(await unprovenOf(database.q)).toEqual([])
    // What was suspected is not settled: a fall that is seen ends the account.
    const worker = work()
    await seen(faller)
    await mt5.control.setPrice('EURUSD', { bid: 1.0988 })
    await until(async () => (await rulings(faller)).length > 1)
    await worker.stop()
    expect((await rulings(faller))[1]).toMatchObject({ disposition: 'confirmed', doubts: [] })
  })

  it('a sell that fell with a rising ask is suspected too', async () => {
    const [seller = ''] = await followed(1)
    await mt5.control.open(seller, { symbol: 'EURUSD', side: 'sell', lots: 60 })
    await look(seller)
    await mt5.control.setPrice('EURUSD', { bid: 1.1011 })
    const low = await lowest(seller)
    await mt5.control.setPrice('EURUSD', { bid: 1.0999 })
    await look(seller)
    expect(await rulings(seller)).toMatchObject([{ ...fromBars, figure: low }])
  })

  it('a position that was opened, fell, rose and was closed is suspected', async () => {
    const [login = ''] = await followed(1)
    await look(login)
    const { position } = await mt5.control.open(login, { symbol: 'GBPUSD', side: 'buy', lots: 60 })
    await mt5.control.setPrice('GBPUSD', { bid: 1.0988 })
    const low = await lowest(login)
    await mt5.control.setPrice('GBPUSD', { bid: 1.1003 })
    await mt5.control.close(login, position)
    await look(login)
    expect(await rulings(login)).toMatchObject([{ ...fromBars, figure: low }])
    expect(await unprovenOf(database.q)).toEqual([])
  })

  it('a fall of an account that comes to a worker which follows others is suspected too', async () => {
    const [other = ''] = await followed(1)
    const [login = ''] = await followed(1)
    await mt5.control.open(login, { symbol: 'EURUSD', side: 'buy', lots: 60 })
    await look(login)
    const { q } = database
    const of = 'from live.followed where login = $1'
    await q.query('update live.followed set watching = false where login = $1', [login])
    await mt5.control.setPrice('EURUSD', { bid: 1.0988 })
    await mt5.control.setPrice('EURUSD', { bid: 1.1001 })
    const worker = work()
    await seen(other)
    // More than three polls.
    await new Promise((resolve) => setTimeout(resolve, 3_500))
    await q.query(
      `insert into live.input (account_id, shard, kind, input)
       select account_id, shard, 'watch', '{}' ${of}`,
      [login],
    )
    await seen(login)
    await worker.stop()
    expect(await rulings(login)).toMatchObject([fromBars])
  })

  it('a round of the job without a worker finds it as well', async () => {
    const [login = ''] = await followed(1)
    await mt5.control.open(login, { symbol: 'EURUSD', side: 'buy', lots: 60 })
    await sync(0)
    await mt5.control.setPrice('EURUSD', { bid: 1.0988 })
    await mt5.control.setPrice('EURUSD', { bid: 1.1001 })
    // More than three rounds of a minute were left out.
    await sync(200_000)
    expect(await rulings(login)).toMatchObject([{ ...fromBars, rule: 'dailyLoss' }])
  })
})

it('an account that rounds of the job could not look at has a gap, though others were seen', async () => {
  const [first = '', login = ''] = await followed(2)
  await mt5.control.open(login, { symbol: 'EURUSD', side: 'buy', lots: 60 })
  await sync(0)
  await mt5.control.setPrice('EURUSD', { bid: 1.0988 })
  await mt5.control.setPrice('EURUSD', { bid: 1.1001 })
  const onlyFirst: PlatformSession = {
    ...mt5.session,
    capabilities: { ...mt5.session.capabilities, maxBatch: 1 },
    snapshots: (logins, asked) =>
      logins[0] === first
        ? mt5.session.snapshots(logins, asked)
        : Promise.resolve({ ok: false, code: 'unavailable', retryable: true, message: 'busy' }),
  }
  for (const later of [100_000, 200_000]) {
    expect((await sync(later, onlyFirst)).failed.size).toBe(1)
  }
  await sync(300_000)
  expect(await rulings(login)).toMatchObject([{ ...fromBars, rule: 'dailyLoss' }])
})

/** A server that is busy, for so many requests. */
const refuse = (on: string, count: number) =>
  mt5.control.misbehave({ fault: 'retcode', on, retcode: 2, count })

/** Whether somebody has asked for bars since the log was cleared. */
const barsAsked = async () =>
  (await mt5.control.log()).commands.some(({ command }) => command === 'chart_get')

/** Somebody who fell and rose again while nobody looked. */
async function fellUnseen(login: string): Promise<void> {
  await mt5.control.open(login, { symbol: 'EURUSD', side: 'buy', lots: 60 })
  await look(login)
  await mt5.control.setPrice('EURUSD', { bid: 1.0988 })
  await mt5.control.setPrice('EURUSD', { bid: 1.1001 })
}

describe('where history does not tell for a moment', () => {
  it.each([
    ['bars', 'chart/get'],
    ['deals', 'deal/get'],
  ])('a platform that refuses the %s is asked again, and tells', async (_, on) => {
    const [login = ''] = await followed(1)
    await fellUnseen(login)
    await refuse(on, 3)
    expect(await look(login)).toEqual([])
    expect(await rulings(login)).toMatchObject([{ ...fromBars, rule: 'dailyLoss' }])
    expect(await unprovenOf(database.q)).toEqual([])
  })

  it('others are followed and judged meanwhile, and nobody fails by his gap', async () => {
    const [faller = '', other = ''] = await followed(2)
    await fellUnseen(faller)
    await refuse('chart/get', 1_000)
    await mt5.control.clearLog()
    const worker = work()
    await until(barsAsked)
    await mt5.control.open(other, { symbol: 'GBPUSD', side: 'buy', lots: 60 })
    await seen(other)
    await mt5.control.setPrice('GBPUSD', { bid: 1.0988 })
    await until(async () => (await rulings(other)).length > 0)
    expect(await rulings(other)).toMatchObject([{ disposition: 'confirmed', doubts: [] }])
    expect(await rulings(faller)).toEqual([])
    expect(worker.warnings).toEqual([])
    await mt5.control.behave()
    await until(async () => (await rulings(faller)).length > 0)
    await worker.stop()
    expect(await rulings(faller)).toMatchObject([fromBars])
  })

  it('whoever lies below a floor is not waited with, for he may have risen by the next look', async () => {
    const [login = ''] = await followed(1)
    await mt5.control.open(login, { symbol: 'EURUSD', side: 'buy', lots: 60 })
    await look(login)
    await mt5.control.setPrice('EURUSD', { bid: 1.0988 })
    await refuse('chart/get', 1_000)
    await mt5.control.clearLog()
    const worker = work()
    await until(barsAsked)
    await mt5.control.setPrice('EURUSD', { bid: 1.1001 })
    await until(async () => (await rulings(login)).length > 0)
    await worker.stop()
    expect(await rulings(login)).toMatchObject([
      { disposition: 'suspected', doubts: ['gapWithoutCatchUp'] },
    ])
  })

  it('a round of the job asks again as well', async () => {
    const [login = ''] = await followed(1)
    await mt5.control.open(login, { symbol: 'EURUSD', side: 'buy', lots: 60 })
    await sync(0)
    await mt5.control.setPrice('EURUSD', { bid: 1.0988 })
    await mt5.control.setPrice('EURUSD', { bid: 1.1001 })
    await refuse('chart/get', 3)
    await sync(200_000)
    expect(await rulings(login)).toMatchObject([fromBars])
  })
})

describe('where history does not tell', () => {
  it('a platform that goes on refusing is waited for no longer than it may', async () => {
    const [login = ''] = await followed(1)
    await fellUnseen(login)
    await refuse('chart/get', 1_000)
    const worker = work(mt5.session, 3_000)
    await seen(login)
    expect(worker.warnings.join()).toContain('history does not tell what was in a gap')
    await worker.stop()
    expect(await rulings(login)).toEqual([])
  })

  it.each([
    ['refuses the bars', 'chart/get'],
    ['refuses the deals', 'deal/get'],
  ])('a platform that %s is followed on, in doubt as ever, and it is reported', async (_, on) => {
    const [login = ''] = await followed(1)
    await mt5.control.open(login, { symbol: 'EURUSD', side: 'buy', lots: 60 })
    await look(login)
    await mt5.control.setPrice('EURUSD', { bid: 1.0988 })
    await mt5.control.setPrice('EURUSD', { bid: 1.1001 })
    await mt5.control.misbehave({ fault: 'retcode', on, retcode: 8, count: 1_000 })
    const worker = work()
    await seen(login)
    expect(await rulings(login)).toEqual([])
    expect(worker.warnings.join()).toContain('history does not tell what was in a gap')
    await mt5.control.behave()
    await mt5.control.setPrice('EURUSD', { bid: 1.1002 })
    await seen(login)
    await mt5.control.setPrice('EURUSD', { bid: 1.0988 })
    await until(async () => (await rulings(login)).length > 0)
    await worker.stop()
    expect(await rulings(login)).toMatchObject([{ disposition: 'confirmed', doubts: [] }])
  })
})
