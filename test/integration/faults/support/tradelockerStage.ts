import { randomUUID } from 'node:crypto'
import { tradelockerPlatform } from '../../../../src/platforms/tradelocker/connector.js'
import { succeeded } from '../../../platforms/mt5/startMt5.js'
import {
  opening,
  startTradelocker,
  type RunningTradelocker,
} from '../../../platforms/tradelocker/support/startTradelocker.js'
import { tcpProxy, type TcpProxy } from '../../live/support/tcpProxy.js'
import { lastsMs, type Simulated } from './stage.js'

type Levers = { readonly lever: RunningTradelocker['lever']; readonly proxy: TcpProxy }
type Way = (levers: Levers) => unknown

const always = 1_000_000

const request =
  (fault: string): Way =>
  ({ lever }) =>
    lever('fault', { fault, ms: 300, count: always })

const socket =
  (action: string, more: object = {}): Way =>
  ({ lever }) =>
    lever('socket', { action, ...more })

/** A connection that has to be made anew meets this. */
const reconnecting =
  (action: string): Way =>
  async ({ lever }) => {
    await lever('socket', { action, count: 2 })
    await lever('socket', { action: 'drop' })
  }

const ways: Readonly<Record<string, Way>> = {
  gone: ({ proxy }) => proxy.down(),
  'request drop': request('drop'),
  'request slow': request('slow'),
  'request hang': request('hang'),
  'request wrongAnswer': request('wrongAnswer'),
  'request fail': request('fail'),
  'request unavailable': request('unavailable'),
  'request rateLimit': request('rateLimit'),
  'request dropAfterwards': request('dropAfterwards'),
  'request failAfterwards': request('failAfterwards'),
  'socket drop': socket('drop'),
  'socket halfOpen': socket('halfOpen'),
  'socket kick': socket('kick'),
  'socket duplicate': socket('duplicate', { count: always }),
  'socket reorder': socket('reorder', { count: 4 }),
  'socket lose': socket('lose', { count: always }),
  'socket delay': socket('delay', { ms: 500 }),
  breakBeforeSyncEnd: reconnecting('breakBeforeSyncEnd'),
  'expired key': ({ lever }) => lever('key', { expired: true }),
  'clock ahead': ({ lever }) => lever('clock', { offsetMs: 5 * 60_000 }),
  'clock behind': ({ lever }) => lever('clock', { offsetMs: -5 * 60_000 }),
}

/** With these accounts cannot be seen. */
const blind = /^(gone|expired key|request (?!slow).*)$/

export const tradelocker: Simulated = {
  name: 'tradelocker',
  kinds: Object.keys(ways).map((kind) => ({
    kind,
    lastsMs: lastsMs(kind),
    guarantee: blind.test(kind) ? 'notFailed' : 'equalOrSuspected',
  })),
  async start(kind) {
    const running = await startTradelocker()
    const { lever, session, apiKey } = running
    const proxy = await tcpProxy(running.url)
    // So that silence is noticed within the test; elsewhere a busy machine must not look like it.
    if (kind === 'socket halfOpen') {
      await lever('socket', { action: 'heartbeat', intervalMs: 1_000, timeoutMs: 2_000 })
    }
    return {
      connect: () =>
        tradelockerPlatform.connect({
          id: 'faults',
          baseUrl: proxy.url.replace(/\/$/, ''),
          credentials: { apiKey, type: 'DEMO', loginDomain: 'accounts.firm.example' },
        }),
      open: async () => {
        const input = { ...opening, name: 'Ada Lovelace', comment: randomUUID() }
        return succeeded(await session.openAccount(input, { idempotencyKey: randomUUID() })).login
      },
      hold: async (accountId, instrument, lots) => {
        await lever('open', { accountId, instrument, side: 'BUY', lots: lots.toFixed(2) })
      },
      price: async (instrument, bid) => {
        await lever('price', { instrument, bid: String(bid) })
      },
      misbehave: async () => void (await ways[kind]?.({ lever, proxy })),
      behave: async () => {
        proxy.up()
        await lever('clear')
      },
      stop: async () => {
        await proxy.close()
        await running.stop()
      },
    }
  },
}
