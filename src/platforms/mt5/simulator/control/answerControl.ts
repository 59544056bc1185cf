import { z } from 'zod'
import { faultShape } from '../faults.js'
import type { Server } from '../server.js'
import { settingsShape } from '../settings.js'
import { closeDay } from '../world/days.js'
import { volumeUnit } from '../world/figures.js'
import { endOrder, placeOrder, triggerOrders } from '../world/orders.js'
import { symbolNamed } from '../world/symbols.js'
import { closePosition, openPosition, trader } from '../world/trade.js'
import type { PendingType, Side, SimUser } from '../world/types.js'

export type ControlReply = { readonly status: number; readonly body: unknown }

type Running = { readonly server: Server; readonly dropAll: () => void }
type Levers = Readonly<Record<string, (running: Running, body: unknown) => ControlReply>>

const login = z.coerce.number().int()
const lots = z.number().positive()
const side = z.enum(['buy', 'sell'])
const symbol = z.string()

const shapes = {
  open: z.strictObject({ login, symbol, side, lots }),
  close: z.strictObject({ login, position: z.coerce.number().int() }),
  place: z.strictObject({
    login,
    symbol,
    side,
    lots,
    kind: z.enum(['limit', 'stop']),
    price: z.number().positive(),
  }),
  cancel: z.strictObject({ login, order: z.coerce.number().int() }),
  price: z.strictObject({
    symbol,
    bid: z.number().positive(),
    ask: z.number().positive().optional(),
  }),
  steps: z.strictObject({ count: z.int().min(1).max(100_000) }),
  clock: z.strictObject({
    advanceMs: z.int().optional(),
    zone: z.enum(['newYork', 'europe', 'fixed']).optional(),
    fixedMinutes: z.int().min(-720).max(840).optional(),
  }),
  sockets: z.strictObject({ action: z.enum(['drop', 'expire']) }),
  crowd: z.strictObject({ count: z.int().min(1).max(100_000), symbol, side, lots }),
  rights: z.strictObject({ login, rights: z.int().min(0) }),
}

const levers: Levers = {
  'POST open': (running, body) => {
    const { login: of, lots: size, ...input } = shapes.open.parse(body)
    return withUser(running, of, (user) => {
      const volume = unitsOf(size)
      const asked = { ...input, side: sideOf(input.side), volume, by: trader }
      const made = openPosition(running.server.world, user, asked)
      return made.ok ? good({ position: made.positionId, deal: made.deal.ticket }) : not(made)
    })
  },
  'POST crowd': ({ server: { world } }, body) => {
    const { count, lots: size, ...input } = shapes.crowd.parse(body)
    const asked = { ...input, side: sideOf(input.side), volume: unitsOf(size), by: trader }
    const users = [...world.users.values()].slice(0, count)
    const opened = users.filter((user) => openPosition(world, user, asked).ok)
    return good({ opened: opened.length })
  },
  'POST close': ({ server: { world } }, body) => {
    const { position: ticket } = shapes.close.parse(body)
    const position = world.positions.get(ticket)
    if (!position) return bad(404, `there is no position ${ticket}`)
    const made = closePosition(world, position, { volume: position.volume, by: trader })
    return made.ok ? good({ deal: made.deal.ticket }) : not(made)
  },
  'POST place': (running, body) => {
    const { login: of, lots: size, ...input } = shapes.place.parse(body)
    return withUser(running, of, (user) => {
      const type = typeOf(input)
      const { price } = input
      const asked = { symbol: input.symbol, type, price, volume: unitsOf(size), by: trader }
      const made = placeOrder(running.server.world, user, asked)
      return made.ok ? good({ order: made.order.ticket }) : not(made)
    })
  },
  'POST cancel': ({ server: { world } }, body) => {
    const { order: ticket } = shapes.cancel.parse(body)
    const order = world.orders.get(ticket)
    if (!order) return bad(404, `there is no order ${ticket}`)
    endOrder(world, order)
    return good({})
  },
  'POST price': ({ server: { world } }, body) => {
    const { symbol: name, bid, ask } = shapes.price.parse(body)
    const found = symbolNamed(name)
    if (!found) return bad(404, `there is no symbol ${name}`)
    world.prices.set(found, ask === undefined ? { bid } : { bid, ask }, world.clock.now())
    triggerOrders(world)
    return good({})
  },
  'POST steps': ({ server: { world } }, body) => {
    world.prices.step(shapes.steps.parse(body).count, world.clock.now())
    triggerOrders(world)
    return good({})
  },
  'POST clock': ({ server: { world } }, body) => {
    const { advanceMs, zone, fixedMinutes } = shapes.clock.parse(body)
    if (advanceMs !== undefined) world.clock.advance(advanceMs)
    if (zone !== undefined) world.clock.setZone(zone, fixedMinutes)
    const now = world.clock.now()
    return good({ now, offsetMinutes: world.clock.offsetMinutes(now) })
  },
  'POST day': ({ server: { world } }) => {
    closeDay(world)
    return good({ at: world.clock.now() })
  },
  'POST rights': (running, body) => {
    const { login: of, rights } = shapes.rights.parse(body)
    return withUser(running, of, (user) => {
      user.rights = rights
      return good({})
    })
  },
  'POST sockets': ({ server, dropAll }, body) => {
    if (shapes.sockets.parse(body).action === 'expire') server.sessions.forgetAll()
    else setImmediate(dropAll)
    return good({})
  },
  'POST faults': ({ server }, body) => {
    server.faults.add(faultShape.parse(body))
    return good({})
  },
  'DELETE faults': ({ server }) => {
    server.faults.clear()
    return good({})
  },
  'POST settings': ({ server }, body) => {
    const asked = z.record(z.string(), z.unknown()).parse(body)
    server.settings = settingsShape.parse({ ...server.settings, ...asked })
    server.world.marketOpen = server.settings.marketOpen
    return good(server.settings)
  },
  'GET settings': ({ server }) => good(server.settings),
  'GET log': ({ server }) => good({ commands: server.log, sessions: server.sessions.count() }),
  'DELETE log': ({ server }) => {
    server.log.length = 0
    return good({})
  },
}

/** The levers that no trade server has, under `/control/`: to play the trader, and bad luck. */
export function answerControl(
  running: Running,
  { method, url, text }: { method: string; url: string; text: string },
): ControlReply {
  const name = `${method} ${url.replace(/^\/control\//, '').replace(/\?.*$/, '')}`
  const lever = levers[name]
  if (!lever) return bad(404, `there is ${Object.keys(levers).join(', ')}`)
  try {
    const body: unknown = text === '' ? {} : JSON.parse(text)
    return lever(running, body)
  } catch (error) {
    if (error instanceof z.ZodError) return bad(400, z.prettifyError(error))
    return bad(400, error instanceof Error ? error.message : String(error))
  }
}

function withUser(
  { server }: Running,
  of: number,
  run: (user: SimUser) => ControlReply,
): ControlReply {
  const user = server.world.users.get(of)
  return user ? run(user) : bad(404, `there is no account ${of}`)
}

const good = (body: unknown): ControlReply => ({ status: 200, body })
const bad = (status: number, error: string): ControlReply => ({ status, body: { error } })
const not = ({ retcode }: { retcode: number }): ControlReply =>
  bad(409, `refused with retcode ${retcode}`)

const unitsOf = (size: number): number => Math.round(size * volumeUnit)
const sideOf = (name: 'buy' | 'sell'): Side => (name === 'buy' ? 0 : 1)

function typeOf(order: { side: 'buy' | 'sell'; kind: 'limit' | 'stop' }): PendingType {
  const { side: name, kind } = order
  if (kind === 'limit') return name === 'buy' ? 2 : 3
  return name === 'buy' ? 4 : 5
}
