import { randomUUID } from 'node:crypto'
import { minor } from '../../../../src/domain/money/minor.js'
import type { PaperControl } from '../../../../src/platforms/paper/control.js'
import { connect, startPaper } from '../../../platforms/launchPaper.js'
import { succeeded } from '../../../platforms/mt5/startMt5.js'
import { tcpProxy, type TcpProxy } from '../../live/support/tcpProxy.js'
import { lastsMs, type Simulated } from './stage.js'

type Levers = { readonly control: PaperControl; readonly proxy: TcpProxy }

/** Streams are broken too: otherwise nothing would be asked of a platform that misbehaves. */
const refuse =
  (fault: Parameters<PaperControl['setFault']>[0]) =>
  async ({ control }: Levers): Promise<void> => {
    await control.setFault(fault, { count: 3 })
    await control.streams('drop')
  }

const ways: Readonly<Record<string, (levers: Levers) => Promise<void> | void>> = {
  gone: ({ proxy }) => proxy.down(),
  drop: ({ control }) => control.streams('drop'),
  halfOpen: ({ control }) => control.streams('silence'),
  'forgotten history': async ({ control }) => {
    await control.streams('drop')
    await control.streams('forget')
  },
  'clock ahead': ({ control }) => control.advanceClock(5 * 60_000),
  unavailable: refuse('unavailable'),
  rateLimited: refuse('rateLimited'),
  garbage: refuse('garbage'),
  dropAfterwards: refuse('dropAfterwards'),
  failAfterwards: refuse('failAfterwards'),
  hang: async ({ control }) => {
    await control.setFault('hang', { count: 1 })
    await control.streams('drop')
  },
}

export const paper: Simulated = {
  name: 'paper',
  kinds: Object.keys(ways).map((kind) => ({
    kind,
    lastsMs: lastsMs(kind),
    guarantee: kind === 'forgotten history' ? 'equalOrSuspected' : 'equal',
  })),
  async start(kind) {
    const running = await startPaper(['--traders', 'off'])
    const { control, session, url } = running
    const proxy = await tcpProxy(url)
    await control.setRunning(false)
    return {
      connect: () => connect(proxy.url),
      open: async () => {
        const opening = { group: 'faults', currency: 'USD', leverage: 100, name: 'f' } as const
        const input = { ...opening, balance: minor(10_000_000), comment: randomUUID() }
        return succeeded(await session.openAccount(input, { idempotencyKey: randomUUID() })).login
      },
      hold: async (login, symbol, lots) => {
        await control.openPosition(login, { symbol, side: 'buy', lots })
      },
      price: (symbol, bid) => control.setPrice(symbol, { bid }),
      misbehave: async () => ways[kind]?.({ control, proxy }),
      behave: async () => {
        proxy.up()
        await control.setFault('unavailable', { count: 0 })
      },
      stop: async () => {
        await proxy.close()
        await running.stop()
      },
    }
  },
}
