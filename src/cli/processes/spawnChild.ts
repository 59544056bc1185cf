import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Ended } from './childSpec.js'
import { LIFELINE_VARIABLE } from './lifeline.js'

export type Command = {
  readonly command: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd?: string
}

export type RunningChild = {
  readonly ended: Promise<Ended>
  /** SIGTERM, then SIGKILL for it and its own children; resolves when it has ended. */
  readonly stop: (withinMs: number) => Promise<void>
  readonly kill: () => void
}

const LIFELINE_FD = 3

const killGroup = (child: ChildProcess): void => {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    // Nobody of the group is left.
  }
}

/** How long the output of an ended child may still come in; a grandchild can hold it open for ever. */
const OUTPUT_MS = 200

const endOf = (child: ChildProcess, lastLine: () => string): Promise<Ended> =>
  new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: null, signal: null, lastLine: error.message }))
    child.once('exit', (code, signal) => {
      const finish = (): void => {
        killGroup(child)
        resolve({ code, signal, lastLine: lastLine() })
      }
      const timer = setTimeout(finish, OUTPUT_MS)
      child.once('close', () => {
        clearTimeout(timer)
        finish()
      })
    })
  })

/**
 * Spawns a child that leads its own process group, so a Ctrl-C reaches us alone and we decide the
 * order, with a pipe whose end tells it that we are gone.
 *
 * @param onLine gets each line of both outputs
 */
export const spawnChild = (command: Command, onLine: (line: string) => void): RunningChild => {
  const child = spawn(command.command, command.args, {
    env: { NODE_ENV: 'production', ...command.env, [LIFELINE_VARIABLE]: String(LIFELINE_FD) },
    ...(command.cwd === undefined ? {} : { cwd: command.cwd }),
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  })
  let last = ''
  for (const stream of [child.stdout, child.stderr]) {
    if (stream === null) continue
    createInterface({ input: stream }).on('line', (line) => {
      if (line.trim() !== '') last = line.trim().slice(0, 500)
      onLine(line)
    })
  }
  child.stdio[LIFELINE_FD]?.on('error', () => undefined)
  const ended = endOf(child, () => last)
  const stop = async (withinMs: number): Promise<void> => {
    const timer = setTimeout(() => killGroup(child), withinMs)
    child.kill('SIGTERM')
    await ended
    clearTimeout(timer)
  }
  return { ended, stop, kill: () => killGroup(child) }
}
