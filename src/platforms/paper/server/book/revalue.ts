import { minus, plus } from '../amounts.js'
import { commit, type Engine } from '../engine.js'
import type { Account, PendingOrder, Position } from './account.js'
import { closingPoints, equityOf, removeOrder, resultAt } from './book.js'
import { closePosition, flatten, objection, openPosition, quoteOf } from './trade.js'

/**
 * Marks every position on the moved symbols to market; accounts without one are not looked at.
 * Then fills pending orders that the prices reached, and stops out accounts that have nothing left.
 */
export function revalue(engine: Engine, moved: readonly string[]): void {
  const changed = markToMarket(engine, moved)
  const at = engine.clock.now()
  for (const account of changed) {
    account.sequence++
    engine.history.push(account, at)
  }
  if (changed.size > 0) engine.publisher.publish()
  stopOut(engine, moved)
  fillOrders(engine, moved)
  for (const account of changed) {
    if (account.initial > 0 && account.positions.length > 0 && equityOf(account) <= 0) {
      commit(engine, account, { deals: flatten(engine, account, 'stop out') })
    }
  }
}

function markToMarket(engine: Engine, moved: readonly string[]): Set<Account> {
  const changed = new Set<Account>()
  for (const symbol of moved) {
    const quote = engine.market.quotes.get(symbol)
    if (!quote) continue
    for (const position of engine.book.positions.get(symbol) ?? []) {
      const result = resultAt(position, quote)
      if (result === position.result) continue
      const { account } = position
      account.floating = plus(account.floating, minus(result, position.result))
      position.result = result
      changed.add(account)
    }
  }
  return changed
}

/** Closes the positions whose stop loss the prices reached, each account's in one change. */
function stopOut(engine: Engine, moved: readonly string[]): void {
  const reached = new Map<Account, Position[]>()
  for (const symbol of moved) {
    const quote = engine.market.quotes.get(symbol)
    if (!quote) continue
    for (const position of engine.book.positions.get(symbol) ?? []) {
      const { stopPoints, side, account } = position
      if (stopPoints === null) continue
      const points = closingPoints(side, quote)
      const isReached = side === 'buy' ? points <= stopPoints : points >= stopPoints
      if (isReached) reached.set(account, [...(reached.get(account) ?? []), position])
    }
  }
  for (const [account, positions] of reached) {
    commit(engine, account, {
      deals: positions.map((position) => closePosition(engine, position, 'stop loss')),
    })
  }
}

function fillOrders(engine: Engine, moved: readonly string[]): void {
  for (const symbol of moved) {
    for (const account of [...(engine.book.waiting.get(symbol) ?? [])]) {
      for (const order of account.orders.filter((o) => o.spec.name === symbol)) {
        if (isReached(engine, order)) fill(engine, account, order)
      }
    }
  }
}

/** Buys wait for the ask, sells for the bid; a limit for a better price, a stop for a worse one. */
function isReached(engine: Engine, order: PendingOrder): boolean {
  const quote = quoteOf(engine, order.spec)
  const price = order.side === 'buy' ? quote.ask : quote.bid
  const waitsForLower = (order.side === 'buy') === (order.kind === 'limit')
  return waitsForLower ? price <= order.points : price >= order.points
}

/** An order that cannot be filled any more is removed. */
function fill(engine: Engine, account: Account, order: PendingOrder): void {
  removeOrder(engine.book, account, order)
  if (objection(engine, account, order)) return commit(engine, account)
  const { deal } = openPosition(engine, account, { ...order, comment: `order ${order.id}` })
  commit(engine, account, { deals: [deal] })
}
