import type { Currency } from '../../../../domain/money/currency.js'
import type { Minor } from '../../../../domain/money/minor.js'

/** What a trade server holds. Times are UTC milliseconds; they become broker time on the wire. */

export type SimUser = {
  readonly login: number
  group: string
  rights: number
  leverage: number
  balance: Minor
  credit: Minor
  readonly registeredAt: number
  passwordChangedAt: number
  mainPassword: string
  investorPassword: string
  /** Free text by its name on the wire: Name, Comment, Email, … */
  readonly text: Map<string, string>
  /** Cells that an application may write, `AppID`, `ID` and one value each. */
  apiData: readonly Readonly<Record<string, string>>[]
  /** Traded since the server started: only then it has a trade state. */
  isActive: boolean
  balancePreviousDay: Minor
  equityPreviousDay: Minor
}

export type Side = 0 | 1

export type SimPosition = {
  readonly ticket: number
  readonly login: number
  readonly symbol: string
  readonly side: Side
  /** In 1/10,000 lot. */
  volume: number
  readonly openPrice: number
  stopLoss: number
  takeProfit: number
  readonly openedAt: number
  changedAt: number
  readonly comment: string
  readonly dealer: number
  readonly reason: number
}

/** 2 and 3 are limits, 4 and 5 stops; even types buy. */
export type PendingType = 2 | 3 | 4 | 5

export type SimOrder = {
  readonly ticket: number
  readonly login: number
  readonly symbol: string
  readonly type: number
  readonly volume: number
  price: number
  stopLoss: number
  takeProfit: number
  readonly placedAt: number
  doneAt: number
  /** 1 placed, 2 cancelled, 4 filled. */
  state: number
  readonly comment: string
  readonly dealer: number
  readonly positionId: number
}

export type SimDeal = {
  readonly ticket: number
  readonly login: number
  readonly order: number
  readonly positionId: number
  /** 0 buy, 1 sell, 2 balance, 3 credit, … */
  readonly action: number
  /** 0 in, 1 out. */
  readonly entry: number
  readonly reason: number
  readonly at: number
  readonly symbol: string
  readonly price: number
  readonly pricePosition: number
  readonly volume: number
  readonly profit: Minor
  readonly comment: string
  readonly dealer: number
}

export type SimDay = {
  readonly login: number
  readonly group: string
  readonly currency: Currency
  /** When the report was written. */
  readonly at: number
  readonly previousAt: number
  readonly balance: Minor
  readonly credit: Minor
  readonly floating: Minor
  readonly equity: Minor
  readonly balancePreviousDay: Minor
  readonly equityPreviousDay: Minor
}

export type SimGroup = { readonly name: string; readonly currency: Currency }

export type SimSymbol = {
  readonly name: string
  readonly path: string
  readonly digits: number
  readonly contractSize: number
  readonly base: Currency | 'XAU'
  readonly quote: Currency
  readonly price: number
  readonly spread: number
}

/** What a trader or dealer asked for was not done. */
export type Refused = { readonly ok: false; readonly retcode: number }
