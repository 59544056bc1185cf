import { z } from 'zod'
import type { Brand } from './brand.js'
import type { BrandSocket } from './brandSocket.js'
import { faultShape, type Faults } from './faults.js'
import { instruments, pointsOf, type Instrument } from './instruments.js'
import { answer, noAccount, refuse, type Reply } from './route.js'
import { afterPrices, closePosition, openPosition, placeOrder } from './trading.js'
import { orderView, positionView } from './views.js'

/** What no real brand has: the trader's hand, the market's, and bad luck. */
export type Levers = {
  readonly brand: Brand
  readonly faults: Faults
  readonly socket: BrandSocket
  setPricesRunning(running: boolean): void
}

const instrument = z.string().transform((name, context): Instrument => {
  const found = instruments.get(name)
  if (found) return found
  const message = `expected one of ${[...instruments.keys()].join(', ')}`
  context.addIssue({ code: 'custom', message })
  return z.NEVER
})

const trade = {
  accountId: z.string(),
  instrument,
  side: z.enum(['BUY', 'SELL']),
  lots: z.string().regex(/^\d{1,4}(\.\d{1,2})?$/, 'expected lots such as "0.10"'),
}

type Lever = { readonly input: z.ZodType; run(levers: Levers, input: unknown): Reply }

function lever<Input>(
  input: z.ZodType<Input>,
  act: (levers: Levers, input: Input) => Reply | undefined,
): Lever {
  return {
    input,
    run: (levers, given) => {
      const parsed = input.safeParse(given)
      if (parsed.success) return act(levers, parsed.data) ?? answer({})
      const [issue] = parsed.error.issues
      return refuse(400, `${issue?.path.join('.') || 'body'}: ${issue?.message ?? 'is wrong'}`)
    },
  }
}

const sizeOf = (lots: string): number => Math.round(Number(lots) * 100)
const count = z.int().min(1).max(1_000_000).default(1)

const levers: Readonly<Record<string, Lever>> = {
  price: lever(
    z.strictObject({ instrument, bid: z.string(), ask: z.string().optional() }),
    ({ brand }, { instrument: spec, bid, ask }) => {
      const bidPoints = pointsOf(spec, bid)
      const askPoints = ask === undefined ? (bidPoints ?? 0) + spec.spread : pointsOf(spec, ask)
      if (bidPoints === null || askPoints === null || askPoints < bidPoints) {
        return refuse(400, `bid, ask: expected prices of at most ${spec.digits} decimals`)
      }
      brand.quotes.set(spec.name, { bid: bidPoints, ask: askPoints })
      afterPrices(brand)
      return undefined
    },
  ),
  prices: lever(z.strictObject({ running: z.boolean() }), ({ setPricesRunning }, { running }) => {
    setPricesRunning(running)
    return undefined
  }),
  open: lever(
    z.strictObject({ ...trade, slPrice: z.string().nullish(), tpPrice: z.string().nullish() }),
    ({ brand }, { accountId, instrument: spec, side, lots, slPrice, tpPrice }) => {
      const account = brand.accounts.get(accountId)
      if (!account) return noAccount
      if (account.status !== 'ACTIVE') return refuse(403, `The account is ${account.status}`)
      const slPoints = slPrice ? pointsOf(spec, slPrice) : null
      const tpPoints = tpPrice ? pointsOf(spec, tpPrice) : null
      const wish = { instrument: spec, side, size: sizeOf(lots), slPoints, tpPoints }
      return answer(positionView(brand, openPosition(brand, account, wish)), 201)
    },
  ),
  close: lever(z.strictObject({ positionId: z.string() }), ({ brand }, { positionId }) => {
    const position = brand.positions.get(positionId)
    if (!position) return refuse(404, 'Position not found')
    closePosition(brand, position)
    return undefined
  }),
  order: lever(
    z.strictObject({ ...trade, type: z.enum(['LIMIT', 'STOP']), price: z.string() }),
    ({ brand }, { accountId, instrument: spec, side, lots, type, price }) => {
      const account = brand.accounts.get(accountId)
      if (!account) return noAccount
      if (account.status !== 'ACTIVE') return refuse(403, `The account is ${account.status}`)
      const points = pointsOf(spec, price)
      if (points === null) return refuse(400, 'price: expected a price')
      const wish = { instrument: spec, side, size: sizeOf(lots), type, points }
      return answer(orderView(placeOrder(brand, account, wish)), 201)
    },
  ),
  fault: lever(faultShape, ({ faults }, fault) => {
    faults.set(fault)
    return undefined
  }),
  clear: lever(z.strictObject({}), ({ brand, faults, socket }) => {
    faults.clear()
    brand.keyExpired = false
    brand.clockOffsetMs = 0
    for (const name of Object.keys(socket.faults)) Object.assign(socket.faults, { [name]: 0 })
    return undefined
  }),
  socket: lever(
    z.discriminatedUnion('action', [
      z.strictObject({ action: z.enum(['drop', 'halfOpen', 'kick']) }),
      z.strictObject({
        action: z.enum(['duplicate', 'reorder', 'lose', 'breakBeforeSyncEnd', 'withholdSyncEnd']),
        count,
      }),
      z.strictObject({ action: z.literal('delay'), ms: z.int().min(0).max(600_000) }),
      z.strictObject({
        action: z.literal('heartbeat'),
        intervalMs: z.int().min(10),
        timeoutMs: z.int().min(10),
      }),
    ]),
    ({ socket }, asked) => {
      if (asked.action === 'drop') socket.drop()
      else if (asked.action === 'halfOpen') socket.halfOpen()
      else if (asked.action === 'kick') socket.kick('Ended as asked')
      else if (asked.action === 'delay') socket.faults.delayMs = asked.ms
      else if (asked.action === 'heartbeat') socket.setHeartbeat(asked.intervalMs, asked.timeoutMs)
      else if ('count' in asked) socket.faults[asked.action] = asked.count
      return undefined
    },
  ),
  key: lever(z.strictObject({ expired: z.boolean() }), ({ brand, socket }, { expired }) => {
    brand.keyExpired = expired
    if (expired) socket.kick('The API key has expired')
    return undefined
  }),
  clock: lever(z.strictObject({ offsetMs: z.int() }), ({ brand }, { offsetMs }) => {
    brand.clockOffsetMs = offsetMs
    return undefined
  }),
  leave: lever(
    z.strictObject({ positions: z.int().min(0), orders: count }),
    ({ brand }, closeLeaves) => {
      brand.closeLeaves = closeLeaves
      return undefined
    },
  ),
  settings: lever(
    z
      .strictObject({
        equityInStatus: z.boolean(),
        statusOnPrice: z.boolean(),
        singleConnection: z.boolean(),
        wrongKey: z.enum(['message', 'connectError']),
        idempotency: z.enum(['creates', 'all', 'none']),
        uuidKeys: z.boolean(),
        closeDelayMs: z.int().min(0),
        pageSize: z.int().min(1),
        requestsPerSecond: z.int().min(0),
      })
      .partial(),
    ({ brand }, settings) => {
      Object.assign(brand.settings, settings)
      return answer(brand.settings)
    },
  ),
  password: lever(
    z.strictObject({ accountId: z.string(), password: z.string() }),
    ({ brand }, { accountId, password }) => {
      const user = brand.users.get(brand.accounts.get(accountId)?.userId ?? '')
      return user ? answer({ matches: user.password === password }) : noAccount
    },
  ),
}

/** `POST /control/NAME` with JSON; `GET /control` lists what there is. */
export function control(given: Levers, name: string, body: unknown): Reply {
  if (name === '') {
    const shapes = Object.entries(levers).map(([each, { input }]) => {
      return [`POST /control/${each}`, z.toJSONSchema(input, { io: 'input' })]
    })
    return answer(Object.fromEntries(shapes))
  }
  const found = Object.hasOwn(levers, name) ? levers[name] : undefined
  return found ? found.run(given, body) : refuse(404, `No lever is called ${name}`)
}
