import type { BasisPoints } from '../money/basisPoints.js'
import type { Currency } from '../money/currency.js'
import type { Minor } from '../money/minor.js'
import type { PayoutTerms } from './payoutTerms.js'

/** The amounts of a quote, all in the account's currency. */
export type QuoteFigures = {
  readonly currency: Currency
  /** 1 for the first payout. */
  readonly number: number
  readonly balance: Minor
  /** What profit is counted from. */
  readonly base: Minor
  readonly countedFrom: 'startingBalance' | 'afterLastPayout'
  readonly profit: Minor
  readonly keptBuffer: Minor
  /** What may leave the account at most. */
  readonly withdrawable: Minor
  readonly cap: Minor | null
  readonly capOrder: PayoutTerms['capOrder']
  /** What leaves the account. */
  readonly gross: Minor
  readonly splitBps: BasisPoints
  readonly traderShare: Minor
  /** `gross` less the trader's share, so that both always add up. */
  readonly firmShare: Minor
  /** Profit over the cap that is taken without being paid; part of the firm's share. */
  readonly deducted: Minor
  /** Profit over the cap that stays on the account. */
  readonly stays: Minor
  /** Cost of the transfer that the trader bears. */
  readonly fee: Minor
  /** What reaches the trader. */
  readonly arrives: Minor
}
