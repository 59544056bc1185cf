import type { Currency } from '../../money/currency.js'
import type { Minor } from '../../money/minor.js'

/** A minute of prices as a platform keeps it: buys are valued by the bid, sells by the ask. Decimal texts. */
export type MinuteBar = {
  /** Start of the minute, UTC milliseconds. */
  readonly at: number
  readonly bid: { readonly low: string; readonly close: string }
  readonly ask: { readonly high: string; readonly close: string }
}

/** A position that is open after the gap. */
export type GapPosition = {
  readonly id: string
  readonly symbol: string
  readonly side: 'buy' | 'sell'
  readonly lots: number
  readonly currentPrice: string
  readonly result: Minor
  readonly perPrice?: string
}

/** A deal of the time of the gap; what a trade must tell to be valued is checked. */
export type GapDeal = {
  readonly at: number
  readonly kind: 'trade' | 'balance'
  readonly profit: Minor
  readonly entry?: 'in' | 'out'
  readonly positionId?: string
  readonly symbol?: string
  readonly side?: 'buy' | 'sell'
  readonly lots?: number
  readonly price?: string
  readonly perPrice?: string
  readonly floating?: Minor
}

/** A time in which nobody looked at an account, as its platform tells it afterwards. */
export type Gap = {
  readonly currency: Currency
  /** What was seen last before it. */
  readonly before: {
    readonly at: number
    readonly balance: Minor
    readonly openPositions: number
    readonly lastOpenedAt: number
  }
  /** What was seen first after it. */
  readonly after: {
    readonly at: number
    readonly balance: Minor
    readonly equity: Minor
    readonly pendingOrders: number
    readonly positions: readonly GapPosition[]
  }
  /** From `slackMs` before it on, oldest first. */
  readonly deals: readonly GapDeal[]
}

/** A position, or the part of it that one deal closed: while it was open it was worth what its price said. */
export type HeldPart = {
  readonly position: string
  readonly symbol: string
  readonly side: 'buy' | 'sell'
  /** From and until when it was held; from before the gap, or beyond it, is infinite. */
  readonly openedAt: number
  readonly closedAt: number
  /** A price at which its result is known. */
  readonly price: string
  readonly result: Minor
  readonly perPrice: string
}

/** What an account held over a gap, and what its balance was. */
export type Held = {
  readonly gap: Gap
  readonly parts: readonly HeldPart[]
  /** The deals of the gap itself. */
  readonly deals: readonly GapDeal[]
  /** What equity has beside balance and open results: credit. */
  readonly beside: Minor
}

/** Why a gap cannot be told from history. */
export type Untold =
  /** Deals and positions do not lead from what was seen before to what was seen after. */
  | 'doesNotAddUp'
  /** A trade whose worth the platform does not tell. */
  | 'notPriced'
  /** A symbol without a single bar. */
  | 'noBars'
  | 'tooLong'
