import { setTimeout as sleep } from 'node:timers/promises'
import { endEveryMs, type Endings } from './endings.js'
import type { Follower } from './followers.js'
import { disturb, withScene, type Disturbed, type Scene } from './scene.js'

/** `found`: kills when an account had ended on the platform and its ruling was not stored. */
export type KillReport = Disturbed<number> & { readonly seed: number }

const workers = 2
const killEveryMs = 900
const daysPassed = 3

/**
 * Has two worker processes follow the paper platform, and kills one of them again and again, in turn at
 * a random moment and when an account has just ended, while prices move and accounts end; another one takes its place. Compares what
 * they leave behind with what an undisturbed worker makes of the same data.
 */
export function killWorkers(given: {
  readonly kills: number
  readonly seed: number
}): Promise<KillReport> {
  const { kills, seed } = given
  const expected = Math.ceil((kills * killEveryMs) / endEveryMs)
  const days = { every: Math.ceil(expected / (daysPassed + 1)) }
  return withScene({ seed, others: expected * 2 + 20 }, async (scene) => {
    const disturbed = await disturb(scene, days, (endings) =>
      keepKilling(scene, { kills, endings }),
    )
    return { seed, ...disturbed }
  })
}

/** @returns how many kills met a ruling in flight */
async function keepKilling(
  { start, random, database }: Scene,
  { kills, endings }: { readonly kills: number; readonly endings: Endings },
): Promise<number> {
  const startQuick = (): Follower => start({ settings: { heartbeatEvery: 100, writeEvery: 20 } })
  const working = Array.from({ length: workers }, startQuick)
  let inFlight = 0
  for (let kill = 0; kill < kills; kill += 1) {
    await sleep(killEveryMs * 2 * random())
    // Chance alone seldom meets a ruling in flight where the machine is fast.
    if (kill % 2 === 1) await endings.next()
    const stored = await database.q.query('select from ruling')
    const made = endings.made()
    const place = Math.floor(random() * workers)
    await working[place]?.kill()
    working[place] = startQuick()
    if ((stored.rowCount ?? 0) < made) inFlight += 1
  }
  return inFlight
}
