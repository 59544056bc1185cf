import { request } from 'node:https'
import { z } from 'zod'
import { PropFirmError } from '../../../../errors.js'
import type { Fault } from '../faults.js'
import type { Settings } from '../settings.js'

/** The levers of a running simulator, for tests and scripts; the same as under `/control/`. */
export type Mt5SimulatorControl = {
  open(login: string, trade: SimulatedTrade): Promise<{ position: string }>
  /** The first `count` accounts open a position each. */
  crowd(count: number, trade: SimulatedTrade): Promise<{ opened: number }>
  close(login: string, position: string): Promise<void>
  place(
    login: string,
    order: SimulatedTrade & { kind: 'limit' | 'stop'; price: number },
  ): Promise<{ order: string }>
  setPrice(symbol: string, price: { bid: number; ask?: number }): Promise<void>
  takeSteps(count: number): Promise<void>
  clock(change: {
    advanceMs?: number
    zone?: 'newYork' | 'europe' | 'fixed'
    fixedMinutes?: number
  }): Promise<{ now: number; offsetMinutes: number }>
  endDay(): Promise<{ at: number }>
  setRights(login: string, rights: number): Promise<void>
  /** `drop` breaks all connections, `expire` forgets who is signed in on them. */
  sockets(action: 'drop' | 'expire'): Promise<void>
  misbehave(fault: Partial<Fault> & Pick<Fault, 'fault'>): Promise<void>
  behave(): Promise<void>
  set(settings: Partial<Settings>): Promise<void>
  /** Commands carried out since `clearLog`, in order. */
  log(): Promise<{
    sessions: number
    commands: readonly { command: string; login: string; connection: number }[]
  }>
  clearLog(): Promise<void>
}

export type SimulatedTrade = {
  readonly symbol: string
  readonly side: 'buy' | 'sell'
  readonly lots: number
}

const nothing = z.unknown()
const ticket = z.coerce.string()
const logged = z.object({ command: z.string(), login: z.string(), connection: z.number() })

/** @throws PropFirmError `mt5Simulator` from each of its functions, when the simulator refuses */
export function mt5SimulatorControl(url: string): Mt5SimulatorControl {
  const ask = <T>(path: string, answer: z.ZodType<T>, body?: unknown) =>
    call({ url, path, method: 'POST', body }).then((value) => answer.parse(value))
  const post = async (path: string, body: unknown): Promise<void> => {
    await ask(path, nothing, body)
  }
  return {
    open: (login, trade) => ask('open', z.object({ position: ticket }), { login, ...trade }),
    crowd: (count, trade) => ask('crowd', z.object({ opened: z.number() }), { count, ...trade }),
    close: (login, position) => post('close', { login, position }),
    place: (login, order) => ask('place', z.object({ order: ticket }), { login, ...order }),
    setPrice: (symbol, price) => post('price', { symbol, ...price }),
    takeSteps: (count) => post('steps', { count }),
    clock: (change) =>
      ask('clock', z.object({ now: z.number(), offsetMinutes: z.number() }), change),
    endDay: () => ask('day', z.object({ at: z.number() }), {}),
    setRights: (login, rights) => post('rights', { login, rights }),
    sockets: (action) => post('sockets', { action }),
    misbehave: (fault) => post('faults', fault),
    behave: async () => void (await call({ url, path: 'faults', method: 'DELETE' })),
    set: (settings) => post('settings', settings),
    log: async () =>
      z
        .object({ sessions: z.number(), commands: z.array(logged) })
        .parse(await call({ url, path: 'log', method: 'GET' })),
    clearLog: async () => void (await call({ url, path: 'log', method: 'DELETE' })),
  }
}

type ControlCall = {
  readonly url: string
  readonly path: string
  readonly method: string
  readonly body?: unknown
}

function call({ url, path, method, body }: ControlCall): Promise<unknown> {
  return new Promise((resolve, reject) => {
    // Who reaches the levers is on this machine; its certificate is made at each start.
    const options = { method, rejectUnauthorized: false, agent: false } as const
    const asked = request(`${url}/control/${path}`, options, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.once('end', () => {
        const text = Buffer.concat(chunks).toString('utf8')
        if (answer.statusCode === 200) return resolve(JSON.parse(text))
        reject(new PropFirmError('mt5Simulator', `${path}: ${text}`))
      })
    })
    asked.once('error', reject)
    asked.end(body === undefined ? undefined : JSON.stringify(body))
  })
}
