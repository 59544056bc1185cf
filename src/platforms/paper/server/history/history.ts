import { nothing, type Amount } from '../amounts.js'
import { modes, type Account, type Mode } from '../book/account.js'
import { equityOf } from '../book/book.js'

/** One state of an account, as it was. */
export type State = {
  readonly account: number
  readonly sequence: number
  readonly at: number
  readonly balance: Amount
  readonly equity: Amount
  readonly positions: number
  readonly orders: number
  readonly lastOpenedAt: number
  readonly mode: Mode
  /** How many deals the account had then, and how many of them came with this state. */
  readonly dealCount: number
  readonly newDeals: number
}

/**
 * The newest states of all accounts in the order they came about, in a ring of fixed size (about
 * 60 bytes a state). A place in it is a number that only grows; `head` is the next to be
 * written, `published` what streams may read up to, `tail` the oldest that is left.
 */
export type History = {
  readonly capacity: number
  readonly startedAt: number
  head: number
  published: number
  tail: number
  push(account: Account, at: number, newDeals?: number): void
  read(place: number): State
  accountAt(place: number): number
  sequenceAt(place: number): number
  /** Drops everything that was published: streams cannot resume over it. */
  forget(): void
}

type Columns = {
  readonly account: Uint32Array
  readonly sequence: Float64Array
  readonly at: Float64Array
  readonly balance: Float64Array
  readonly equity: Float64Array
  readonly lastOpenedAt: Float64Array
  readonly dealCount: Uint32Array
  readonly newDeals: Uint16Array
  readonly positions: Uint16Array
  readonly orders: Uint16Array
  readonly trading: Uint8Array
}

/** @param accounts the book's list, by index */
export function createHistory(
  accounts: readonly Account[],
  options: { capacity: number; startedAt: number },
): History {
  const { capacity, startedAt } = options
  const columns = allocate(capacity)
  const drop = (place: number) => {
    const account = accounts[columns.account[place % capacity] ?? 0]
    if (account) account.oldestKept = (columns.sequence[place % capacity] ?? 0) + 1
  }
  const history: History = {
    capacity,
    startedAt,
    head: 0,
    published: 0,
    tail: 0,
    push: (account, at, newDeals = 0) => {
      if (history.head - history.tail === capacity) drop(history.tail++)
      write(columns, history.head % capacity, { account, at, newDeals })
      history.head++
    },
    read: (place) => read(columns, place % capacity),
    accountAt: (place) => columns.account[place % capacity] ?? 0,
    sequenceAt: (place) => columns.sequence[place % capacity] ?? 0,
    forget: () => {
      while (history.tail < history.published) drop(history.tail++)
    },
  }
  return history
}

function allocate(size: number): Columns {
  return {
    account: new Uint32Array(size),
    sequence: new Float64Array(size),
    at: new Float64Array(size),
    balance: new Float64Array(size),
    equity: new Float64Array(size),
    lastOpenedAt: new Float64Array(size),
    dealCount: new Uint32Array(size),
    newDeals: new Uint16Array(size),
    positions: new Uint16Array(size),
    orders: new Uint16Array(size),
    trading: new Uint8Array(size),
  }
}

function write(
  columns: Columns,
  slot: number,
  { account, at, newDeals }: { account: Account; at: number; newDeals: number },
): void {
  columns.account[slot] = account.index
  columns.sequence[slot] = account.sequence
  columns.at[slot] = at
  columns.balance[slot] = account.balance
  columns.equity[slot] = equityOf(account)
  columns.lastOpenedAt[slot] = account.lastOpenedAt
  columns.dealCount[slot] = account.dealCount
  columns.newDeals[slot] = newDeals
  columns.positions[slot] = account.positions.length
  columns.orders[slot] = account.orders.length
  columns.trading[slot] = modes.indexOf(account.mode)
}

function read(columns: Columns, slot: number): State {
  return {
    account: columns.account[slot] ?? 0,
    sequence: columns.sequence[slot] ?? 0,
    at: columns.at[slot] ?? 0,
    balance: (columns.balance[slot] ?? nothing) as Amount,
    equity: (columns.equity[slot] ?? nothing) as Amount,
    positions: columns.positions[slot] ?? 0,
    orders: columns.orders[slot] ?? 0,
    lastOpenedAt: columns.lastOpenedAt[slot] ?? 0,
    mode: modes[columns.trading[slot] ?? 0] ?? 'noTrading',
    dealCount: columns.dealCount[slot] ?? 0,
    newDeals: columns.newDeals[slot] ?? 0,
  }
}

/** The account's state now, in the shape of the history. */
export function stateOf(account: Account, at: number): State {
  return {
    account: account.index,
    sequence: account.sequence,
    at,
    balance: account.balance,
    equity: equityOf(account),
    positions: account.positions.length,
    orders: account.orders.length,
    lastOpenedAt: account.lastOpenedAt,
    mode: account.mode,
    dealCount: account.dealCount,
    newDeals: 0,
  }
}
