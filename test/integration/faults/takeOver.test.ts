import { afterAll, afterEach, beforeEach, expect, it } from '@jest/globals'
import { randomFrom } from '../../../src/platforms/tradelocker/simulator/instruments.js'
import { readWorkers } from '../../../src/live/readStatus.js'
import { cleanUpPaper } from '../../platforms/launchPaper.js'
import { liveDatabase, type LiveDatabase } from '../live/support/database.js'
import { until, watchLogins } from '../live/support/worker.js'
import { followers, type Follower, type Followers } from './support/followers.js'
import { paperMarket, type PaperMarket } from './support/paperMarket.js'
import { untilSeenAll } from './support/undisturbed.js'

let market: PaperMarket
let database: LiveDatabase
let processes: Followers
beforeEach(async () => {
  market = await paperMarket({ crowd: 48, others: 0, random: randomFrom(1) })
  database = await liveDatabase()
  processes = await followers()
  await watchLogins(database.q, market.accounts.logins, market.accounts)
})
afterEach(async () => {
  await processes.close()
  await database.drop()
  await market.stop()
})
afterAll(cleanUpPaper)

/** As in production: nothing is quicker here than there. */
const start = (): Follower => processes.start({ database: database.url, ...market.followed })

/** Waits until these share all sixteen shards evenly. */
async function untilShared(among: readonly Follower[]): Promise<void> {
  const pids = new Set(among.map(({ pid }) => pid))
  await until(async () => {
    const workers = await readWorkers(database.q)
    const held = workers.filter(({ pid }) => pids.has(pid)).map(({ shards }) => shards)
    const most = Math.ceil(16 / among.length)
    return new Set(held.flat()).size === 16 && held.every(({ length }) => length <= most)
  })
}

const untilFollowed = async (): Promise<void> => {
  await market.wobble()
  await untilSeenAll(database.q, market.paper.session, market.accounts.logins)
}

it.each([
  ['stands by', true],
  ['is started when it is gone', false],
])(
  'two workers share the load, and a third that %s takes over from a killed one',
  async (_, standsBy) => {
    const [one, two] = [start(), start()]
    await untilShared([one, two])
    await untilFollowed()
    const waiting = standsBy ? start() : null
    if (waiting) await untilShared([one, two, waiting])
    const killedAt = performance.now()
    await one.kill()
    const third = waiting ?? start()
    await untilFollowed()
    const followedAfter = performance.now() - killedAt
    await untilShared([two, third])
    const sharedAfter = performance.now() - killedAt
    console.log(`followed again after ${Math.round(followedAfter)} ms, shared evenly after ${Math.round(sharedAfter)} ms`) // prettier-ignore
    expect(followedAfter).toBeLessThan(10_000)
    expect(sharedAfter).toBeLessThan(10_000)
  },
)
