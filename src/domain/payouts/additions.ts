import { shareOf } from '../money/basisPoints.js'
import { add, zero, type Minor } from '../money/minor.js'
import { amountOf, type SizeOf } from './figure.js'
import type { PayoutTerms } from './payoutTerms.js'

type Refunded = {
  readonly terms: PayoutTerms['feeRefund']
  /** Fees paid for the challenge and not given back, in the account's currency, oldest first. */
  readonly fees: readonly Minor[]
  /** 1 for the first payout. */
  readonly number: number
  /** Whether an earlier payout carried the refund. */
  readonly isDone: boolean
}

/** The fee that goes back with this payout: once, with the one that the terms name. */
export function feeRefund({ terms, fees, number, isDone }: Refunded): Minor {
  if (!terms || isDone || number < terms.payout) return zero
  const fee = terms.fee === 'lastPaid' ? fees.at(-1) : fees[0]
  return fee === undefined ? zero : shareOf(fee, terms.bps, 'down')
}

export type Bonus = {
  readonly amount: Minor
  /** From how much withdrawn on it is paid. */
  readonly unlockAt: Minor
  readonly unlocked: boolean
}

/** The bonus of the terms, and whether what was withdrawn unlocks it. */
export function bonusOf(
  terms: NonNullable<PayoutTerms['bonus']>,
  withdrawn: Minor,
  account: SizeOf,
): Bonus {
  const unlockAt = amountOf(terms.afterWithdrawn, account)
  return {
    amount: shareOf(amountOf(terms.target, account), terms.bps, 'down'),
    unlockAt,
    unlocked: withdrawn >= unlockAt,
  }
}

type Earned = {
  readonly terms: PayoutTerms['bonus']
  readonly account: SizeOf
  /** What the trader withdrew before, and what this payout adds. */
  readonly withdrawn: Minor
  readonly share: Minor
  readonly isDone: boolean
}

/** The bonus that goes with this payout: once, with the one that brings the sum together. */
export function bonusNow({ terms, account, withdrawn, share, isDone }: Earned): Minor {
  if (!terms || isDone) return zero
  const bonus = bonusOf(terms, add(withdrawn, share), account)
  return bonus.unlocked ? bonus.amount : zero
}
