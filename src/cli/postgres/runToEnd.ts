import { spawn } from 'node:child_process'
import { type Identity, invocationAs, serverEnvironment } from './identity.js'

export type Ended = { readonly ok: boolean; readonly output: string }

/** Runs a program as that identity and waits for its end. Never throws; keeps the last 8,000 characters. */
export const runToEnd = (
  identity: Identity,
  program: string,
  args: readonly string[],
): Promise<Ended> =>
  new Promise((resolve) => {
    const run = invocationAs(identity, program, args)
    const child = spawn(run.command, run.args, {
      ...run.ids,
      cwd: '/',
      env: serverEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    const keep = (chunk: Buffer): void => {
      output = (output + chunk.toString('utf8')).slice(-8_000)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.once('error', (error) => resolve({ ok: false, output: error.message }))
    child.once('close', (code) => resolve({ ok: code === 0, output }))
  })
