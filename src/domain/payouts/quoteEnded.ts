import { basisPoints } from '../money/basisPoints.js'
import { add, larger, minor, smaller, subtract, zero, type Minor } from '../money/minor.js'
import { endedPayout } from './endedPayout.js'
import { amountOf } from './figure.js'
import type { PayoutFacts } from './payoutFacts.js'
import type { QuoteFigures } from './quoteFigures.js'
import type { PayoutQuote, QuoteRefusal } from './quotePayout.js'
import { quoteSteps } from './quoteSteps.js'

/**
 * What an ended account can claim of the profit it had left. Caps, buffers and waiting times are for
 * accounts that go on; the cost of the transfer is the same.
 */
export function quoteEnded(facts: PayoutFacts): PayoutQuote {
  const { figures, countedDays } = figuresOf(facts)
  const steps = quoteSteps(figures, { overCap: 'stays' })
  const refusals = refusalsOf(facts, figures, countedDays)
  return refusals.length === 0
    ? { ok: true, ...figures, steps }
    : { ok: false, refusals, steps, figures }
}

function figuresOf({ terms, account, history, ended }: PayoutFacts) {
  const { balance, startingBalance, currency } = account
  const own = ended?.after?.terms ?? null
  const profit = larger(zero, subtract(balance, startingBalance))
  const ruledOut = smaller(account.excluded ?? zero, profit)
  const counted = subtract(profit, ruledOut)
  const left = { ...account, balance: add(startingBalance, counted) }
  const { amount, countedDays } = endedPayout({ terms: own, account: left, days: account.days })
  const fee = feeOf({ terms, account })
  const figures: QuoteFigures = {
    ...{ currency, number: history.payouts + 1, balance, base: startingBalance },
    ...{ countedFrom: 'startingBalance', requiredBalance: startingBalance, shortBy: zero },
    ...{ profit, overDailyCap: zero, ruledOut, aboveBuffer: counted, keptBuffer: zero },
    ...{ insideBuffer: false, withdrawable: counted, cap: null, capOrder: 'capThenSplit' },
    ...{
      balanceForCap: null,
      gross: profit,
      shared: counted,
      splitBps: own?.bps ?? basisPoints(0),
    },
    ...{ shareBeforeCap: amount, traderShare: amount, firmShare: subtract(profit, amount) },
    ...{ deducted: zero, deductedDaily: zero, stays: zero },
    ...{ balanceAfter: subtract(balance, profit), remainingProfit: zero },
    ...{ feeRefund: zero, bonus: zero, owed: amount, fee, arrives: subtract(amount, fee) },
  }
  return { figures, countedDays }
}

const feeOf = ({ terms, account }: Pick<PayoutFacts, 'terms' | 'account'>): Minor =>
  terms.transferFee?.paidBy === 'trader' ? amountOf(terms.transferFee.amount, account) : zero

function refusalsOf(
  { account, ended }: PayoutFacts,
  { shared, traderShare, fee, arrives, owed }: QuoteFigures,
  countedDays: number,
): QuoteRefusal[] {
  if (!ended?.after) return [{ code: 'noClaim', required: 1, was: 0 }]
  const refusals: QuoteRefusal[] = []
  if (account.openPositions > 0) {
    refusals.push({ code: 'openPositions', required: 0, was: account.openPositions })
  }
  const asked = ended.after.terms.profitableDays
  if (shared <= 0) refusals.push({ code: 'noProfit', required: 1, was: shared })
  else if (asked && countedDays < asked.count) {
    refusals.push({ code: 'tooFewDays', required: asked.count, was: countedDays })
  } else if (traderShare < 1) {
    refusals.push({ code: 'belowMinimum', required: minor(1), was: traderShare })
  } else if (arrives <= 0) refusals.push({ code: 'feeExceedsShare', required: fee + 1, was: owed })
  return refusals
}
