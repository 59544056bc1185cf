import {
  book,
  newId,
  tell,
  timeOf,
  type Account,
  type Brand,
  type Closed,
  type Order,
  type Position,
  type Side,
  type Trade,
} from './brand.js'
import { priceText, worthOf, type Instrument, type Quote } from './instruments.js'
import { inCents, type Amount } from './money.js'

export const positionsOf = (brand: Brand, accountId: string): Position[] =>
  [...brand.positions.values()].filter((position) => position.accountId === accountId)

export const waitingOf = (brand: Brand, accountId: string): Order[] =>
  [...brand.orders.values()].filter(
    (order) => order.accountId === accountId && order.status === 'STATUS_NEW',
  )

export function quoteOf(brand: Brand, { name, start, spread }: Instrument): Quote {
  return brand.quotes.get(name) ?? { bid: start, ask: start + spread }
}

/** A buy is closed at the bid, a sell at the ask. */
export function closingPoints(brand: Brand, { instrument, side }: Position): number {
  const quote = quoteOf(brand, instrument)
  return side === 'BUY' ? quote.bid : quote.ask
}

export function pnlOf(brand: Brand, position: Position): Amount {
  const points = closingPoints(brand, position) - position.openPoints
  return worthOf(position.instrument, position.side === 'BUY' ? points : -points, position.size)
}

export type Figures = {
  readonly pnl: Amount
  readonly equity: Amount
  readonly marginUsed: Amount
  readonly marginAvailable: Amount
}

export function figuresOf(brand: Brand, account: Account): Figures {
  const positions = positionsOf(brand, account.id)
  const pnl = positions.reduce((sum, position) => sum + pnlOf(brand, position), 0)
  const equity = account.balance + account.credit + pnl
  const marginUsed = positions.reduce((sum, position) => sum + marginOf(brand, position), 0)
  return { pnl, equity, marginUsed, marginAvailable: equity - marginUsed }
}

export function marginOf(brand: Brand, { accountId, instrument, openPoints, size }: Position) {
  const group = brand.groups.find(({ id }) => id === brand.accounts.get(accountId)?.groupId)
  return inCents(worthOf(instrument, openPoints, size) / (group?.leverage ?? 1))
}

export type Wish = {
  readonly instrument: Instrument
  readonly side: Side
  readonly size: number
  readonly slPoints: number | null
  readonly tpPoints: number | null
}

/** Opens a position at the market, or at what a waiting order named. */
export function openPosition(
  brand: Brand,
  account: Account,
  wish: Wish & { readonly order?: Order },
): Position {
  const { instrument, side, size, slPoints, tpPoints } = wish
  const quote = quoteOf(brand, instrument)
  const at = timeOf(brand)
  const openPoints = side === 'BUY' ? quote.ask : quote.bid
  const accountId = account.id
  const order = wish.order ?? {
    id: newId(brand),
    accountId,
    instrument,
    side,
    size,
    points: openPoints,
    type: 'MARKET' as const,
    createdAt: at,
    status: 'STATUS_FILLED' as const,
    positionId: null,
  }
  const position: Position = {
    id: newId(brand),
    accountId,
    instrument,
    side,
    size,
    openPoints,
    slPoints,
    tpPoints,
    openedAt: at,
    openOrderId: order.id,
    openTradeId: newId(brand),
  }
  order.status = 'STATUS_FILLED'
  order.positionId = position.id
  brand.orders.set(order.id, order)
  brand.positions.set(position.id, position)
  brand.trades.push(openingTrade(position, order.type))
  tell(brand, { kind: 'order', account, order })
  tell(brand, { kind: 'position', account, position })
  tell(brand, { kind: 'account', account })
  return position
}

function openingTrade(position: Position, orderType: Trade['orderType']): Trade {
  const { accountId, instrument, side, size } = position
  return {
    id: position.openTradeId,
    orderId: position.openOrderId,
    positionId: position.id,
    accountId,
    instrument,
    side,
    size,
    points: position.openPoints,
    at: position.openedAt,
    orderType,
    positionStatus: 'OPEN',
    pnl: 0,
  }
}

/** Closes at the market and books the result in whole cents. */
export function closePosition(
  brand: Brand,
  position: Position,
  orderType: Trade['orderType'] = 'MARKET',
): void {
  const account = brand.accounts.get(position.accountId)
  if (!account || !brand.positions.has(position.id)) return
  const { instrument, size, accountId } = position
  const trade: Trade = {
    id: newId(brand),
    orderId: newId(brand),
    positionId: position.id,
    accountId,
    instrument,
    size,
    orderType,
    at: timeOf(brand),
    points: closingPoints(brand, position),
    side: position.side === 'BUY' ? 'SELL' : 'BUY',
    positionStatus: 'CLOSE',
    pnl: inCents(pnlOf(brand, position)),
  }
  brand.positions.delete(position.id)
  brand.trades.push(trade)
  const opened = brand.trades.find(({ id }) => id === position.openTradeId) ?? trade
  const closed: Closed = { position, opened, closed: trade }
  brand.closed.push(closed)
  tell(brand, { kind: 'closed', account, closed })
  book(brand, account, { type: 'TRADING', change: trade.pnl, note: '' })
}

export function placeOrder(
  brand: Brand,
  account: Account,
  wish: Pick<Order, 'instrument' | 'side' | 'size' | 'type' | 'points'>,
): Order {
  const order: Order = {
    ...wish,
    id: newId(brand),
    accountId: account.id,
    createdAt: timeOf(brand),
    status: 'STATUS_NEW',
    positionId: null,
  }
  brand.orders.set(order.id, order)
  tell(brand, { kind: 'order', account, order })
  return order
}

export function cancelOrder(brand: Brand, order: Order): void {
  order.status = 'STATUS_CANCELED'
  const account = brand.accounts.get(order.accountId)
  if (account) tell(brand, { kind: 'order', account, order })
}

/** What follows from prices that moved: protective closes, fills, and marks where they are told. */
export function afterPrices(brand: Brand): void {
  for (const position of [...brand.positions.values()]) {
    const { side, slPoints, tpPoints } = position
    const sign = side === 'BUY' ? 1 : -1
    const gainOver = (points: number) => sign * (closingPoints(brand, position) - points)
    if (slPoints !== null && gainOver(slPoints) <= 0) closePosition(brand, position, 'STOP_LOSS')
    else if (tpPoints !== null && gainOver(tpPoints) >= 0) {
      closePosition(brand, position, 'TAKE_PROFIT')
    }
  }
  for (const order of [...brand.orders.values()]) {
    const account = brand.accounts.get(order.accountId)
    if (order.status !== 'STATUS_NEW' || !account || !isReached(brand, order)) continue
    openPosition(brand, account, { ...order, slPoints: null, tpPoints: null, order })
  }
  if (!brand.settings.statusOnPrice) return
  const moved = new Set([...brand.positions.values()].map(({ accountId }) => accountId))
  for (const id of moved) {
    const account = brand.accounts.get(id)
    if (account) tell(brand, { kind: 'account', account })
  }
}

function isReached(brand: Brand, { instrument, side, type, points }: Order): boolean {
  const quote = quoteOf(brand, instrument)
  const price = side === 'BUY' ? quote.ask : quote.bid
  return (side === 'BUY') === (type === 'LIMIT') ? price <= points : price >= points
}

export const optionalPrice = (instrument: Instrument, points: number | null): string | null =>
  points === null ? null : priceText(instrument, points)
