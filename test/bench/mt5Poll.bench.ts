import { setTimeout as sleep } from 'node:timers/promises'
import type { PlatformSession } from '../../src/platforms/types.js'
import { loginAt, startMt5Server, type Mt5Server } from './mt5Server.js'

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
  const server = await startMt5Server(accounts)
  try {
    const { control } = server
    await control.crowd(holding, { symbol: 'EURUSD', side: 'buy', lots: 0.1 })
    const figures = []
    if (isFar) await control.misbehave({ fault: 'delay', ms: farMs, count: 1_000_000 })
    for (const managers of managerCounts) {
      const value = await medianRound(server, managers)
      figures.push({ name: nameOf(managers, isFar), value, unit: 'ms a round', limit: 1_000 })
    }
    return figures
  } finally {
    await server.stop()
  }
}

async function medianRound(server: Mt5Server, managers: number): Promise<number> {
  const session = await server.connect(managers)
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
    const logins = Array.from({ length: size }, (_, i) => loginAt(from + i))
    const answer = await session.snapshots(logins)
    if (!answer.ok) throw new Error(answer.message)
    seen += answer.snapshots.length
    open += answer.snapshots.reduce((sum, { openPositions }) => sum + openPositions, 0)
  }
  if (seen !== accounts || open !== holding)
    throw new Error(`saw ${seen} accounts, ${open} positions`)
}
