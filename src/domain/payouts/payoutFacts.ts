import type { DayCalendar } from '../time/tradingDay.js'
import type { EndedFacts } from './endedFacts.js'
import type { DayResult, QuoteInput } from './quotePayout.js'

export type { DayResult } from './quotePayout.js'

/** Everything that the conditions of a payout look at, read in one transaction. */
export type PayoutFacts = QuoteInput & {
  readonly calendar: DayCalendar
  /** When the facts were read, UTC milliseconds. */
  readonly at: number
  readonly account: QuoteInput['account'] & {
    readonly stage: string
    readonly status: string
    readonly openedAt: number
    readonly firstTradeAt: number | null
    /** The days before the last payout. */
    readonly earlierDays: readonly DayResult[]
    /** The first trade after the last request; null before there is one. */
    readonly tradedSinceAt: number | null
  }
  readonly history: QuoteInput['history'] & { readonly lastRequestedAt: number | null }
  readonly trader: { readonly status: string }
  /** Null when the program asks for none. */
  readonly identity: {
    readonly caseId: string | null
    /** Status of the newest decided KYC case; null without one. */
    readonly status: string | null
    readonly expiresAt: number | null
  } | null
  /** Null when the program asks for none. */
  readonly agreement: { readonly required: string; readonly accepted: string | null } | null
  readonly method: {
    readonly id: string
    /** When the trader last changed it. */
    readonly changedAt: number
    /** Whether the name on the account is the person's; null when nobody compared it. */
    readonly nameMatches: boolean | null
  } | null
  /** Hours that a payout method must be unchanged before money goes there. Firm setting, default 72. */
  readonly coolDownHours: number
  /** Other payouts of the account that are not finished. */
  readonly openPayouts: number
  /** Kinds of the holds on account, trader and firm that stop payouts. */
  readonly holds: readonly string[]
  readonly suspectedViolations: number
  readonly openDisputes: number
  /** Figures of the account that its platform has otherwise. */
  readonly openDifferences: number
  /** Of an account that has ended; absent while it runs. */
  readonly ended?: EndedFacts
}
