import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { mt5Credentials } from '../../src/platforms/mt5/credentials.js'
import { mt5Platform } from '../../src/platforms/mt5/platform.js'
import {
  mt5SimulatorControl,
  type Mt5SimulatorControl,
} from '../../src/platforms/mt5/simulator/control/controlClient.js'
import type { PlatformSession } from '../../src/platforms/types.js'

/** A simulated MetaTrader 5 server as a process of its own, with accounts from `100001` on. */
export type Mt5Server = {
  readonly control: Mt5SimulatorControl
  /** A session over so many manager logins. */
  connect(managers: number): Promise<PlatformSession>
  stop(): Promise<void>
}

export const loginAt = (place: number): string => String(100_001 + place)

export async function startMt5Server(accounts: number): Promise<Mt5Server> {
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
  const url = find(/played at (\S+)/)
  const password = find(/password\s+(\S+)/)
  const fingerprint = find(/fingerprint\s+(\S+)/)
  return {
    control: mt5SimulatorControl(url),
    connect: (count) => {
      const managers = Array.from({ length: count }, (_, i) => {
        return { login: String(1001 + i), password }
      })
      const credentials = mt5Credentials.parse({ managers, fingerprint })
      return mt5Platform.connect({ id: 'bench', baseUrl: url, credentials })
    },
    stop: async () => {
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}
