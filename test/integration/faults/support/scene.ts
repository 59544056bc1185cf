import { asQueryable } from '../../../../src/live/asQueryable.js'
import { randomFrom } from '../../../../src/platforms/tradelocker/simulator/instruments.js'
import { liveDatabase, type LiveDatabase } from '../../live/support/database.js'
import { watchLogins } from '../../live/support/worker.js'
import { compare, type Comparison } from './comparison.js'
import { keepEnding, type Endings } from './endings.js'
import { followers, type Followed, type Follower, type Followers } from './followers.js'
import { paperMarket, type PaperMarket } from './paperMarket.js'
import { untilSeenAll } from './undisturbed.js'

/** Worker processes that follow a market, while something is done to one of them all. */
export type Scene = {
  readonly random: () => number
  readonly market: PaperMarket
  readonly database: LiveDatabase
  readonly processes: Followers
  /** A worker process on the market. */
  start(changes?: Partial<Followed>): Follower
  /** Until everybody was seen as they stand on the platform now. */
  untilFollowed(): Promise<void>
}

type Given = {
  readonly seed: number
  readonly crowd?: number
  /** How many accounts may end. */
  readonly others: number
}

/** `FAULT_SEED` repeats a run that failed. */
export const chooseSeed = (): number =>
  Number(process.env['FAULT_SEED'] ?? Math.floor(Math.random() * 1_000_000))

/** Sets the scene, has it played, and clears up. */
export async function withScene<Result>(
  { seed, crowd = 20, others }: Given,
  play: (scene: Scene) => Promise<Result>,
): Promise<Result> {
  const random = randomFrom(seed)
  const market = await paperMarket({ crowd, others, random })
  const database = await liveDatabase()
  const processes = await followers()
  const { session } = market.paper
  try {
    await watchLogins(database.q, market.accounts.logins, market.accounts)
    return await play({
      random,
      market,
      database,
      processes,
      start: (changes) =>
        processes.start({ database: database.url, ...market.followed, ...changes }),
      untilFollowed: async () => {
        // A connection of its own: the database may have been away.
        const q = asQueryable(await database.connect())
        await untilSeenAll(q, session, market.accounts.logins)
      },
    })
  } finally {
    await processes.close()
    await database.drop()
    await market.stop()
  }
}

export type Disturbed<Found> = Comparison & {
  readonly found: Found
  /** Accounts that ended on the platform, each once. */
  readonly ended: number
  /** From when the market stood still until everybody was seen as they stand there. */
  readonly recoveredAfterMs: number
}

/**
 * Disturbs workers while accounts end one after the other, has them recover by themselves, and
 * compares.
 *
 * @param days.every so many endings later a day has passed
 */
export async function disturb<Found>(
  scene: Scene,
  days: { readonly every: number },
  disturbance: (endings: Endings) => Promise<Found>,
): Promise<Disturbed<Found>> {
  const { market, database, processes } = scene
  const endings = keepEnding(market, days)
  const found = await disturbance(endings)
  await endings.stop()
  const stillAt = performance.now()
  await scene.untilFollowed()
  const recoveredAfterMs = Math.round(performance.now() - stillAt)
  await processes.stop()
  const q = asQueryable(await database.connect())
  const comparison = await compare(q, market.paper.session, market.accounts)
  return { found, ended: endings.made(), recoveredAfterMs, ...comparison }
}
