import { z } from 'zod'
import { PropFirmError } from '../../errors.js'
import { call, createLink, type Call } from './link.js'

/** The levers of a paper server that no real platform has; for tests, demos and scripts. */
export type PaperControl = {
  market(): Promise<{ running: boolean; step: number; quotes: Record<string, PaperQuote> }>
  /** Puts a symbol at a price at once; without `ask` its usual spread is added. */
  setPrice(symbol: string, price: { bid: number; ask?: number }): Promise<void>
  /** Stops or starts the path of all prices. */
  setRunning(running: boolean): Promise<void>
  /** Moves the path `count` steps, running or not. */
  takeSteps(count: number): Promise<void>
  /** Puts platform time ahead by `ms`, for good. */
  advanceClock(ms: number): Promise<void>
  setTrader(login: string, trader: 'steady' | 'lucky' | 'reckless' | 'idle'): Promise<void>
  openPosition(login: string, order: PaperOrder): Promise<{ positionId: string }>
  closePosition(login: string, positionId: string): Promise<void>
  placeOrder(
    login: string,
    order: PaperOrder & { kind: 'limit' | 'stop'; price: number },
  ): Promise<{ orderId: string }>
  cancelOrder(login: string, orderId: string): Promise<void>
  passwordMatches(login: string, password: string): Promise<boolean>
  /** Plays a bad day on the next `count` requests of the ordinary API. */
  setFault(fault: PaperFault, on?: { count?: number; writesOnly?: boolean }): Promise<void>
  /** `drop` breaks open streams, `silence` mutes them, `forget` empties what they resume on. */
  streams(action: 'drop' | 'silence' | 'forget'): Promise<void>
}

export type PaperQuote = { readonly bid: string; readonly ask: string }
export type PaperOrder = {
  readonly symbol: string
  readonly side: 'buy' | 'sell'
  readonly lots: number
  /** Price of the position's stop loss. */
  readonly stopLoss?: number
}
export type PaperFault =
  'unavailable' | 'rateLimited' | 'dropAfterwards' | 'hang' | 'failAfterwards' | 'garbage'

const nothing = z.unknown()
const quotes = z.record(z.string(), z.object({ bid: z.string(), ask: z.string() }))
const marketShape = z.object({ running: z.boolean(), step: z.int(), quotes })
const openedShape = z.object({ position: z.object({ id: z.string() }) })
const placedShape = z.object({ order: z.object({ id: z.string() }) })
const matchShape = z.object({ matches: z.boolean() })

/** @throws PropFirmError `paperControl` from each of its functions, when the server refuses */
export function paperControl(server: { baseUrl: string; token: string }): PaperControl {
  const link = createLink({ ...server, timeoutMs: 30_000 })
  const ask = async <T>(request: Call<T>): Promise<T> => {
    const answer = await call(link, request)
    if (answer.ok) return answer.value
    throw new PropFirmError('paperControl', `${request.path}: ${answer.message}`)
  }
  const post = async (path: string, body: unknown): Promise<void> => {
    await ask({ method: 'POST', path, body, answer: nothing })
  }
  const account = (login: string) => `/accounts/${encodeURIComponent(login)}`
  return {
    market: () => ask({ method: 'GET', path: '/market', answer: marketShape }),
    setPrice: (symbol, price) => post('/control/price', { symbol, ...price }),
    setRunning: (running) => post('/control/path', { running }),
    takeSteps: (count) => post('/control/steps', { count }),
    advanceClock: (advanceMs) => post('/control/clock', { advanceMs }),
    setTrader: (login, trader) => post(`/control${account(login)}/trader`, { trader }),
    openPosition: async (login, body) => {
      const path = `${account(login)}/positions`
      const { position } = await ask({ method: 'POST', path, body, answer: openedShape })
      return { positionId: position.id }
    },
    closePosition: async (login, id) => {
      await ask({ method: 'DELETE', path: `${account(login)}/positions/${id}`, answer: nothing })
    },
    placeOrder: async (login, body) => {
      const path = `${account(login)}/orders`
      const { order } = await ask({ method: 'POST', path, body, answer: placedShape })
      return { orderId: order.id }
    },
    cancelOrder: async (login, id) => {
      await ask({ method: 'DELETE', path: `${account(login)}/orders/${id}`, answer: nothing })
    },
    passwordMatches: async (login, password) => {
      const path = `/control${account(login)}/password-check`
      return (await ask({ method: 'POST', path, body: { password }, answer: matchShape })).matches
    },
    setFault: (fault, on = {}) => post('/control/faults', { fault, ...on }),
    streams: (action) => post('/control/streams', { action }),
  }
}
