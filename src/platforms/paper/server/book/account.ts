import type { Amount } from '../amounts.js'
import type { SymbolSpec } from '../symbols.js'

export type Side = 'buy' | 'sell'
export const modes = ['noTrading', 'full', 'closeOnly'] as const
export type Mode = (typeof modes)[number]

export type Position = {
  readonly id: string
  readonly account: Account
  readonly spec: SymbolSpec
  readonly side: Side
  /** Hundredths of a lot. */
  readonly size: number
  readonly openPoints: number
  readonly openedAt: number
  /** Price at which it is closed with a loss, null for none. */
  readonly stopPoints: number | null
  /** Open result at the last price, in `account.floating` already. */
  result: Amount
  /** Where it stands in the book's list of its symbol. */
  slot: number
}

export type PendingOrder = {
  readonly id: string
  readonly spec: SymbolSpec
  readonly side: Side
  readonly kind: 'limit' | 'stop'
  readonly size: number
  readonly points: number
  /** Stop loss of the position that it opens. */
  readonly stopPoints: number | null
}

/** A deal as the API and the journal write it; figures are decimal text. */
export type DealRow = {
  id: string
  at: number
  kind: 'trade' | 'balance'
  profit: string
  entry?: 'in' | 'out' | undefined
  positionId?: string | undefined
  symbol?: string | undefined
  side?: Side | undefined
  lots?: string | undefined
  price?: string | undefined
  comment?: string | undefined
  /** Worth of a trade at its price, in dollars. */
  value?: string | undefined
}

/** How a day ended for an account, by the platform's clock. */
export type DayClose = { readonly at: number; readonly balance: Amount; readonly equity: Amount }

/** A write that was carried out under an idempotency key. */
export type KeptWrite = {
  key: string
  kind: 'open' | 'balance' | 'disable' | 'enable' | 'restrict' | 'closeAll' | 'password' | 'group'
  /** Hash of what was asked; the same key with another request is refused. */
  fingerprint: string
  ticket?: string | undefined
}

export const traderKinds = ['steady', 'lucky', 'reckless', 'idle'] as const
export type TraderKind = (typeof traderKinds)[number]

/** A scripted trader's memory. */
export type Script = { kind: TraderKind; trades: number; nextStep: number; closeStep: number }

export type Account = {
  readonly index: number
  readonly login: string
  group: string
  readonly name: string
  readonly comment: string
  readonly leverage: number
  readonly openedAt: number
  readonly initial: Amount
  readonly script: Script
  balance: Amount
  /** Sum of the open results. */
  floating: Amount
  mode: Mode
  positions: Position[]
  orders: PendingOrder[]
  lastOpenedAt: number
  /** Idempotency key of the write that set the password, which is derived from it. */
  passwordKey: string
  /** Number of the newest state; every change of state has the next one. */
  sequence: number
  /** The oldest state that can still be replayed. */
  oldestKept: number
  /** All deals ever; `deals` holds the newest of them. */
  dealCount: number
  deals: DealRow[]
  writes: KeptWrite[]
  /** Oldest first, the newest of them. */
  dayCloses: DayClose[]
}

export const dealsKeptMax = 2_000
export const dayClosesKeptMax = 60
/** Balance operations and openings are kept for good, of the other writes the newest. */
export const passingWritesKeptMax = 100
