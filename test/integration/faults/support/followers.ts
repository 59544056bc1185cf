import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { LiveSettings } from '../../../../src/live/settings.js'
import { bundleChild } from '../../../fixtures/bundleChild.js'

/** What a worker process follows. */
export type Followed = {
  readonly database: string
  readonly platform: 'paper' | 'mt5' | 'tradelocker'
  readonly baseUrl: string
  readonly credentials: unknown
  readonly settings?: Partial<LiveSettings>
}

/** A worker process. */
export type Follower = {
  readonly pid: number
  /** kill -9. */
  kill(): Promise<void>
  /** Ends it in good order. */
  stop(): Promise<void>
}

/** Worker processes. */
export type Followers = {
  start(followed: Followed): Follower
  /** Ends all of them in good order. */
  stop(): Promise<void>
  /** Kills those that are left. */
  close(): Promise<void>
}

export async function followers(): Promise<Followers> {
  const bundle = await bundleChild('test/integration/faults/support/followChild.ts')
  const running = new Set<Follower>()
  return {
    start(followed) {
      const follower = startOne(bundle.file, followed, () => running.delete(follower))
      running.add(follower)
      return follower
    },
    async stop() {
      await Promise.all([...running].map((each) => each.stop()))
    },
    async close() {
      await Promise.all([...running].map((each) => each.kill()))
      await bundle.remove()
    },
  }
}

function startOne(bundle: string, followed: Followed, ended: () => void): Follower {
  const child: ChildProcess = spawn(process.execPath, ['--conditions=production', bundle], {
    // What it warns of while things are broken on purpose is of interest to a person only.
    stdio: ['ignore', 'ignore', process.env['FAULT_LOG'] ? 'inherit' : 'ignore'],
    env: { ...process.env, NODE_OPTIONS: '', FOLLOWED: JSON.stringify(followed) },
  })
  const exit = once(child, 'exit').then(ended)
  const end = (signal: NodeJS.Signals) => async (): Promise<void> => {
    child.kill(signal)
    await exit
  }
  return { pid: child.pid ?? 0, kill: end('SIGKILL'), stop: end('SIGTERM') }
}
