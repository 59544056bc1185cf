import { setTimeout as sleep } from 'node:timers/promises'
import { v7 as uuidv7 } from 'uuid'
import { watchAccounts } from '../../src/live/register.js'
import { readRecords } from '../../src/live/tape/record.js'
import type { PlatformSession } from '../../src/platforms/types.js'
import { liveDatabase, type LiveDatabase } from '../integration/live/support/database.js'
import { twoStepTerms } from '../integration/live/support/terms.js'
import { connectionId, startWorker, until } from '../integration/live/support/worker.js'
import { loginAt, startMt5Server, type Mt5Server } from './mt5Server.js'

const accounts = 5_000
const gapSeconds = Number(process.env.BENCH_GAP_SECONDS ?? 180)

export const gapFigure = `gaps.fill.${accounts}`

/**
 * How long a worker takes that comes after some minutes without any: 5,000 accounts that each hold a
 * position, and have opened another one meanwhile, until each has been told of by deals and bars,
 * evaluated and stored. Beside it what the same start takes where the platform does not tell of gaps.
 */
export async function benchGaps() {
  const [server, database] = await Promise.all([startMt5Server(accounts), liveDatabase()])
  try {
    await server.control.crowd(accounts, { symbol: 'EURUSD', side: 'buy', lots: 0.1 })
    const session = await server.connect(1)
    await follow(database, session)
    await start(session, database)
    const withoutAsking = await start(forgetful(session), database)
    await leaveAlone(server)
    const value = await start(session, database)
    await session.close()
    const lows = await lowsOf(database)
    if (lows.accounts < accounts)
      throw new Error(`expected ${accounts} told, were ${lows.accounts}`)
    const detail = `${gapSeconds} s, ${lows.figures} figures from bars; without asking ${Math.round(withoutAsking)} ms` // prettier-ignore
    return [{ name: gapFigure, value, unit: 'ms', detail }]
  } finally {
    await server.stop()
    await database.drop()
  }
}

/** Each by the terms of its own size: nobody is to end. */
async function follow({ q }: LiveDatabase, session: PlatformSession): Promise<void> {
  const { maxBatch } = session.capabilities
  for (let from = 0; from < accounts; from += maxBatch) {
    const logins = Array.from({ length: maxBatch }, (_, place) => loginAt(from + place))
    const answer = await session.snapshots(logins)
    if (!answer.ok) throw new Error(answer.message)
    const watched = answer.snapshots.map(({ login, currency, balance }) => ({
      ...{ accountId: uuidv7(), connectionId, login, startedAt: Date.now() - 5_000 },
      terms: { ...twoStepTerms, currency, size: balance, startingBalance: balance },
    }))
    await watchAccounts(q, watched)
  }
}

/** The same platform, if it kept no bars. */
const forgetful = (session: PlatformSession): PlatformSession => ({
  ...session,
  capabilities: { ...session.capabilities, bars: false },
})

async function leaveAlone({ control }: Mt5Server): Promise<void> {
  await sleep((gapSeconds * 1_000) / 2)
  await control.crowd(accounts, { symbol: 'GBPUSD', side: 'sell', lots: 0.1 })
  await sleep((gapSeconds * 1_000) / 2)
}

/** From a worker's start until every account was seen anew. */
async function start(session: PlatformSession, database: LiveDatabase): Promise<number> {
  const { q } = database
  await q.query('drop table if exists before')
  await q.query('create table before as select account_id, sequence from live.account')
  const startedAt = performance.now()
  const worker = startWorker({
    database: { connectionString: database.url },
    sessions: () => Promise.resolve(session),
    // As often as those that hold something: each is waited for, also before it is known to.
    settings: { writeEvery: 150, heartbeatEvery: 1_000, coldAgeMax: 5_000 },
  })
  try {
    await until(async () => {
      const { rows } = await q.query<{ seen: number }>(
        `select count(*)::int as seen from live.account now
         join before using (account_id) where now.sequence > before.sequence`,
      )
      return rows[0]?.seen === accounts
    })
    const tookMs = performance.now() - startedAt
    if (worker.warnings.length > 0) throw new Error(worker.warnings.join('\n'))
    return tookMs
  } finally {
    await worker.stop()
  }
}

/** What was worked out from deals and bars. */
async function lowsOf({ q }: LiveDatabase) {
  const { rows } = await q.query<{ body: Buffer }>('select body from live.tape')
  const told = rows
    .flatMap(({ body }) => [...readRecords(body)])
    .filter(({ observation }) => observation.doubts?.includes('equityFromBars'))
  return { figures: told.length, accounts: new Set(told.map(({ number }) => number)).size }
}
