import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { paperPlatform } from '../../src/platforms/paper/connector.js'
import { paperControl, type PaperControl } from '../../src/platforms/paper/control.js'
import type { PlatformSession } from '../../src/platforms/types.js'

export const token = 'a-token-for-tests-only'

export type RunningPaper = {
  readonly url: string
  readonly data: string
  readonly child: ChildProcess
  readonly session: PlatformSession
  readonly control: PaperControl
  readonly startedInMs: number
  /** Ends it in good order; answers the exit code. */
  stop(): Promise<number | null>
  /** kill -9, and nothing else. */
  kill(): Promise<void>
}

let bundle: string | null = null
const folders: string[] = []

/** The server as production runs it: one bundle made by esbuild. */
export function paperBundle(): string {
  bundle ??= build()
  return bundle
}

function build(): string {
  const folder = mkdtempSync(join(tmpdir(), 'paper-bundle-'))
  folders.push(folder)
  const file = join(folder, 'paper.mjs')
  execFileSync('node_modules/.bin/esbuild', [
    'src/platforms/paper/server/main.ts',
    '--bundle',
    '--platform=node',
    '--format=esm',
    '--target=node20',
    '--log-level=warning',
    `--outfile=${file}`,
  ])
  return file
}

/** Removed by `cleanUpPaper`. */
export function newDataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'paper-data-'))
  folders.push(folder)
  return folder
}

const children = new Set<ChildProcess>()

/** Ends servers that are still running and removes folders. */
export function cleanUpPaper(): void {
  for (const child of children) child.kill('SIGKILL')
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
}

/** Starts a server on `data` (a fresh folder by default) and a free port, with further arguments. */
export async function startPaper(
  args: readonly string[] = [],
  data: string = newDataFolder(),
  { follow = true } = {},
): Promise<RunningPaper> {
  const own = ['--data', data, ...(follow ? ['--follow-parent'] : [])]
  const file = paperBundle()
  const began = performance.now()
  const child = spawn(process.execPath, [file, ...own, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '', PAPER_TOKEN: token },
  })
  children.add(child)
  child.once('exit', () => children.delete(child))
  const url = await readyUrl(child)
  const startedInMs = performance.now() - began
  const session = await connect(url)
  const ended = once(child, 'exit')
  return {
    url,
    data,
    child,
    session,
    control: paperControl({ baseUrl: url, token }),
    startedInMs,
    stop: async () => {
      await session.close()
      child.kill('SIGTERM')
      await ended
      return child.exitCode
    },
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}

export const connect = (baseUrl: string, secret = token): Promise<PlatformSession> =>
  paperPlatform.connect({ id: 'test', baseUrl, credentials: { token: secret } })

async function readyUrl(child: ChildProcess): Promise<string> {
  let complaints = ''
  child.stderr?.on('data', (chunk: Buffer) => (complaints += chunk.toString()))
  if (!child.stdout) throw new Error('expected a stdout')
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /^ready (http:\/\/\S+)$/.exec(line)?.[1]
    if (url) return url
  }
  throw new Error(`the paper server did not start: ${complaints}`)
}
