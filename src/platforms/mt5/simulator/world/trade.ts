import { add, subtract, zero, type Minor } from '../../../../domain/money/minor.js'
import { closePrice, currencyOf, figuresOf, marginOf, openPrice, resultOf } from './figures.js'
import { symbolNamed } from './symbols.js'
import type { Refused, Side, SimDeal, SimPosition, SimUser } from './types.js'
import type { World } from './world.js'

/** What a deal is made by: a trader (dealer 0) or a manager. */
export type Maker = { readonly dealer: number; readonly reason: number }

export const trader: Maker = { dealer: 0, reason: 0 }

export type Filled = {
  readonly ok: true
  readonly deal: SimDeal
  readonly order: number
  readonly positionId: number
}

const rightEnabled = 0x1
const rightTradeDisabled = 0x4
const rightReadOnly = 0x200

export const mayTrade = ({ rights }: SimUser): boolean =>
  (rights & rightEnabled) !== 0 && (rights & (rightTradeDisabled | rightReadOnly)) === 0

export const refused = (retcode: number): Refused => ({ ok: false, retcode })

export type OpenInput = {
  readonly symbol: string
  readonly side: Side
  readonly volume: number
  readonly stopLoss?: number
  readonly takeProfit?: number
  readonly comment?: string
}

/** Opens a position at the market. */
export function openPosition(
  world: World,
  user: SimUser,
  { by, ...input }: OpenInput & { readonly by: Maker },
): Filled | Refused {
  const symbol = symbolNamed(input.symbol)
  if (!symbol) return refused(10013)
  if (!world.marketOpen) return refused(10018)
  if (input.volume < 100 || input.volume % 100 !== 0) return refused(10014)
  if (by.dealer === 0 && !mayTrade(user)) return refused(10017)
  const currency = currencyOf(world, user)
  const needed = marginOf(world, { ...input, currency, leverage: user.leverage })
  const { equity, margin } = figuresOf(world, user)
  if (needed > subtract(equity, margin)) return refused(10019)
  const price = openPrice(world, symbol, input.side)
  const at = world.clock.now()
  const ticket = world.nextTicket()
  world.positions.add({
    ticket,
    login: user.login,
    symbol: symbol.name,
    side: input.side,
    volume: input.volume,
    openPrice: price,
    stopLoss: input.stopLoss ?? 0,
    takeProfit: input.takeProfit ?? 0,
    openedAt: at,
    changedAt: at,
    comment: input.comment ?? '',
    ...by,
  })
  const deal = record(world, user, {
    positionId: ticket,
    symbol: symbol.name,
    volume: input.volume,
    price,
    at,
    by,
    side: input.side,
    entry: 0,
    profit: zero,
    pricePosition: price,
    comment: input.comment ?? '',
  })
  return { ok: true, deal, order: deal.order, positionId: ticket }
}

/** Closes a position, or a part of it. */
export function closePosition(
  world: World,
  position: SimPosition,
  { volume, by, comment = '' }: { volume: number; by: Maker; comment?: string },
): Filled | Refused {
  const user = world.users.get(position.login)
  if (!user) return refused(10013)
  if (!world.marketOpen) return refused(10018)
  if (volume <= 0 || volume > position.volume) return refused(10014)
  const price = closePrice(world, position)
  const currency = currencyOf(world, user)
  const profit = resultOf(world, { ...position, volume, price, currency })
  const at = world.clock.now()
  user.balance = add(user.balance, profit)
  position.volume -= volume
  position.changedAt = at
  if (position.volume === 0) world.positions.remove(position.ticket)
  const { ticket: positionId, symbol, openPrice: pricePosition } = position
  const side = position.side === 0 ? 1 : 0
  const deal = record(world, user, {
    positionId,
    symbol,
    volume,
    price,
    at,
    by,
    side,
    entry: 1,
    profit,
    pricePosition,
    comment,
  })
  return { ok: true, deal, order: deal.order, positionId }
}

type Recorded = {
  readonly positionId: number
  readonly symbol: string
  readonly volume: number
  readonly price: number
  readonly pricePosition: number
  readonly at: number
  readonly by: Maker
  readonly side: Side
  readonly entry: number
  readonly profit: Minor
  readonly comment: string
}

/** A market order that was filled, and its deal. */
function record(world: World, user: SimUser, given: Recorded): SimDeal {
  const { by, side, ...rest } = given
  user.isActive = true
  const order = given.entry === 0 ? given.positionId : world.nextTicket()
  world.closedOrders.add({
    ticket: order,
    login: user.login,
    symbol: given.symbol,
    type: side,
    volume: given.volume,
    price: given.price,
    stopLoss: 0,
    takeProfit: 0,
    placedAt: given.at,
    doneAt: given.at,
    state: 4,
    comment: given.comment,
    dealer: by.dealer,
    positionId: given.positionId,
  })
  const deal = {
    ticket: world.nextTicket(),
    login: user.login,
    order,
    action: side,
    ...by,
    ...rest,
  }
  world.deals.add(deal)
  return deal
}

/** Books an amount that no trade made. */
export function bookAmount(
  world: World,
  user: SimUser,
  given: { action: number; amount: Minor; comment: string; dealer: number },
): SimDeal {
  if (given.action === 3) user.credit = add(user.credit, given.amount)
  else user.balance = add(user.balance, given.amount)
  const deal: SimDeal = {
    ticket: world.nextTicket(),
    login: user.login,
    order: 0,
    positionId: 0,
    action: given.action,
    entry: 0,
    reason: 2,
    at: world.clock.now(),
    symbol: '',
    price: 0,
    pricePosition: 0,
    volume: 0,
    profit: given.amount,
    comment: given.comment,
    dealer: given.dealer,
  }
  user.isActive = true
  world.deals.add(deal)
  return deal
}
