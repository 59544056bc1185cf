import type { CheckpointName } from '../../../../src/live/checkpoint.js'
import { runLive } from '../../../../src/live/runLive.js'
import type { PlatformSession } from '../../../../src/platforms/types.js'
import { storeRulings } from './decide.js'
import { endsSomebody, scripted, scriptRounds } from './script.js'
import { scriptedPlatform } from './scriptedPlatform.js'

/**
 * A worker process that plays the script and, when KILL_AT says `point:count`, kills itself in the
 * way of kill -9 when it reaches the point for that time with a ruling in flight: the round that was
 * received ends an account, or the transaction holds a verdict.
 */
const [killPoint, killCount] = (process.env['KILL_AT'] ?? ':0').split(':')
let left = Number(killCount)
const inFlight = { round: 0, deciding: false }

const counts = (name: CheckpointName): boolean => {
  if (name === 'received' || name === 'evaluated') return endsSomebody(inFlight.round)
  return name === 'midRollOver' || inFlight.deciding
}

const checkpoint = (name: CheckpointName): void => {
  const counted = name === killPoint && counts(name)
  if (name === 'afterCommit') {
    inFlight.deciding = false
    stored()
  }
  if (!counted) return
  left -= 1
  if (left === 0) process.kill(process.pid, 'SIGKILL')
}

/** A round follows when the one before is stored, so that each has a transaction of its own. */
let stored = (): void => undefined
const untilStored = (): Promise<void> =>
  new Promise((resolve) => {
    stored = resolve
    setTimeout(resolve, 500)
  })

const base = await scriptedPlatform().sessions()
const session: PlatformSession = {
  ...base,
  async *stream(logins, { signal }) {
    const first = Math.min(...[...logins.values()].map(({ after }) => after)) + 1
    for (let round = first; round <= scriptRounds && !signal.aborted; round += 1) {
      const wanted = [...logins].filter(([, { after }]) => round > after)
      const snapshots = wanted.map(([login]) => scripted(Number(login), round))
      inFlight.round = round
      const next = untilStored()
      yield { type: 'snapshots', snapshots }
      await next
    }
    await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
  },
}

const stopping = new AbortController()
process.on('SIGTERM', () => stopping.abort())
await runLive({
  database: { connectionString: process.env['LIVE_DATABASE'] ?? '' },
  sessions: () => Promise.resolve(session),
  ports: {
    decide: (tx, verdicts) => {
      inFlight.deciding = true
      return storeRulings(tx, verdicts)
    },
    controls: () => ({ rulingsHeld: () => false }),
    afterCommit: () => undefined,
    now: Date.now,
  },
  log: { info: () => undefined, warn: (details, message) => console.error(message, details) },
  settings: { heartbeatEvery: 100, writeEvery: 15 },
  checkpoint,
  signal: stopping.signal,
})
