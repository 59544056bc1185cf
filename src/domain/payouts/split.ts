import { shareOf, whole, type BasisPoints } from '../money/basisPoints.js'
import { add, minor, smaller, subtract, zero, type Minor } from '../money/minor.js'
import { DomainFault } from '../fault.js'
import { amountOf, nthOf, type SizeOf } from './figure.js'
import type { PayoutTerms } from './payoutTerms.js'
import type { PayoutCycle } from './splitTerms.js'

/** A part of the profit with its share, first part first; the last one has no end. */
export type SplitPart = { readonly width: Minor | null; readonly bps: BasisPoints }

type Given = {
  readonly terms: Pick<PayoutTerms, 'splitBps' | 'cycles' | 'splitByWithdrawn'>
  readonly account: SizeOf
  /** 1 for the first payout. */
  readonly number: number
  /** Profit that earlier payouts shared. */
  readonly sharedBefore: Minor
  readonly cycle: PayoutCycle | null
}

/** How the profit of a payout is split; null while the trader has not chosen one of the cycles. */
export function splitOf(given: Given): readonly SplitPart[] | null {
  const { terms, number, cycle } = given
  if (terms.cycles) {
    const chosen = terms.cycles.find((each) => each.cycle === cycle)
    return chosen ? [{ width: null, bps: chosen.bps }] : null
  }
  if (terms.splitByWithdrawn) return partsOf(given, terms.splitByWithdrawn)
  const bps = nthOf(terms.splitBps, number)
  if (bps === undefined) throw new DomainFault('expected a split in the payout terms')
  return [{ width: null, bps }]
}

function partsOf(
  { account, sharedBefore }: Given,
  { of, steps }: NonNullable<PayoutTerms['splitByWithdrawn']>,
): SplitPart[] {
  const levels = steps.map(({ from, bps }) => ({ from: amountOf(from, account), bps }))
  const ahead = levels.flatMap(({ from, bps }, index): (SplitPart & { from: Minor })[] => {
    const next = levels[index + 1]?.from
    if (next !== undefined && next <= sharedBefore) return []
    const start = from > sharedBefore ? from : sharedBefore
    return [{ from: start, width: next === undefined ? null : subtract(next, start), bps }]
  })
  const parts = ahead.map(({ width, bps }) => ({ width, bps }))
  return of === 'part' ? parts : parts.slice(0, 1).map(({ bps }) => ({ width: null, bps }))
}

/** The trader's share of a profit, each part rounded down; the rest is the firm's. */
export function shareByParts(profit: Minor, parts: readonly SplitPart[]): Minor {
  let rest = profit
  let trader = zero
  for (const { width, bps } of parts) {
    const part = width === null ? rest : smaller(rest, width)
    trader = add(trader, shareOf(part, bps, 'down'))
    rest = subtract(rest, part)
  }
  return trader
}

/**
 * The least profit whose share is the amount: the inverse of `shareByParts`.
 *
 * @throws DomainFault when the amount is too large to be computed with
 */
export function profitFor(amount: Minor, parts: readonly SplitPart[]): Minor {
  let rest = amount
  let profit = zero
  for (const { width, bps } of parts) {
    const most = width === null ? null : shareOf(width, bps, 'down')
    if (most === null || rest <= most) return add(profit, leastFor(rest, bps))
    profit = add(profit, width ?? zero)
    rest = subtract(rest, most)
  }
  throw new DomainFault('expected a last part of the split without end')
}

function leastFor(amount: Minor, bps: BasisPoints): Minor {
  const product = amount * whole
  if (!Number.isSafeInteger(product)) throw new DomainFault(`${amount} is too large to be paid`)
  const rest = product % bps
  return minor((product - rest) / bps + (rest > 0 ? 1 : 0))
}

/** The part that stands for the split where one share is shown: the first that applies. */
export const firstShare = (parts: readonly SplitPart[]): BasisPoints => {
  const [first] = parts
  if (!first) throw new DomainFault('expected a split with at least one part')
  return first.bps
}
