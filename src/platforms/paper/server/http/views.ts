import { amountText } from '../amounts.js'
import type { Account, Position } from '../book/account.js'
import { closingPoints, equityOf } from '../book/book.js'
import { lotsText } from '../book/trade.js'
import type { Engine } from '../engine.js'
import { priceText } from '../symbols.js'

/** An account as the API shows it; money is decimal text, sizes are lots. */
export function accountView(engine: Engine, account: Account, withPositions = false) {
  return {
    login: account.login,
    at: engine.clock.now(),
    currency: 'USD',
    balance: amountText(account.balance),
    equity: amountText(equityOf(account)),
    openPositions: account.positions.length,
    pendingOrders: account.orders.length,
    lastOpenedAt: account.lastOpenedAt,
    mode: account.mode,
    sequence: account.sequence,
    ...(withPositions && { positions: account.positions.map((p) => positionView(engine, p)) }),
  }
}

export function positionView(engine: Engine, position: Position) {
  const { spec, side } = position
  const quote = engine.market.quotes.get(spec.name)
  const current = quote ? closingPoints(side, quote) : position.openPoints
  return {
    id: position.id,
    symbol: spec.name,
    side,
    lots: lotsText(position.size),
    openPrice: priceText(spec, position.openPoints),
    currentPrice: priceText(spec, current),
    openedAt: position.openedAt,
    result: amountText(position.result),
    stopLoss: position.stopPoints === null ? null : priceText(spec, position.stopPoints),
  }
}

/** An account as lists of accounts show it. */
export const listedView = (account: Account) => ({
  login: account.login,
  group: account.group,
  currency: 'USD',
  leverage: account.leverage,
  name: account.name,
  email: '',
  comment: account.comment,
  mode: account.mode,
  openedAt: account.openedAt,
})
