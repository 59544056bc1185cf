import { setTimeout as sleep } from 'node:timers/promises'
import type { Queryable } from '../../../../src/database/queryable.js'
import { randomFrom } from '../../../../src/platforms/tradelocker/simulator/instruments.js'
import { liveDatabase } from '../../live/support/database.js'
import { watchLogins } from '../../live/support/worker.js'
import { followers, type Follower, type Followed, type Followers } from './followers.js'
import { missingFrom, rulingsOf, tapeOf, unprovenOf, type StoredRuling } from './outcome.js'
import { paperMarket, quickTerms, type PaperMarket } from './paperMarket.js'
import { undisturbed, untilSeenAll } from './undisturbed.js'

export type KillReport = {
  readonly seed: number
  readonly kills: number
  /** Kills at a moment when an account had ended on the platform and its ruling was not stored. */
  readonly inFlight: number
  readonly rulings: number
  readonly lost: readonly StoredRuling[]
  /** Stored, but not decided by the undisturbed run, or more often. */
  readonly surplus: readonly StoredRuling[]
  readonly observations: number
  /** Observations that lie on the tape more or less often than once. */
  readonly misrecorded: readonly string[]
  /** Rulings that their own evidence does not lead to. */
  readonly unproven: readonly unknown[]
}

/** `FAULT_SEED` repeats a run that failed. */
export const chooseSeed = (): number =>
  Number(process.env['FAULT_SEED'] ?? Math.floor(Math.random() * 1_000_000))

const workers = 2
const crowd = 20
/** Between two endings and between two kills: fewer would be in flight, more a mass ending. */
const endEveryMs = 700
const killEveryMs = 900
const daysPassed = 3
const settings = { heartbeatEvery: 100, writeEvery: 20 }

/**
 * Has two worker processes follow the paper platform, and kills one of them again and again, at
 * random moments, while prices move and accounts end; another one takes its place. Compares what
 * they leave behind with what an undisturbed worker makes of the same data.
 */
export async function killWorkers(given: {
  readonly kills: number
  readonly seed: number
}): Promise<KillReport> {
  const random = randomFrom(given.seed)
  const others = Math.ceil((given.kills * killEveryMs * 2) / endEveryMs) + 20
  const market = await paperMarket({ crowd, others, random })
  const database = await liveDatabase()
  const processes = await followers()
  const { q } = database
  const accounts = { logins: market.logins, terms: quickTerms, startedAt: market.startedAt }
  try {
    await watchLogins(q, accounts.logins, accounts)
    const followed = { database: database.url, settings, ...market.followed }
    const endings = keepEnding(market, given)
    const inFlight = await keepKilling({ processes, followed, q, endings, random, ...given })
    await endings.stop()
    await untilSeenAll(q, market.paper.session, market.logins)
    await processes.stop()
    const [rulings, tape] = [await rulingsOf(q), await tapeOf(q)]
    const expected = await undisturbed(market.paper.session, accounts)
    return {
      ...given,
      inFlight,
      rulings: rulings.length,
      lost: missingFrom(rulings, expected.rulings),
      surplus: missingFrom(expected.rulings, rulings),
      observations: tape.size,
      misrecorded: misrecorded(tape, expected.tape),
      unproven: await unprovenOf(q),
    }
  } finally {
    await processes.close()
    await database.drop()
    await market.stop()
  }
}

const misrecorded = (
  found: ReadonlyMap<string, number>,
  expected: ReadonlyMap<string, number>,
): string[] =>
  [...new Set([...found.keys(), ...expected.keys()])].filter(
    (key) => found.get(key) !== 1 || expected.get(key) !== 1,
  )

type Endings = { readonly made: () => number; stop(): Promise<void> }

/** Ends one account after the other until it is stopped, and lets days pass meanwhile. */
function keepEnding(market: PaperMarket, { kills }: { readonly kills: number }): Endings {
  const state = { made: 0, stopping: false }
  const dayEvery = Math.ceil((kills * killEveryMs) / endEveryMs / (daysPassed + 1))
  const end = async (): Promise<void> => {
    for (const [place, login] of market.logins.slice(crowd).entries()) {
      const nextAt = performance.now() + endEveryMs
      if (place % dayEvery === dayEvery - 1) await market.paper.control.advanceClock(86_400_000)
      await (place % 3 === 2 ? market.rise(login) : market.fall(login))
      state.made += 1
      while (performance.now() < nextAt && !state.stopping) await market.wobble()
      if (state.stopping) return
    }
    throw new Error('expected enough accounts to end, were too few')
  }
  const ending = end()
  ending.catch(() => undefined)
  return {
    made: () => state.made,
    async stop() {
      state.stopping = true
      await ending
    },
  }
}

/** @returns how many kills met a ruling in flight */
async function keepKilling(given: {
  readonly kills: number
  readonly random: () => number
  readonly processes: Followers
  readonly followed: Followed
  readonly q: Queryable
  readonly endings: Endings
}): Promise<number> {
  const { processes, followed, q, endings, random } = given
  const start = (): Follower => processes.start(followed)
  const working = Array.from({ length: workers }, start)
  let inFlight = 0
  for (let kill = 0; kill < given.kills; kill += 1) {
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
