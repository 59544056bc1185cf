import { minor } from '../../../../src/domain/money/minor.js'
import type { PlatformUnderTest } from '../../../../src/platforms/acceptance/types.js'
import { tradelockerPlatform } from '../../../../src/platforms/tradelocker/connector.js'
import { tradelockerSimulator } from '../../../../src/platforms/tradelocker/simulator/tradelockerSimulator.js'
import type { PlatformSession } from '../../../../src/platforms/types.js'

/** A simulator, a session of the connector on it, and its levers. */
export type RunningTradelocker = {
  readonly url: string
  readonly apiKey: string
  readonly session: PlatformSession
  /** Pulls a lever; answers what it said. @throws when it was refused */
  lever(name: string, body?: object): Promise<unknown>
  /** A request of the Brand API by hand. */
  ask(method: string, path: string, body?: object): Promise<{ status: number; body: unknown }>
  connect(apiKey?: string): Promise<PlatformSession>
  stop(): Promise<void>
}

export async function startTradelocker(accounts = 0): Promise<RunningTradelocker> {
  const options = { host: '127.0.0.1', port: 0, seed: 7, accounts }
  const simulator = await tradelockerSimulator.start(options)
  const { url } = simulator
  const apiKey = simulator.credentials['brand-api-key'] ?? ''
  const ask: RunningTradelocker['ask'] = async (method, path, body) => {
    const response = await fetch(url + path, {
      method,
      headers: { 'brand-api-key': apiKey, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })
    const answered: unknown = await response.json()
    return { status: response.status, body: answered }
  }
  const lever: RunningTradelocker['lever'] = async (name, body = {}) => {
    const { status, body: said } = await ask('POST', `/control/${name}`, body)
    if (status >= 300) throw new Error(`${name}: ${JSON.stringify(said)}`)
    return said
  }
  const connect = (key = apiKey) =>
    tradelockerPlatform.connect({
      id: 'test',
      baseUrl: url,
      credentials: { apiKey: key, type: 'DEMO', loginDomain: 'accounts.firm.example' },
    })
  await lever('prices', { running: false })
  await lever('settings', { uuidKeys: true })
  const session = await connect()
  const stop = async () => {
    await session.close()
    await simulator.stop()
  }
  return { url, apiKey, session, lever, ask, connect, stop }
}

export const opening = {
  group: '618566',
  currency: 'USD',
  leverage: 100,
  balance: minor(10_000_000),
} as const

export const tradeOf = (login: string) => ({
  accountId: login,
  instrument: 'EURUSD',
  side: 'BUY',
  lots: '0.33',
})

export async function underTest(running: RunningTradelocker): Promise<PlatformUnderTest> {
  const { session, lever, connect, stop } = running
  let price = 108_500
  return {
    session,
    opening,
    otherGroup: '618567',
    control: {
      openPosition: async (login) => void (await lever('open', tradeOf(login))),
      placeOrder: async (login) => {
        await lever('order', { ...tradeOf(login), lots: '0.10', type: 'LIMIT', price: '0.5' })
      },
      movePrice: async () => {
        price += 13
        await lever('price', { instrument: 'EURUSD', bid: (price / 100_000).toFixed(5) })
      },
      connectWrongly: () => connect('not-the-right-key'),
      breakStreams: async () => void (await lever('socket', { action: 'drop' })),
      loseNextAnswer: async (of) => {
        const path = of === 'open' ? '/v1/accounts/create' : '/v1/account-operations/'
        await lever('fault', { fault: 'dropAfterwards', path })
      },
    },
    stop,
  }
}
