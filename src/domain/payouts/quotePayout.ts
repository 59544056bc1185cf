import { shareOf, splitProfit, whole, type BasisPoints } from '../money/basisPoints.js'
import { add, larger, minor, smaller, subtract, zero, type Minor } from '../money/minor.js'
import { DomainFault } from '../fault.js'
import { amountOf, nthOf, type SizeOf } from './figure.js'
import type { PayoutTerms } from './payoutTerms.js'
import type { QuoteFigures } from './quoteFigures.js'
import { quoteSteps, type QuoteStep } from './quoteSteps.js'

export type QuoteInput = {
  readonly terms: PayoutTerms
  readonly account: SizeOf & {
    /** Closed balance on the platform. */
    readonly balance: Minor
    readonly startingBalance: Minor
    readonly openPositions: number
  }
  readonly history: {
    /** Payouts of this challenge that were paid or are under way, without rejected ones. */
    readonly payouts: number
    /** The balance that the last of them left. */
    readonly balanceAfterLast: Minor | null
  }
}

export type QuoteRefusalCode =
  'openPositions' | 'noProfit' | 'insideBuffer' | 'belowMinimum' | 'feeExceedsShare'

/** Figures are minor units, for `openPositions` a count. */
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
    }

/**
 * What an account can be paid now: amounts only, no clock. The amount of a payout is always the
 * quote's; nobody types it.
 *
 * @throws DomainFault when the terms have no figure for the account's size
 */
export function quotePayout(input: QuoteInput): PayoutQuote {
  const figures = figuresOf(input)
  const steps = quoteSteps(figures)
  const refusals = refusalsOf(input, figures)
  return refusals.length === 0 ? { ok: true, ...figures, steps } : { ok: false, refusals, steps }
}

function figuresOf(input: QuoteInput): QuoteFigures {
  const { terms, account, history } = input
  const { balance, currency } = account
  const number = history.payouts + 1
  const base = baseOf(input)
  const profit = subtract(balance, base)
  const keptBuffer = keptOf(input, { base, profit })
  const withdrawable = larger(zero, subtract(profit, keptBuffer))
  const splitBps = nthOf(terms.splitBps, number)
  if (splitBps === undefined) throw new DomainFault('expected a split in the payout terms')
  const capFigure = nthOf(terms.cap ?? [], number)
  const cap = capFigure === undefined ? null : amountOf(capFigure, account)
  const shares = sharesOf(terms, { withdrawable, cap: cap ?? withdrawable, splitBps })
  const fee =
    terms.transferFee?.paidBy === 'trader' ? amountOf(terms.transferFee.amount, account) : zero
  const arrives = subtract(shares.traderShare, fee)
  return {
    currency,
    number,
    balance,
    base,
    countedFrom: base === account.startingBalance ? 'startingBalance' : 'afterLastPayout',
    profit,
    keptBuffer,
    withdrawable,
    cap,
    capOrder: terms.capOrder,
    splitBps,
    ...shares,
    firmShare: subtract(shares.gross, shares.traderShare),
    stays: subtract(withdrawable, shares.gross),
    fee,
    arrives,
  }
}

/** Counting from the last payout never counts from below the start: a loss is made up first. */
function baseOf({ terms, account, history }: QuoteInput): Minor {
  if (terms.balanceBase === 'startingBalance') return account.startingBalance
  return larger(account.startingBalance, history.balanceAfterLast ?? account.startingBalance)
}

/** The buffer lies above the starting balance; what is below `base` already is kept by that. */
function keptOf({ terms, account }: QuoteInput, { base, profit }: { base: Minor; profit: Minor }) {
  if (profit <= 0) return zero
  const { buffer } = terms
  if (buffer.kind === 'shareKept') return shareOf(profit, buffer.bps, 'up')
  if (buffer.kind !== 'kept') return zero
  const top = add(account.startingBalance, amountOf(buffer.amount, account))
  return smaller(profit, larger(zero, subtract(top, base)))
}

type Shared = { readonly gross: Minor; readonly traderShare: Minor; readonly deducted: Minor }

function sharesOf(
  { capOrder, overCap }: PayoutTerms,
  given: { readonly withdrawable: Minor; readonly cap: Minor; readonly splitBps: BasisPoints },
): Shared {
  const { withdrawable, cap, splitBps } = given
  if (capOrder === 'capThenSplit') {
    const shared = smaller(withdrawable, cap)
    const gross = overCap === 'stays' ? shared : withdrawable
    const { trader } = splitProfit(shared, splitBps)
    return { gross, traderShare: trader, deducted: subtract(gross, shared) }
  }
  const { trader } = splitProfit(withdrawable, splitBps)
  if (trader <= cap) return { gross: withdrawable, traderShare: trader, deducted: zero }
  if (overCap === 'deducted') {
    return { gross: withdrawable, traderShare: cap, deducted: subtract(trader, cap) }
  }
  return { gross: profitFor(cap, splitBps), traderShare: cap, deducted: zero }
}

/** The least profit whose share is the amount: the inverse of `splitProfit`. */
function profitFor(amount: Minor, splitBps: BasisPoints): Minor {
  const product = amount * whole
  if (!Number.isSafeInteger(product)) throw new DomainFault(`${amount} is too large to be paid`)
  const rest = product % splitBps
  return minor((product - rest) / splitBps + (rest > 0 ? 1 : 0))
}

function refusalsOf({ terms, account }: QuoteInput, figures: QuoteFigures): QuoteRefusal[] {
  const refusals: QuoteRefusal[] = []
  const refuse = (code: QuoteRefusalCode, required: number, was: number) =>
    refusals.push({ code, required, was })
  // With a position open the balance is not what the account is worth.
  if (account.openPositions > 0) refuse('openPositions', 0, account.openPositions)
  if (figures.profit <= 0) {
    refuse('noProfit', 1, figures.profit)
    return refusals
  }
  const { buffer } = terms
  const overStart = subtract(account.balance, account.startingBalance)
  const reach = buffer.kind === 'reached' ? amountOf(buffer.amount, account) : zero
  if (overStart < reach) refuse('insideBuffer', reach, overStart)
  else if (figures.withdrawable === 0)
    refuse('insideBuffer', figures.keptBuffer + 1, figures.profit)
  const minimum = larger(minor(1), amountOf(terms.minimum, account))
  if (figures.traderShare < minimum) refuse('belowMinimum', minimum, figures.traderShare)
  else if (figures.arrives <= 0) refuse('feeExceedsShare', figures.fee + 1, figures.traderShare)
  return refusals
}
