import { setTimeout as sleep } from 'node:timers/promises'
import { HEALTHY_MS, restartDelayMs } from './backoff.js'
import { becameReady, lineWatch } from './becameReady.js'
import { type ChildSpec, type Ended, HOPELESS_EXIT_CODE } from './childSpec.js'
import { ChildNotReady } from './errors.js'
import { type RunningChild, spawnChild } from './spawnChild.js'

export type Supervised = {
  /** Resolves at the first readiness; rejects with `ChildNotReady` when all tries failed. */
  readonly ready: Promise<void>
  readonly stop: () => Promise<void>
  /** Ends the child at once, also one that is being stopped. */
  readonly kill: () => void
}

/** Tries before the first readiness: a Node process that ends early for no reason is started again. */
const FIRST_TRIES_MAX = 3

type Run = { readonly wasReady: boolean; readonly ranMs: number; readonly ended: Ended }

type Life = {
  readonly spec: ChildSpec
  readonly log: (line: string) => void
  readonly stopping: AbortController
  readonly onReady: () => void
  current: RunningChild | undefined
}

const runOnce = async (life: Life): Promise<Run> => {
  const { spec, log } = life
  const lines = lineWatch()
  const over = new AbortController()
  const since = Date.now()
  let wasReady = false
  const child = spawnChild(spec, (line) => {
    lines.see(line)
    log(line)
  })
  life.current = child
  const limitMs = spec.readyWithinMs ?? 60_000
  const tooLate = setTimeout(() => {
    log(`not ready within ${Math.round(limitMs / 1000)} s, ended`)
    child.kill()
  }, limitMs)
  void becameReady(spec.ready, lines, over.signal).then(() => {
    if (over.signal.aborted) return
    wasReady = true
    clearTimeout(tooLate)
    life.onReady()
  })
  const ended = await child.ended
  over.abort()
  clearTimeout(tooLate)
  return { wasReady, ranMs: Date.now() - since, ended }
}

const keepRunning = async (life: Life): Promise<void> => {
  let everReady = false
  let [tries, inARow] = [0, 0]
  for (;;) {
    const run = await runOnce(life)
    if (life.stopping.signal.aborted) return
    everReady ||= run.wasReady
    tries += 1
    if (!everReady && (tries >= FIRST_TRIES_MAX || run.ended.code === HOPELESS_EXIT_CODE)) {
      throw new ChildNotReady(life.spec.name, run.ended, tries)
    }
    inARow = run.wasReady && run.ranMs > HEALTHY_MS ? 1 : inARow + 1
    const { code, signal } = run.ended
    const delayMs = restartDelayMs(inARow)
    life.log(`ended (${signal ?? `exit code ${String(code)}`}), starting again in ${delayMs} ms`)
    await sleep(delayMs, undefined, { signal: life.stopping.signal }).catch(() => undefined)
    if (life.stopping.signal.aborted) return
  }
}

/**
 * Keeps one child running: three tries until its first readiness, then restarts with growing pauses
 * for as long as we run.
 */
export const superviseChild = (spec: ChildSpec, log: (line: string) => void): Supervised => {
  let life: Life | undefined
  let loop: Promise<void> = Promise.resolve()
  const ready = new Promise<void>((resolve, reject) => {
    life = { spec, log, stopping: new AbortController(), onReady: resolve, current: undefined }
    loop = keepRunning(life).catch(reject)
  })
  const stop = async (): Promise<void> => {
    life?.stopping.abort()
    await life?.current?.stop(spec.stopWithinMs ?? 10_000)
    await loop
  }
  return { ready, stop, kill: () => life?.current?.kill() }
}
