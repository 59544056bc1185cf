import { DomainFault } from '../../../../domain/fault.js'
import { minus, plus, type Amount } from '../amounts.js'
import type { Quote } from '../prices/source.js'
import { resultOf } from '../symbols.js'
import {
  dealsKeptMax,
  passingWritesKeptMax,
  type Account,
  type DealRow,
  type KeptWrite,
  type PendingOrder,
  type Position,
} from './account.js'

/** All accounts, and what must be found fast: by login, comment, key, and what moves with a symbol. */
export type Book = {
  readonly accounts: Account[]
  readonly byLogin: Map<string, Account>
  readonly byComment: Map<string, Account>
  readonly byKey: Map<string, { account: Account; write: KeptWrite }>
  readonly positions: Map<string, Position[]>
  /** Accounts with a pending order on the symbol. */
  readonly waiting: Map<string, Set<Account>>
  nextLogin: number
  nextId: number
  /** The newest end of day that was written down; 0 before the first. */
  closedUntil: number
}

export const createBook = (): Book => ({
  accounts: [],
  byLogin: new Map(),
  byComment: new Map(),
  byKey: new Map(),
  positions: new Map(),
  waiting: new Map(),
  nextLogin: 1_000_001,
  nextId: 1,
  closedUntil: 0,
})

export const equityOf = (account: Account): Amount => plus(account.balance, account.floating)

export function addAccount(book: Book, account: Account): void {
  if (account.index !== book.accounts.length || book.byLogin.has(account.login)) {
    throw new DomainFault(`account ${account.login} is in the book already`)
  }
  book.accounts.push(account)
  book.byLogin.set(account.login, account)
  if (account.comment) book.byComment.set(account.comment, account)
  for (const write of account.writes) book.byKey.set(write.key, { account, write })
}

/** Puts a position into the book and its open result, at `quote`, into the account. */
export function addPosition(book: Book, position: Position, quote: Quote): void {
  const list = book.positions.get(position.spec.name) ?? []
  book.positions.set(position.spec.name, list)
  position.slot = list.length
  list.push(position)
  position.account.positions.push(position)
  position.result = resultAt(position, quote)
  position.account.floating = plus(position.account.floating, position.result)
}

export function removePosition(book: Book, position: Position): void {
  const { account, spec, slot } = position
  const list = book.positions.get(spec.name) ?? []
  const last = list.pop()
  if (last && last !== position) {
    list[slot] = last
    last.slot = slot
  }
  account.positions = account.positions.filter((other) => other !== position)
  account.floating = minus(account.floating, position.result)
}

export function addOrder(book: Book, account: Account, order: PendingOrder): void {
  account.orders.push(order)
  const waiting = book.waiting.get(order.spec.name) ?? new Set()
  book.waiting.set(order.spec.name, waiting.add(account))
}

export function removeOrder(book: Book, account: Account, order: PendingOrder): void {
  account.orders = account.orders.filter((other) => other !== order)
  if (!account.orders.some((other) => other.spec === order.spec)) {
    book.waiting.get(order.spec.name)?.delete(account)
  }
}

/** A buy is closed at the bid, a sell at the ask. */
export const closingPoints = (side: Position['side'], quote: Quote): number =>
  side === 'buy' ? quote.bid : quote.ask

export function resultAt(position: Position, quote: Quote): Amount {
  const price = closingPoints(position.side, quote)
  const points = position.side === 'buy' ? price - position.openPoints : position.openPoints - price
  return resultOf(position.spec, { points, size: position.size, price })
}

export function keepDeals(account: Account, deals: readonly DealRow[]): void {
  account.deals.push(...deals)
  account.dealCount += deals.length
  const surplus = account.deals.length - dealsKeptMax
  // Half as many again before cutting, so that not every deal moves the whole list.
  if (surplus > dealsKeptMax / 2) account.deals.splice(0, surplus)
}

export function keepWrite(book: Book, account: Account, write: KeptWrite): void {
  account.writes.push(write)
  book.byKey.set(write.key, { account, write })
  const isPassing = (w: KeptWrite) => w.kind !== 'open' && w.kind !== 'balance'
  if (account.writes.filter(isPassing).length <= passingWritesKeptMax) return
  const oldest = account.writes.find(isPassing)
  if (!oldest) return
  account.writes = account.writes.filter((w) => w !== oldest)
  book.byKey.delete(oldest.key)
}

export const newId = (book: Book): string => String(book.nextId++)
