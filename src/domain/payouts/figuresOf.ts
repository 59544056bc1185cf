import { basisPoints, ratioOf, shareOf } from '../money/basisPoints.js'
import { add, larger, smaller, subtract, sum, zero, type Minor } from '../money/minor.js'
import { DomainFault } from '../fault.js'
import { bonusNow, feeRefund } from './additions.js'
import { aboveBuffer, applyBuffer, profitLeaving } from './buffer.js'
import { countedProfit } from './countedProfit.js'
import { amountOf, nthOf } from './figure.js'
import type { QuoteFigures } from './quoteFigures.js'
import type { QuoteInput } from './quotePayout.js'
import { shareGross } from './shareGross.js'
import { firstShare, profitFor, shareByParts, splitOf, type SplitPart } from './split.js'
import { baseOf, requiredBalance, shortOf } from './target.js'

/** Every amount of a quote, whether or not it can be paid. */
export function figuresOf(input: QuoteInput): QuoteFigures {
  const { terms, account, history, cycle } = input
  const { balance, currency } = account
  const number = history.payouts + 1
  const base = baseOf(input)
  const required = requiredBalance(input)
  const taken = takenOf(input, { base, number })
  const cap = capOf(input, number)
  const { sharedProfit: sharedBefore } = history
  const parts = splitOf({ terms, account, number, sharedBefore, cycle })
  const given = { terms, ...taken, cap: cap ?? taken.withdrawable, parts: parts ?? unsplit }
  const shares = shareGross(given)
  const { traderShare, shared } = shares
  return {
    currency,
    number,
    balance,
    base,
    countedFrom: base === account.startingBalance ? 'startingBalance' : 'afterLastPayout',
    requiredBalance: required,
    shortBy: shortOf(balance, required),
    ...taken,
    cap,
    capOrder: terms.capOrder,
    balanceForCap: balanceForCap(input, { number, base, cap, parts: given.parts }),
    ...shares,
    splitBps: splitShown(given.parts, { shared, share: shareByParts(shared, given.parts) }),
    firmShare: subtract(shares.gross, traderShare),
    balanceAfter: subtract(balance, shares.gross),
    remainingProfit: subtract(taken.profit, shares.gross),
    ...paidOf(input, { number, traderShare }),
  }
}

/** Before a cycle is chosen nobody knows what the trader gets: nothing is shown. */
const unsplit: readonly SplitPart[] = [{ width: null, bps: basisPoints(0) }]

/** From the profit down to what may leave. */
function takenOf(input: QuoteInput, { base, number }: { base: Minor; number: number }) {
  const { terms, account, history } = input
  const profit = subtract(account.balance, base)
  const { over } = countedProfit(account.days, terms.dailyProfitCap, account)
  const overDailyCap = profit > 0 ? smaller(over, profit) : zero
  const capped = subtract(profit, overDailyCap)
  const ruledOut = capped > 0 ? smaller(account.excluded ?? zero, capped) : zero
  const counted = subtract(capped, ruledOut)
  const given = { buffer: terms.buffer, account, number, base }
  const { kept, inside } = applyBuffer({ ...given, insidePayouts: history.insidePayouts }, counted)
  return {
    profit,
    overDailyCap,
    ruledOut,
    aboveBuffer: aboveBuffer(given, counted),
    keptBuffer: kept,
    insideBuffer: inside,
    withdrawable: larger(zero, subtract(counted, kept)),
  }
}

/** The lower one of the caps that hold for this payout; null where none does. */
function capOf({ terms, account }: QuoteInput, number: number): Minor | null {
  if (terms.capPayouts !== null && number > terms.capPayouts) return null
  const figure = nthOf(terms.cap ?? [], number)
  const caps = [
    ...(figure === undefined ? [] : [amountOf(figure, account)]),
    ...(terms.capOfBalanceBps === null
      ? []
      : [shareOf(larger(zero, account.balance), terms.capOfBalanceBps, 'down')]),
  ]
  const [first, ...others] = caps
  return first === undefined ? null : others.reduce(smaller, first)
}

type Capped = {
  readonly number: number
  readonly base: Minor
  readonly cap: Minor | null
  readonly parts: readonly SplitPart[]
}

/**
 * A cap that grows with the balance has no such level, and one beyond all amounts that can be
 * computed with is a level that nobody reaches: it must not keep a quote from being made.
 */
function balanceForCap({ terms, account }: QuoteInput, given: Capped): Minor | null {
  const { number, base, cap, parts } = given
  if (cap === null || terms.capOfBalanceBps !== null || parts === unsplit) return null
  try {
    const leaving = terms.capOrder === 'capThenSplit' ? cap : profitFor(cap, parts)
    return add(base, profitLeaving(leaving, { buffer: terms.buffer, account, number, base }))
  } catch (error) {
    if (error instanceof DomainFault) return null
    throw error
  }
}

/** One share is shown as it is; of several the part of the profit that they come to. */
const splitShown = (
  parts: readonly SplitPart[],
  { shared, share }: { readonly shared: Minor; readonly share: Minor },
) => (parts.length === 1 || shared === 0 ? firstShare(parts) : ratioOf(share, shared))

function paidOf(
  { terms, account, history }: QuoteInput,
  { number, traderShare }: { readonly number: number; readonly traderShare: Minor },
) {
  const earns = traderShare > 0
  const refund = feeRefund({
    terms: earns ? terms.feeRefund : null,
    fees: account.fees,
    number,
    isDone: history.feeRefunded,
  })
  const bonus = bonusNow({
    terms: earns ? terms.bonus : null,
    account,
    withdrawn: history.withdrawn,
    share: traderShare,
    isDone: history.bonusPaid,
  })
  const owed = sum([traderShare, refund, bonus])
  const fee =
    terms.transferFee?.paidBy === 'trader' ? amountOf(terms.transferFee.amount, account) : zero
  return { feeRefund: refund, bonus, owed, fee, arrives: subtract(owed, fee) }
}
