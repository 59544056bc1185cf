import { shareOf } from '../money/basisPoints.js'
import { add, larger, subtract, zero, type Minor } from '../money/minor.js'
import { bufferOf } from './buffer.js'
import { amountOf, nthOf, type SizeOf } from './figure.js'
import type { PayoutTerms } from './payoutTerms.js'

type Given = {
  readonly terms: Pick<PayoutTerms, 'minimumProfit' | 'minimumBalance' | 'buffer' | 'balanceBase'>
  readonly account: SizeOf & { readonly startingBalance: Minor }
  readonly history: { readonly payouts: number; readonly balanceAfterLast: Minor | null }
}

/** Counting from the last payout never counts from below the start: a loss is made up first. */
export function baseOf({ terms, account, history }: Given): Minor {
  if (terms.balanceBase === 'startingBalance') return account.startingBalance
  return larger(account.startingBalance, history.balanceAfterLast ?? account.startingBalance)
}

export type Target = {
  /** Profit that the next payout needs, zero where it needs none. */
  readonly profit: Minor
  /** Balance at which it is there. */
  readonly balance: Minor
}

/** What the next payout asks of the profit, by its number. */
export function profitTarget(given: Given): Target {
  const { terms, account, history } = given
  const figure = nthOf(terms.minimumProfit ?? [], history.payouts + 1)
  if (figure === undefined) return { profit: zero, balance: baseOf(given) }
  if (typeof figure === 'object' && 'ofLastBalanceBps' in figure) {
    const last = history.balanceAfterLast ?? account.startingBalance
    const profit = shareOf(last, figure.ofLastBalanceBps, 'halfAwayFromZero')
    return { profit, balance: add(last, profit) }
  }
  const profit = amountOf(figure, account)
  return { profit, balance: add(baseOf(given), profit) }
}

/** The least balance with which the next payout can be asked for, the least amount left aside. */
export function requiredBalance(given: Given): Minor {
  const { terms, account, history } = given
  const { buffer, minimumBalance } = terms
  const top = bufferOf({ buffer, account, number: history.payouts + 1 })
  const levels = [
    profitTarget(given).balance,
    add(account.startingBalance, top),
    minimumBalance === null ? account.startingBalance : amountOf(minimumBalance, account),
  ]
  return levels.reduce(larger)
}

/** How much is missing of a balance. */
export const shortOf = (balance: Minor, required: Minor): Minor =>
  larger(zero, subtract(required, balance))

/** How much of a balance lies above a floor; negative below it. */
export const roomAbove = (floor: Minor, balance: Minor): Minor => subtract(balance, floor)

/** The balance at which payouts open for good; the start where the terms ask for nothing. */
export function unlockBalance({
  terms,
  account,
}: {
  readonly terms: Pick<PayoutTerms, 'unlockProfit'>
  readonly account: SizeOf & { readonly startingBalance: Minor }
}): Minor {
  const profit = terms.unlockProfit === null ? zero : amountOf(terms.unlockProfit, account)
  return add(account.startingBalance, profit)
}
