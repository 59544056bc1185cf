import { afterAll, expect, it } from '@jest/globals'
import { readWorkers } from '../../../src/live/readStatus.js'
import { cleanUpPaper } from '../../platforms/launchPaper.js'
import type { LiveDatabase } from '../live/support/database.js'
import { until } from '../live/support/worker.js'
import type { Follower } from './support/followers.js'
import { withScene } from './support/scene.js'

afterAll(cleanUpPaper)

/** Waits until these share all sixteen shards evenly. */
async function untilShared({ q }: LiveDatabase, among: readonly Follower[]): Promise<void> {
  const pids = new Set(among.map(({ pid }) => pid))
  await until(async () => {
    const workers = await readWorkers(q)
    const held = workers.filter(({ pid }) => pids.has(pid)).map(({ shards }) => shards)
    const most = Math.ceil(16 / among.length)
    return new Set(held.flat()).size === 16 && held.every(({ length }) => length <= most)
  })
}

it.each([
  ['stands by', true],
  ['is started when it is gone', false],
])(
  'two workers share the load, and a third that %s takes over from a killed one',
  async (_, standsBy) => {
    await withScene({ seed: 1, crowd: 48, others: 0 }, async (scene) => {
      // As in production: nothing is quicker here than there.
      const { start, market, database } = scene
      const [one, two] = [start(), start()]
      await untilShared(database, [one, two])
      const waiting = standsBy ? start() : null
      if (waiting) await untilShared(database, [one, two, waiting])
      await scene.untilFollowed()
      const killedAt = performance.now()
      await one.kill()
      const third = waiting ?? start()
      await market.wobble()
      await scene.untilFollowed()
      const followedAfter = Math.round(performance.now() - killedAt)
      await untilShared(database, [two, third])
      const sharedAfter = Math.round(performance.now() - killedAt)
      console.log(`followed again after ${followedAfter} ms, shared evenly after ${sharedAfter} ms`)
      expect(followedAfter).toBeLessThan(10_000)
      expect(sharedAfter).toBeLessThan(10_000)
    })
  },
)
