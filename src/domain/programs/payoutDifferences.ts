import type { SizeOf } from '../payouts/figure.js'
import type { PayoutTerms } from '../payouts/payoutTerms.js'
import type { Difference } from './difference.js'
import { payoutField } from './payoutFields.js'
import { treeDifferences } from './termTree.js'

/** What two versions pay out differently for an account of this size. */
export const payoutDifferences = (
  before: PayoutTerms,
  after: PayoutTerms,
  account: SizeOf,
): Difference[] =>
  treeDifferences({ place: 'payout', field: payoutField }, { before, after, account })
