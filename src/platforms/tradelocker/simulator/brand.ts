import { randomUUID } from 'node:crypto'
import { startingQuotes, type Instrument, type Quote } from './instruments.js'
import type { Amount } from './money.js'

export type AccountType = 'LIVE' | 'DEMO'
export type AccountStatus = 'ACTIVE' | 'RESTRICTED' | 'SUSPENDED'
export type Side = 'BUY' | 'SELL'

export type User = {
  readonly id: string
  email: string
  password: string
  readonly firstName: string
  readonly lastName: string
  readonly createdAt: number
}

export type Position = {
  readonly id: string
  readonly accountId: string
  readonly instrument: Instrument
  readonly side: Side
  /** Hundredths of a lot. */
  readonly size: number
  readonly openPoints: number
  readonly openedAt: number
  readonly openOrderId: string
  readonly openTradeId: string
  readonly slPoints: number | null
  readonly tpPoints: number | null
}

export type Order = {
  readonly id: string
  readonly accountId: string
  readonly instrument: Instrument
  readonly side: Side
  readonly size: number
  readonly type: 'MARKET' | 'LIMIT' | 'STOP'
  readonly points: number
  readonly createdAt: number
  status: 'STATUS_NEW' | 'STATUS_FILLED' | 'STATUS_CANCELED'
  positionId: string | null
}

export type Trade = {
  readonly id: string
  readonly orderId: string
  readonly accountId: string
  readonly positionId: string
  readonly instrument: Instrument
  readonly side: Side
  readonly orderType: 'MARKET' | 'LIMIT' | 'STOP' | 'STOP_LOSS' | 'TAKE_PROFIT'
  readonly positionStatus: 'OPEN' | 'CLOSE'
  readonly at: number
  readonly points: number
  readonly size: number
  readonly pnl: Amount
}

/** A position that was closed, with both of its trades. */
export type Closed = { readonly position: Position; readonly opened: Trade; readonly closed: Trade }

export type Operation = {
  readonly id: string
  readonly accountId: string
  readonly at: number
  readonly type: 'TRADING' | 'DEPOSIT' | 'WITHDRAW' | 'CREDIT'
  readonly change: Amount
  readonly resulting: Amount
  readonly note: string
}

export type Account = {
  readonly id: string
  readonly name: string
  readonly userId: string
  readonly type: AccountType
  readonly currency: string
  readonly createdAt: number
  groupId: string
  status: AccountStatus
  balance: Amount
  credit: Amount
}

export type Group = { readonly id: string; readonly name: string; readonly leverage: number }

/** What a client hears of a change, before it has a wire shape. */
export type Change =
  | { readonly kind: 'account'; readonly account: Account }
  | { readonly kind: 'position'; readonly account: Account; readonly position: Position }
  | { readonly kind: 'closed'; readonly account: Account; readonly closed: Closed }
  | { readonly kind: 'order'; readonly account: Account; readonly order: Order }

/** Where the documentation leaves it open, a simulator can be either. */
export type Settings = {
  /** `AccountStatus` messages carry `equity`. */
  equityInStatus: boolean
  /** An `AccountStatus` for each account whose open result moved with a price. */
  statusOnPrice: boolean
  /** A second socket with the same key ends the first. */
  singleConnection: boolean
  /** A wrong key is told by a message and a disconnect, or refused when connecting. */
  wrongKey: 'message' | 'connectError'
  /** Which writes remember an `Idempotency-Key`. */
  idempotency: 'creates' | 'all' | 'none'
  /** Refuses keys that are not UUIDs. */
  uuidKeys: boolean
  /** How long an ordered close takes. */
  closeDelayMs: number
  /** Largest number of rows in a page of a report. */
  pageSize: number
  /** Requests of a second beyond this are refused; 0: any number. */
  requestsPerSecond: number
}

export type Brand = {
  /** Where it is reached; known when it listens. */
  url: string
  readonly apiKey: string
  readonly server: string
  readonly groups: readonly Group[]
  readonly users: Map<string, User>
  readonly accounts: Map<string, Account>
  readonly positions: Map<string, Position>
  readonly orders: Map<string, Order>
  readonly trades: Trade[]
  readonly closed: Closed[]
  readonly operations: Operation[]
  readonly quotes: Map<string, Quote>
  readonly settings: Settings
  readonly listeners: Set<(change: Change) => void>
  /** Closes that were ordered, under way. */
  readonly timers: Set<NodeJS.Timeout>
  /** Positions that an order to close them all leaves open, for so many more orders. */
  closeLeaves: { positions: number; orders: number }
  clockOffsetMs: number
  keyExpired: boolean
  nextAccount: number
  nextId: bigint
}

export function createBrand(apiKey: string): Brand {
  return {
    url: '',
    apiKey,
    server: 'PFSIM',
    groups: [
      { id: '618566', name: 'PFSIM-CHALLENGE', leverage: 100 },
      { id: '618567', name: 'PFSIM-FUNDED', leverage: 50 },
      { id: '618568', name: 'PFSIM-SWING', leverage: 300 },
    ],
    users: new Map(),
    accounts: new Map(),
    positions: new Map(),
    orders: new Map(),
    trades: [],
    closed: [],
    operations: [],
    quotes: startingQuotes(),
    settings: {
      equityInStatus: true,
      statusOnPrice: false,
      singleConnection: false,
      wrongKey: 'message',
      idempotency: 'creates',
      uuidKeys: false,
      closeDelayMs: 30,
      pageSize: 1_000,
      requestsPerSecond: 0,
    },
    listeners: new Set(),
    timers: new Set(),
    closeLeaves: { positions: 0, orders: 0 },
    clockOffsetMs: 0,
    keyExpired: false,
    nextAccount: 1_000_001,
    nextId: 72_057_594_038_000_000n,
  }
}

/** The platform's time, UTC milliseconds. */
export const timeOf = (brand: Brand): number => Date.now() + brand.clockOffsetMs

export const newId = (brand: Brand): string => String(brand.nextId++)

export function tell(brand: Brand, change: Change): void {
  for (const listener of brand.listeners) listener(change)
}

export function addUser(
  brand: Brand,
  person: Pick<User, 'email' | 'password' | 'firstName' | 'lastName'>,
): User {
  const user = { ...person, id: randomUUID(), createdAt: timeOf(brand) }
  brand.users.set(user.id, user)
  return user
}

export const userByEmail = (brand: Brand, email: string): User | undefined =>
  [...brand.users.values()].find((user) => user.email === email.toLowerCase())

export function addAccount(
  brand: Brand,
  asked: Pick<Account, 'name' | 'userId' | 'type' | 'currency' | 'groupId'>,
): Account {
  const prefix = asked.type === 'LIVE' ? 'L' : 'D'
  const account: Account = {
    ...asked,
    id: `${prefix}#${brand.nextAccount++}`,
    createdAt: timeOf(brand),
    status: 'ACTIVE',
    balance: 0,
    credit: 0,
  }
  brand.accounts.set(account.id, account)
  tell(brand, { kind: 'account', account })
  return account
}

/** Books money on an account: a deposit, a withdrawal (negative), credit, or a trade's result. */
export function book(
  brand: Brand,
  account: Account,
  entry: Pick<Operation, 'type' | 'change' | 'note'>,
): Operation {
  if (entry.type === 'CREDIT') account.credit += entry.change
  else account.balance += entry.change
  const resulting = entry.type === 'CREDIT' ? account.credit : account.balance
  const { id: accountId } = account
  const operation = { ...entry, id: newId(brand), accountId, at: timeOf(brand), resulting }
  brand.operations.push(operation)
  tell(brand, { kind: 'account', account })
  return operation
}

export function setStatus(brand: Brand, account: Account, status: AccountStatus): void {
  account.status = status
  tell(brand, { kind: 'account', account })
}
