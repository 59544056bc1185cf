import { amountText, inCents, nothing, plus } from '../amounts.js'
import { type Engine } from '../engine.js'
import type { Quote } from '../prices/source.js'
import { notionalOf, priceText, type SymbolSpec } from '../symbols.js'
import type { Account, DealRow, Position, Side } from './account.js'
import { addPosition, closingPoints, equityOf, newId, removeOrder, removePosition } from './book.js'

export type MarketOrder = {
  spec: SymbolSpec
  side: Side
  size: number
  stopPoints?: number | null
}

export const lotsText = (size: number): string => (size / 100).toFixed(2)

/** Why an order cannot be filled, or null. */
export function objection(engine: Engine, account: Account, order: MarketOrder) {
  if (account.mode !== 'full') {
    return { code: 'conflict', message: `trading is off for account ${account.login}` } as const
  }
  // Accounts that start at 0 trade on the firm's word: there is nothing to margin.
  if (account.initial === 0) return null
  const quotes = (spec: SymbolSpec) => quoteOf(engine, spec).ask
  const held = account.positions.reduce(
    (sum, p) => sum + notionalOf(p.spec, p.size, quotes(p.spec)),
    0,
  )
  const needed = held + notionalOf(order.spec, order.size, quotes(order.spec))
  if (needed <= equityOf(account) * account.leverage) return null
  return { code: 'insufficientFunds', message: 'the free margin does not cover the order' } as const
}

/** Opens a position at the market; the caller has checked `objection` and commits the deal. */
export function openPosition(
  engine: Engine,
  account: Account,
  order: MarketOrder & { comment?: string },
): { position: Position; deal: DealRow } {
  const { book, clock } = engine
  const quote = quoteOf(engine, order.spec)
  const openedAt = clock.now()
  const position: Position = {
    id: newId(book),
    account,
    spec: order.spec,
    side: order.side,
    size: order.size,
    openPoints: order.side === 'buy' ? quote.ask : quote.bid,
    openedAt,
    stopPoints: order.stopPoints ?? null,
    result: nothing,
    slot: 0,
  }
  addPosition(book, position, quote)
  account.lastOpenedAt = openedAt
  const comment = order.comment === undefined ? {} : { comment: order.comment }
  return { position, deal: { ...dealOf(engine, position, 'in'), profit: '0.00', ...comment } }
}

/** Closes a position at the market and books its result, in whole cents, into the balance. */
export function closePosition(engine: Engine, position: Position, comment?: string): DealRow {
  const { account } = position
  removePosition(engine.book, position)
  const booked = inCents(position.result)
  account.balance = plus(account.balance, booked)
  return {
    ...dealOf(engine, position, 'out'),
    profit: amountText(booked),
    ...(comment !== undefined && { comment }),
  }
}

/** Removes the pending orders and closes the positions; the caller commits the deals. */
export function flatten(engine: Engine, account: Account, comment?: string): DealRow[] {
  for (const order of account.orders) removeOrder(engine.book, account, order)
  return [...account.positions].map((position) => closePosition(engine, position, comment))
}

export function quoteOf(engine: Engine, spec: SymbolSpec): Quote {
  return engine.market.quotes.get(spec.name) ?? { bid: 1, ask: 1, middle: 1 }
}

function dealOf(engine: Engine, position: Position, entry: 'in' | 'out') {
  const { spec, side } = position
  const closing = closingPoints(side, quoteOf(engine, spec))
  const opposite: Side = side === 'buy' ? 'sell' : 'buy'
  const points = entry === 'in' ? position.openPoints : closing
  return {
    id: newId(engine.book),
    at: engine.clock.now(),
    kind: 'trade' as const,
    entry,
    positionId: position.id,
    symbol: spec.name,
    side: entry === 'in' ? side : opposite,
    lots: lotsText(position.size),
    price: priceText(spec, points),
    value: amountText(notionalOf(spec, position.size, points)),
  }
}
