import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { freePort } from '../../../src/cli/postgres/freePort.js'
import { alive, familyOf, type Process } from './processes.js'
import { until } from './until.js'

export type Login = { readonly role: string; readonly email: string; readonly password: string }

export type Place = {
  /** The checkout whose `npm start` is tried. */
  readonly root: string
  readonly dataDir: string
  readonly ports: { readonly web: number; readonly paper: number; readonly postgres: number }
}

export type RunningFirm = {
  readonly url: string
  readonly paperUrl: string
  readonly logins: readonly Login[]
  /** From the command to "The firm runs", in milliseconds. */
  readonly readyAfterMs: number
  readonly secrets: { readonly paperToken: string; readonly checkoutSecret: string }
  /** Everything that the firm printed so far. */
  readonly printed: () => string
  /** What a Ctrl-C in the terminal does; answers what still ran when `npm start` had ended. */
  readonly interrupt: () => Promise<readonly Process[]>
}

const portsFrom = 24_300
const startMs = 420_000
const stopMs = 40_000

export async function freePlace(root: string, dataDir: string): Promise<Place> {
  const web = await freePort(portsFrom)
  const paper = await freePort(web + 1)
  return { root, dataDir, ports: { web, paper, postgres: paper + 1 } }
}

/** Settings of another firm that may stand in the environment: this one has the defaults. */
const settings =
  /^(DATABASE_URL|PAYLOAD_SECRET|PROP_FIRM_|SERVER_URL|DOCUMENTS_FOLDER|S3_|SMTP_URL|MAIL_FROM|CHECKOUT_SECRETS|PAPER_|NODE_|npm_)/

const environmentOf = ({ dataDir, ports }: Place): Record<string, string | undefined> => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !settings.test(name))),
  PORT: String(ports.web),
  PROP_FIRM_PAPER_PORT: String(ports.paper),
  PROP_FIRM_POSTGRES_PORT: String(ports.postgres),
  PROP_FIRM_DATA_DIR: dataDir,
})

const secretsShape = z.object({ paperToken: z.string(), checkoutSecret: z.string() })

/**
 * Starts the firm with the command that the README names and waits until it says that it runs.
 *
 * @param ends is given, from the first moment, what ends whatever the command left behind
 * @throws Error with the last lines it printed, when it ends or is not ready within seven minutes
 */
export async function startFirm(place: Place, ends: (() => Promise<void>)[]): Promise<RunningFirm> {
  const since = Date.now()
  // A terminal gives the command a process group of its own, which a Ctrl-C then reaches.
  const child = spawn('npm', ['start'], {
    cwd: place.root,
    env: environmentOf(place) as NodeJS.ProcessEnv,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const pid = child.pid ?? 0
  const lines: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => lines.push(line))
  }
  const ended = once(child, 'exit')
  let isOver = false
  ends.unshift(async () => {
    // Once nothing of it runs, its number may be somebody else's.
    if (isOver) return
    const family = await familyOf([pid, await postgresOf(place)])
    family.forEach(({ pid: each }) => endNow(each))
    await until('the firm is gone', async () => (await alive(family)).length === 0, stopMs)
  })
  const isReady = async (): Promise<void> => {
    while (!lines.includes('Stop it with Ctrl-C.')) {
      if (child.exitCode !== null || child.signalCode !== null)
        throw new Error(`npm start ended:\n${tail(lines)}`)
      if (Date.now() - since > startMs) throw new Error(`npm start is not ready:\n${tail(lines)}`)
      await sleep(50)
    }
  }
  await isReady()
  const readyAfterMs = Date.now() - since
  const secrets = await readFile(path.join(place.dataDir, 'secrets.json'), 'utf8')
  return {
    url: `http://127.0.0.1:${place.ports.web}`,
    paperUrl: `http://127.0.0.1:${place.ports.paper}`,
    logins: loginsIn(lines),
    readyAfterMs,
    secrets: secretsShape.parse(JSON.parse(secrets)),
    printed: () => lines.join('\n'),
    interrupt: async () => {
      const family = await familyOf([pid, await postgresOf(place)])
      process.kill(-pid, 'SIGINT')
      await Promise.race([ended, sleep(stopMs, undefined, { ref: false })])
      const left = await alive(family)
      isOver = left.length === 0
      return left
    },
  }
}

/** Some end by themselves between the look at them and this. */
function endNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    return
  }
}

const tail = (lines: readonly string[]): string => lines.slice(-30).join('\n')

/** PostgreSQL is spawned apart and is nobody's child; 0 when it does not run. */
async function postgresOf({ dataDir }: Place): Promise<number> {
  const file = path.join(dataDir, 'postgres', 'cluster', 'postmaster.pid')
  return Number((await readFile(file, 'utf8').catch(() => '0')).split('\n')[0])
}

/** The table of demo logins that the command prints. */
const loginsIn = (lines: readonly string[]): Login[] =>
  lines.flatMap((line) => {
    const [, role, email, password] = /^ {2}(\w+) +(\S+@\S+) +(\S+)$/.exec(line) ?? []
    return role && email && password ? [{ role, email, password }] : []
  })
