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
  /** The balance that this payout needs, its least amount left aside. */
  readonly requiredBalance: Minor
  /** How much of that is missing. */
  readonly shortBy: Minor
  readonly profit: Minor
  /** Profit of days beyond the daily limit: it does not count. */
  readonly overDailyCap: Minor
  /** Profit that a rule of the phase does not count, such as trades around news. */
  readonly ruledOut: Minor
  /** Profit that lies above the buffer. */
  readonly aboveBuffer: Minor
  readonly keptBuffer: Minor
  /** True where the payout is taken out of the buffer itself. */
  readonly insideBuffer: boolean
  /** What may leave the account at most. */
  readonly withdrawable: Minor
  readonly cap: Minor | null
  readonly capOrder: PayoutTerms['capOrder']
  /**
   * The least balance above the buffer at which the cap is paid in full; null without a cap. A payout
   * out of the buffer itself may reach a small cap below it.
   */
  readonly balanceForCap: Minor | null
  /** What leaves the account. */
  readonly gross: Minor
  /** What of it trader and firm share. */
  readonly shared: Minor
  readonly splitBps: BasisPoints
  /** The trader's share before a cap of the share. */
  readonly shareBeforeCap: Minor
  readonly traderShare: Minor
  /** `gross` less the trader's share, so that both always add up. */
  readonly firmShare: Minor
  /** Profit over the cap that is taken without being paid; part of the firm's share. */
  readonly deducted: Minor
  /** Profit over the daily limit that is taken without being paid; part of the firm's share. */
  readonly deductedDaily: Minor
  /** Profit over the cap that stays on the account. */
  readonly stays: Minor
  /** What the account has after the payout. */
  readonly balanceAfter: Minor
  /** Profit that is still on the account then. */
  readonly remainingProfit: Minor
  /** The challenge's fee, added to the payout. */
  readonly feeRefund: Minor
  /** Share of the challenge's target, added to the payout. */
  readonly bonus: Minor
  /** The trader's share with what is added to it: what the firm owes. */
  readonly owed: Minor
  /** Cost of the transfer that the trader bears. */
  readonly fee: Minor
  /** What reaches the trader. */
  readonly arrives: Minor
}
