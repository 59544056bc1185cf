import { symbolNamed } from './symbols.js'
import { mayTrade, openPosition, refused, trader, type Maker } from './trade.js'
import type { PendingType, Refused, SimOrder, SimUser } from './types.js'
import type { World } from './world.js'

export type PendingInput = {
  readonly symbol: string
  readonly type: PendingType
  readonly volume: number
  readonly price: number
  readonly comment?: string
}

export function placeOrder(
  world: World,
  user: SimUser,
  { by, ...input }: PendingInput & { readonly by: Maker },
): { readonly ok: true; readonly order: SimOrder } | Refused {
  const symbol = symbolNamed(input.symbol)
  if (!symbol) return refused(10013)
  if (by.dealer === 0 && !mayTrade(user)) return refused(10017)
  if (input.volume < 100 || input.volume % 100 !== 0) return refused(10014)
  if (!(input.price > 0)) return refused(10015)
  user.isActive = true
  const ticket = world.nextTicket()
  const order: SimOrder = {
    ticket,
    login: user.login,
    symbol: symbol.name,
    type: input.type,
    volume: input.volume,
    price: input.price,
    stopLoss: 0,
    takeProfit: 0,
    placedAt: world.clock.now(),
    doneAt: 0,
    state: 1,
    comment: input.comment ?? '',
    dealer: by.dealer,
    positionId: 0,
  }
  world.orders.add(order)
  return { ok: true, order }
}

/** Moves an order to history: cancelled unless `state` says otherwise. */
export function endOrder(world: World, order: SimOrder, state = 2): void {
  order.state = state
  order.doneAt = world.clock.now()
  world.orders.remove(order.ticket)
  world.closedOrders.add(order)
}

/** Fills the orders whose price was reached. */
export function triggerOrders(world: World): void {
  for (const user of world.users.values()) {
    for (const order of [...world.orders.of(user.login)]) {
      if (!isReached(world, order)) continue
      endOrder(world, order, 4)
      const side = order.type % 2 === 0 ? 0 : 1
      openPosition(world, user, { ...order, side, by: trader })
    }
  }
}

function isReached(world: World, order: SimOrder): boolean {
  const symbol = symbolNamed(order.symbol)
  if (!symbol) return false
  const { bid, ask } = world.prices.quote(symbol)
  if (order.type === 2) return ask <= order.price
  if (order.type === 3) return bid >= order.price
  return order.type === 4 ? ask >= order.price : bid <= order.price
}
