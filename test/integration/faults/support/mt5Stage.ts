import { mt5Credentials } from '../../../../src/platforms/mt5/credentials.js'
import { mt5Platform } from '../../../../src/platforms/mt5/platform.js'
import type { Mt5SimulatorControl } from '../../../../src/platforms/mt5/simulator/control/controlClient.js'
import { openOne, startMt5 } from '../../../platforms/mt5/startMt5.js'
import { tcpProxy, type TcpProxy } from '../../live/support/tcpProxy.js'
import { lastsMs, type Simulated } from './stage.js'

type Levers = { readonly control: Mt5SimulatorControl; readonly proxy: TcpProxy }

/** An answer that takes longer is given up on. */
const timeoutMs = 700
const always = 1_000_000

const every =
  (fault: Parameters<Mt5SimulatorControl['misbehave']>[0]['fault'], ms = 300) =>
  ({ control }: Levers): Promise<void> =>
    control.misbehave({ fault, ms, count: always })

const ways: Readonly<Record<string, (levers: Levers) => Promise<void> | void>> = {
  gone: ({ proxy }) => proxy.down(),
  drop: every('drop'),
  delay: every('delay'),
  'delay beyond patience': every('delay', 3_000),
  slow: every('slow'),
  halfOpen: every('halfOpen'),
  duplicate: every('duplicate'),
  reorder: every('reorder'),
  garbage: every('garbage'),
  truncated: every('truncated'),
  gateway: every('gateway'),
  retcode: every('retcode'),
  rateLimit: every('rateLimit'),
  expire: every('expire'),
  'expired sessions': ({ control }) => control.sockets('expire'),
  'broken connections': ({ control }) => control.sockets('drop'),
  wrongIdentity: async ({ control }) => {
    await control.misbehave({ fault: 'wrongIdentity', count: always })
    await control.sockets('drop')
  },
  'clock ahead': async ({ control }) => void (await control.clock({ advanceMs: 5 * 60_000 })),
  'clock behind': async ({ control }) => void (await control.clock({ advanceMs: -5 * 60_000 })),
  'clock of another zone': async ({ control }) =>
    void (await control.clock({ zone: 'fixed', fixedMinutes: 0 })),
}

/** With these accounts can be seen all the same. */
const seeing = /^(delay|slow|duplicate|reorder|expired sessions|broken connections|clock .*)$/

export const mt5: Simulated = {
  name: 'mt5',
  kinds: Object.keys(ways).map((kind) => ({
    kind,
    tells: true,
    lastsMs: lastsMs(kind),
    guarantee: seeing.test(kind) ? 'equalOrSuspected' : 'notFailed',
  })),
  async start(kind) {
    const running = await startMt5()
    const { control, simulator } = running
    const proxy = await tcpProxy(simulator.url)
    const { login, password, fingerprint } = simulator.credentials
    return {
      connect: () =>
        mt5Platform.connect({
          id: 'faults',
          baseUrl: proxy.url,
          credentials: mt5Credentials.parse({
            managers: [{ login, password }],
            fingerprint,
            timeoutMs,
          }),
        }),
      open: async () => (await openOne(running.session)).login,
      hold: async (account, symbol, lots) => {
        await control.open(account, { symbol, side: 'buy', lots })
      },
      price: (symbol, bid) => control.setPrice(symbol, { bid }),
      misbehave: async () => ways[kind]?.({ control, proxy }),
      behave: async () => {
        proxy.up()
        await control.behave()
      },
      stop: async () => {
        await proxy.close()
        await running.stop()
      },
    }
  },
}
