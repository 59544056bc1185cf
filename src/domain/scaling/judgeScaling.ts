import { ratioOf, shareOf, type BasisPoints } from '../money/basisPoints.js'
import { add, smaller, type Minor } from '../money/minor.js'
import { amountOf, type SizeOf } from '../payouts/figure.js'
import type { ScalingTerms } from './scalingTerms.js'

export const scalingConditions = [
  'months',
  'netProfit',
  'payouts',
  'profitableMonths',
  'balanceAboveStart',
  'cap',
] as const

export type ScalingCondition = (typeof scalingConditions)[number]

/** Where an account stands since its start or its last step. */
export type ScalingFacts = {
  /** Whole months. */
  readonly months: number
  /** Net profit as an amount, or in basis points of the size. */
  readonly netProfit: { readonly amount: Minor } | { readonly bps: BasisPoints }
  readonly payouts: number
  readonly profitableMonths: number
  readonly balance: Minor
  readonly startingBalance: Minor
}

export type Scaled = {
  /** The size that the account began with. */
  readonly original: SizeOf
  /** Its size now. */
  readonly size: Minor
  /** How often it has grown. */
  readonly steps: number
}

export type ScalingVerdict = {
  readonly eligible: boolean
  /** Every condition that is not met. */
  readonly failed: readonly ScalingCondition[]
  /** The size after the next step, whether or not it can be taken now. */
  readonly newSize: Minor
}

/** Whether an account can grow now, and to which size. */
export function judgeScaling(
  terms: ScalingTerms,
  scaled: Scaled,
  facts: ScalingFacts,
): ScalingVerdict {
  const newSize = nextSize(terms, scaled)
  const isMet: Readonly<Record<ScalingCondition, boolean>> = {
    months: facts.months >= terms.months,
    netProfit:
      terms.netProfitBps === null || returnOf(facts.netProfit, scaled) >= terms.netProfitBps,
    payouts: facts.payouts >= terms.payouts,
    profitableMonths: facts.profitableMonths >= terms.profitableMonths,
    balanceAboveStart: !terms.balanceAboveStart || facts.balance > facts.startingBalance,
    cap: newSize > scaled.size,
  }
  const failed = scalingConditions.filter((condition) => !isMet[condition])
  return { eligible: failed.length === 0, failed, newSize }
}

/** A net profit in basis points of the size, rounded down: a cent too little is too little. */
export const returnOf = (
  netProfit: ScalingFacts['netProfit'],
  { size }: Pick<Scaled, 'size'>,
): BasisPoints => ('bps' in netProfit ? netProfit.bps : ratioOf(netProfit.amount, size))

/** The size after one more step, at most the cap; never less than the size now. */
export function nextSize(terms: ScalingTerms, { original, size, steps }: Scaled): Minor {
  const growth = steps === 0 ? (terms.firstGrowth ?? terms.growth) : terms.growth
  const grown =
    growth.kind === 'ofOriginal'
      ? add(size, shareOf(original.size, growth.bps, 'halfAwayFromZero'))
      : shareOf(size, growth.bps, 'halfAwayFromZero')
  if (terms.cap === null) return grown
  const cap = amountOf(terms.cap, original)
  return size > cap ? size : smaller(grown, cap)
}

export type ScaledTerms = {
  readonly size: Minor
  readonly splitBps: BasisPoints | null
  readonly dailyLoss: Minor | null
  readonly maximumLoss: Minor | null
}

/** What holds for an account of this size; null where the plan leaves it as it was. */
export const scaledTerms = (terms: ScalingTerms, { size, steps }: Scaled): ScaledTerms => ({
  size,
  splitBps: steps > 0 ? terms.splitBps : null,
  dailyLoss: shareOrNull(size, terms.dailyLossBps),
  maximumLoss: shareOrNull(size, terms.maximumLossBps),
})

const shareOrNull = (size: Minor, bps: BasisPoints | null): Minor | null =>
  bps === null ? null : shareOf(size, bps, 'halfAwayFromZero')

/** The account after its step. */
export const grown = (terms: ScalingTerms, scaled: Scaled): Scaled => ({
  ...scaled,
  size: nextSize(terms, scaled),
  steps: scaled.steps + 1,
})
