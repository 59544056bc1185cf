import { larger, minor, subtract, type Minor } from '../money/minor.js'
import { amountOf, type SizeOf } from './figure.js'
import type { PayoutTerms } from './payoutTerms.js'
import { bufferOf } from './buffer.js'
import { figuresOf } from './figuresOf.js'
import type { QuoteFigures } from './quoteFigures.js'
import { quoteSteps, type QuoteStep } from './quoteSteps.js'
import type { PayoutCycle } from './splitTerms.js'
import { profitTarget } from './target.js'

export type QuoteInput = {
  readonly terms: PayoutTerms
  readonly account: SizeOf & {
    /** Closed balance on the platform. */
    readonly balance: Minor
    readonly startingBalance: Minor
    /** The highest closed balance so far, as far as days and payouts show it. */
    readonly highestBalance: Minor
    readonly openPositions: number
    /** Profit on the account that rules of its phase do not count; none when absent. */
    readonly excluded?: Minor
    /** The days since the last payout. */
    readonly days: readonly DayResult[]
    /** Fees paid for the challenge and not given back, in the account's currency, oldest first. */
    readonly fees: readonly Minor[]
  }
  readonly history: {
    /** Payouts of this challenge that were paid or are under way, without rejected ones. */
    readonly payouts: number
    /** The balance that the last of them left. */
    readonly balanceAfterLast: Minor | null
    /** Profit that they shared, and what of it the trader got. */
    readonly sharedProfit: Minor
    readonly withdrawn: Minor
    /** How many of them were taken out of the buffer. */
    readonly insidePayouts: number
    readonly feeRefunded: boolean
    readonly bonusPaid: boolean
  }
  /** What the trader chose, where the terms have cycles. */
  readonly cycle: PayoutCycle | null
}

/** The result of one trading day of the account, closed trades alone. */
export type DayResult = { readonly date: string; readonly profit: Minor; readonly traded: boolean }

/** An account before its first payout. */
export const noHistory: QuoteInput['history'] = {
  payouts: 0,
  balanceAfterLast: null,
  sharedProfit: minor(0),
  withdrawn: minor(0),
  insidePayouts: 0,
  feeRefunded: false,
  bonusPaid: false,
}

export type QuoteRefusalCode =
  | 'openPositions'
  | 'noProfit'
  | 'noCycle'
  | 'locked'
  | 'belowTarget'
  | 'insideBuffer'
  | 'belowMinimum'
  | 'feeExceedsShare'
  | 'noClaim'
  | 'tooFewDays'

/** Figures are minor units, for `openPositions`, `noCycle`, `noClaim` and `tooFewDays` a count. */
export type QuoteRefusal = {
  readonly code: QuoteRefusalCode
  readonly required: number
  readonly was: number
}

export type PayoutQuote =
  | ({ readonly ok: true; readonly steps: readonly QuoteStep[] } & QuoteFigures)
  | {
      readonly ok: false
      readonly refusals: readonly QuoteRefusal[]
      /** The same rows, so that it can be seen where the figures end. */
      readonly steps: readonly QuoteStep[]
      /** The figures themselves; they are no offer. */
      readonly figures: QuoteFigures
    }

/**
 * What an account can be paid now: amounts only, no clock. The amount of a payout is always the
 * quote's; nobody types it.
 *
 * @throws DomainFault when the terms have no figure for the account's size
 */
export function quotePayout(input: QuoteInput): PayoutQuote {
  const figures = figuresOf(input)
  const steps = quoteSteps(figures, { overCap: input.terms.overCap })
  const refusals = refusalsOf(input, figures)
  return refusals.length === 0
    ? { ok: true, ...figures, steps }
    : { ok: false, refusals, steps, figures }
}

function refusalsOf(input: QuoteInput, figures: QuoteFigures): QuoteRefusal[] {
  const { terms, account, cycle } = input
  const refusals: QuoteRefusal[] = []
  const refuse = (code: QuoteRefusalCode, required: number, was: number) =>
    refusals.push({ code, required, was })
  // With a position open the balance is not what the account is worth.
  if (account.openPositions > 0) refuse('openPositions', 0, account.openPositions)
  if (figures.profit <= 0) {
    refuse('noProfit', 1, figures.profit)
    return refusals
  }
  if (terms.cycles && !terms.cycles.some((each) => each.cycle === cycle)) {
    refuse('noCycle', 1, 0)
    return refusals
  }
  const locked = lockOf(input)
  if (locked) refuse('locked', locked.required, locked.was)
  const least = leastBalance(input)
  if (account.balance < least) refuse('belowTarget', least, account.balance)
  const short = shortOfBuffer(input, figures)
  if (short) refuse('insideBuffer', short.required, short.was)
  const measured = terms.minimumOf === 'share' ? figures.traderShare : figures.shared
  const minimum = larger(minor(1), amountOf(terms.minimum, account))
  if (measured < minimum || figures.traderShare < 1) refuse('belowMinimum', minimum, measured)
  else if (figures.arrives <= 0) refuse('feeExceedsShare', figures.fee + 1, figures.owed)
  return refusals
}

/** What the profit has to have reached once, and the most that it was; null once it did. */
export function lockOf({ terms, account }: QuoteInput) {
  if (terms.unlockProfit === null) return null
  const required = amountOf(terms.unlockProfit, account)
  const best = larger(account.highestBalance, account.balance)
  const was = subtract(best, account.startingBalance)
  return was >= required ? null : { required, was }
}

/** The balance that target and minimum ask for; a buffer is judged by itself. */
function leastBalance(input: QuoteInput): Minor {
  const { minimumBalance } = input.terms
  const target = profitTarget(input).balance
  return minimumBalance === null ? target : larger(target, amountOf(minimumBalance, input.account))
}

function shortOfBuffer(input: QuoteInput, figures: QuoteFigures) {
  const { terms, account } = input
  const { buffer } = terms
  const overStart = subtract(account.balance, account.startingBalance)
  const number = figures.number
  const reach = buffer.kind === 'reached' ? bufferOf({ buffer, account, number }) : 0
  if (overStart < reach) return { required: reach, was: overStart }
  if (figures.withdrawable === 0) return { required: figures.keptBuffer + 1, was: figures.profit }
  if (buffer.kind !== 'kept' || figures.insideBuffer) return null
  const least = amountOf(buffer.leastExcess, account)
  return figures.aboveBuffer < least ? { required: least, was: figures.aboveBuffer } : null
}
