import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { HostApp } from './hostApp.js'
import { cleanEnvironment } from './run.js'

export type StartedCommand = {
  /** What the first part of `ready` in parentheses was. */
  readonly answer: string
  /** Everything it has printed so far. */
  readonly printed: () => string
  /** Asks it to end; answers the exit code. */
  readonly stop: () => Promise<number | null>
}

type Command = {
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
  /** What it prints once it has taken up its work. */
  readonly ready: RegExp
}

/** Starts a `prop-firm` command of the app that goes on until it is asked to end. */
export const startCommand = (app: HostApp, { args, env, ready }: Command) =>
  new Promise<StartedCommand>((resolve, reject) => {
    const child = spawn(app.bin('prop-firm'), args, {
      cwd: app.folder,
      env: cleanEnvironment(env),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let printed = ''
    const fail = (what: unknown) =>
      reject(new Error(`${args.join(' ')}: ${String(what)}\n${printed}`))
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      fail('was not ready within a minute')
    }, 60_000)
    const stop = async () => {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM')
        await once(child, 'exit')
      }
      return child.exitCode
    }
    const read = (chunk: Buffer) => {
      printed += chunk.toString()
      const found = ready.exec(printed)
      if (!found) return
      clearTimeout(timer)
      resolve({ answer: found[1] ?? '', printed: () => printed, stop })
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('error', fail)
    child.once('exit', (code) => {
      clearTimeout(timer)
      fail(`ended with ${code}`)
    })
  })
