import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { bundleChild } from '../../../fixtures/bundleChild.js'

export type Workers = {
  /** Has the next worker work; the one after it boots meanwhile. */
  readonly next: () => Promise<void>
  /** kill -9 of the one that works. */
  readonly kill: () => void
  /** Once it is gone: how it ended. */
  readonly ended: () => Promise<string>
  readonly stop: () => Promise<void>
}

type Child = { readonly process: ChildProcess; readonly said: (line: string) => Promise<void> }

/** Worker processes on one database, one after the other. */
export async function startWorkers(environment: Record<string, string>): Promise<Workers> {
  const bundle = await bundleChild('test/integration/journey/support/workerChild.ts')
  let standby = spawnWorker(bundle.file, environment)
  let working: Child | null = null
  return {
    next: async () => {
      working = standby
      await working.said('booted')
      working.process.stdin?.write('go\n')
      await working.said('ready')
      standby = spawnWorker(bundle.file, environment)
    },
    kill: () => void working?.process.kill('SIGKILL'),
    ended: async () => {
      if (!working) throw new Error('no worker was started')
      const child = working.process
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
      return child.signalCode ?? String(child.exitCode)
    },
    stop: async () => {
      for (const child of [standby.process, working?.process]) {
        if (!child || child.exitCode !== null || child.signalCode !== null) continue
        child.kill('SIGKILL')
        await once(child, 'exit')
      }
      await bundle.remove()
    },
  }
}

function spawnWorker(bundle: string, environment: Record<string, string>): Child {
  const child = spawn(process.execPath, ['--conditions=production', bundle], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '', ...environment },
  })
  const lines = new Set<string>()
  const waiting = new Map<string, () => void>()
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.add(line)
    waiting.get(line)?.()
  })
  return {
    process: child,
    said: (line) =>
      new Promise((resolve, reject) => {
        if (lines.has(line)) return resolve()
        waiting.set(line, resolve)
        child.once('exit', () => reject(new Error(`the worker ended before it was ${line}`)))
      }),
  }
}
