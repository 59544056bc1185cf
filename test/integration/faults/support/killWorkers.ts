import { setTimeout as sleep } from 'node:timers/promises'
import type { Queryable } from '../../../../src/database/queryable.js'
import { randomFrom } from '../../../../src/platforms/tradelocker/simulator/instruments.js'
import { liveDatabase } from '../../live/support/database.js'
import { watchLogins } from '../../live/support/worker.js'
import { compare, type Comparison } from './comparison.js'
import { endEveryMs, keepEnding, type Endings } from './endings.js'
import { followers, type Follower, type Followed, type Followers } from './followers.js'
import { paperMarket } from './paperMarket.js'
import { untilSeenAll } from './undisturbed.js'

export type KillReport = Comparison & {
  readonly seed: number
  /** Kills at a moment when an account had ended on the platform and its ruling was not stored. */
  readonly inFlight: number
  /** Accounts that ended on the platform. */
  readonly ended: number
}

/** `FAULT_SEED` repeats a run that failed. */
export const chooseSeed = (): number =>
  Number(process.env['FAULT_SEED'] ?? Math.floor(Math.random() * 1_000_000))

const workers = 2
const killEveryMs = 900
const daysPassed = 3

/**
 * Has two worker processes follow the paper platform, and kills one of them again and again, at
 * random moments, while prices move and accounts end; another one takes its place. Compares what
 * they leave behind with what an undisturbed worker makes of the same data.
 */
export async function killWorkers(given: {
  readonly kills: number
  readonly seed: number
}): Promise<KillReport> {
  const { kills, seed } = given
  const random = randomFrom(seed)
  const expectedEndings = Math.ceil((kills * killEveryMs) / endEveryMs)
  const market = await paperMarket({ crowd: 20, others: expectedEndings * 2 + 20, random })
  const database = await liveDatabase()
  const processes = await followers()
  const { q, url } = database
  const { session } = market.paper
  try {
    await watchLogins(q, market.accounts.logins, market.accounts)
    const settings = { heartbeatEvery: 100, writeEvery: 20 }
    const followed = { database: url, settings, ...market.followed }
    const endings = keepEnding(market, { every: Math.ceil(expectedEndings / (daysPassed + 1)) })
    const inFlight = await keepKilling({ kills, random, processes, followed, q, endings })
    await endings.stop()
    await untilSeenAll(q, session, market.accounts.logins)
    await processes.stop()
    return {
      seed,
      inFlight,
      ended: endings.made(),
      ...(await compare(q, session, market.accounts)),
    }
  } finally {
    await processes.close()
    await database.drop()
    await market.stop()
  }
}

type Killing = {
  readonly kills: number
  readonly random: () => number
  readonly processes: Followers
  readonly followed: Followed
  readonly q: Queryable
  readonly endings: Endings
}

/** @returns how many kills met a ruling in flight */
async function keepKilling(given: Killing): Promise<number> {
  const { kills, processes, followed, q, endings, random } = given
  const start = (): Follower => processes.start(followed)
  const working = Array.from({ length: workers }, start)
  let inFlight = 0
  for (let kill = 0; kill < kills; kill += 1) {
    await sleep(killEveryMs * 2 * random())
    const { rows } = await q.query<{ count: number }>('select count(*)::int as count from ruling')
    const made = endings.made()
    const place = Math.floor(random() * workers)
    await working[place]?.kill()
    working[place] = start()
    if ((rows[0]?.count ?? 0) < made) inFlight += 1
  }
  return inFlight
}
