import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { mt5Credentials } from '../../src/platforms/mt5/credentials.js'
import { mt5Platform } from '../../src/platforms/mt5/platform.js'
import { mt5SimulatorControl } from '../../src/platforms/mt5/simulator/control/controlClient.js'
import type { PlatformSession } from '../../src/platforms/types.js'

const accounts = 30_000
const holding = 3_000
const rounds = 5
const managerCounts = [1, 2, 4] as const
/** What every request takes longer on a server that is not in the same room. */
const farMs = 25

const nameOf = (managers: number, isFar: boolean): string =>
  `mt5.poll.${managers}${isFar ? '.far' : ''}`

export const mt5Figures = (isFar: boolean): string[] =>
  managerCounts.map((managers) => nameOf(managers, isFar))

/**
 * How long one look at all accounts takes: 30,000 accounts, 3,000 of which hold a position, asked for
 * a thousand at a time as the worker does, over one, two and four manager logins. The server is a
 * process of its own; `far` adds a delay to each of its answers.
 */
export async function benchMt5Polls(isFar: boolean) {
  const server = await startServer()
  try {
    const control = mt5SimulatorControl(server.url)
    await control.crowd(holding, { symbol: 'EURUSD', side: 'buy', lots: 0.1 })
    const figures = []
    if (isFar) await control.misbehave({ fault: 'delay', ms: farMs, count: 1_000_000 })
    for (const managers of managerCounts) {
      const value = await medianRound(server, managers)
      figures.push({ name: nameOf(managers, isFar), value, unit: 'ms a round', limit: 1_000 })
    }
    return figures
  } finally {
    server.child.kill('SIGTERM')
    await once(server.child, 'exit')
  }
}

type SimulatedServer = {
  readonly child: ChildProcess
  readonly url: string
  readonly password: string
  readonly fingerprint: string
}

async function medianRound(server: SimulatedServer, count: number): Promise<number> {
  const { url, password, fingerprint } = server
  const managers = Array.from({ length: count }, (_, i) => ({ login: String(1001 + i), password }))
  const credentials = mt5Credentials.parse({ managers, fingerprint })
  const session = await mt5Platform.connect({ id: 'bench', baseUrl: url, credentials })
  // The first look reads every user once.
  await lookAtAll(session)
  const took: number[] = []
  for (let round = 0; round < rounds; round++) {
    await sleep(1_000)
    const startedAt = performance.now()
    await lookAtAll(session)
    took.push(performance.now() - startedAt)
  }
  await session.close()
  return took.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0
}

async function lookAtAll(session: PlatformSession): Promise<void> {
  let seen = 0
  let open = 0
  for (let from = 0; from < accounts; from += session.capabilities.maxBatch) {
    const size = Math.min(session.capabilities.maxBatch, accounts - from)
    const logins = Array.from({ length: size }, (_, i) => String(100_001 + from + i))
    const answer = await session.snapshots(logins)
    if (!answer.ok) throw new Error(answer.message)
    seen += answer.snapshots.length
    open += answer.snapshots.reduce((sum, { openPositions }) => sum + openPositions, 0)
  }
  if (seen !== accounts || open !== holding)
    throw new Error(`saw ${seen} accounts, ${open} positions`)
}

async function startServer(): Promise<SimulatedServer> {
  const child = spawn(
    process.execPath,
    [
      '--conditions=production',
      '--import',
      'tsx',
      'src/cli/propFirm.ts',
      'simulate',
      'mt5',
      '--port',
      '0',
      '--accounts',
      String(accounts),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const said: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line)
    if (line.includes('ready')) break
  }
  const find = (pattern: RegExp): string =>
    said.map((line) => pattern.exec(line)?.[1]).find((found) => found !== undefined) ?? ''
  return {
    child,
    url: find(/played at (\S+)/),
    password: find(/password\s+(\S+)/),
    fingerprint: find(/fingerprint\s+(\S+)/),
  }
}
