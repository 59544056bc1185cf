import { mt5Platform } from '../../../src/platforms/mt5/platform.js'
import { mt5Credentials } from '../../../src/platforms/mt5/credentials.js'
import {
  mt5SimulatorControl,
  type Mt5SimulatorControl,
} from '../../../src/platforms/mt5/simulator/control/controlClient.js'
import { mt5Simulator } from '../../../src/platforms/mt5/simulator/simulator.js'
import type { RunningSimulator } from '../../../src/platforms/simulator.js'
import type {
  OpenedAccount,
  PlatformResult,
  PlatformSession,
} from '../../../src/platforms/types.js'
import { minor } from '../../../src/domain/money/minor.js'
import { randomUUID } from 'node:crypto'

export type RunningMt5 = {
  readonly simulator: RunningSimulator
  readonly control: Mt5SimulatorControl
  readonly session: PlatformSession
  /** Another session, with other credentials. */
  connect(changes?: Record<string, unknown>): Promise<PlatformSession>
  stop(): Promise<void>
}

/** A simulator on a free port whose prices stand still, and a session on it over TLS. */
export async function startMt5({ accounts = 0, seed = 7 } = {}): Promise<RunningMt5> {
  const simulator = await mt5Simulator.start({ host: '127.0.0.1', port: 0, seed, accounts })
  const control = mt5SimulatorControl(simulator.url)
  await control.set({ walkMs: 0 })
  const sessions: PlatformSession[] = []
  const connect: RunningMt5['connect'] = async (changes = {}) => {
    const { login, password, fingerprint } = simulator.credentials
    const credentials = mt5Credentials.parse({
      managers: [{ login, password }],
      fingerprint,
      ...changes,
    })
    const made = await mt5Platform.connect({ id: 'test', baseUrl: simulator.url, credentials })
    sessions.push(made)
    return made
  }
  return {
    simulator,
    control,
    session: await connect(),
    connect,
    stop: async () => {
      await Promise.all(sessions.map((session) => session.close()))
      await simulator.stop()
    },
  }
}

export const opening = {
  group: 'demo\\challenge',
  currency: 'USD',
  leverage: 100,
  balance: minor(10_000_000),
} as const

export const newKey = (): { idempotencyKey: string } => ({ idempotencyKey: randomUUID() })

export function succeeded<T>(result: PlatformResult<T>): { ok: true } & T {
  if (result.ok) return result
  throw new Error(`expected success, was ${result.code}: ${result.message}`)
}

export async function openOne(session: PlatformSession): Promise<OpenedAccount> {
  const input = { ...opening, name: 'Test', comment: randomUUID() }
  return succeeded(await session.openAccount(input, newKey()))
}

export const buy = { symbol: 'EURUSD', side: 'buy', lots: 0.33 } as const
