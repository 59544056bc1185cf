import type { BasisPoints } from '../money/basisPoints.js'
import type { PayoutTerms } from '../payouts/payoutTerms.js'

/** Payout terms of an account that has grown: the share of its plan, whatever shares were before. */
export function payoutTermsGrown(terms: PayoutTerms, splitBps: BasisPoints | null): PayoutTerms {
  if (splitBps === null) return terms
  return {
    ...terms,
    splitBps: [splitBps],
    splitByWithdrawn: null,
    cycles: terms.cycles?.map((cycle) => ({ ...cycle, bps: splitBps })) ?? null,
  }
}
