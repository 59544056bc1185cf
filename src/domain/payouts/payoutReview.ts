import type { Condition } from './condition.js'
import type { QuoteStep } from './quoteSteps.js'

export type ReviewApproval = {
  readonly name: string
  readonly purpose: string
  /** UTC milliseconds. */
  readonly at: number
  /** False once the amount, the method or a fact behind the conditions has changed. */
  readonly isValid: boolean
}

export type PayoutReview = {
  readonly currency: string
  /** IANA zone in which times are shown. */
  readonly zone: string
  readonly steps: readonly QuoteStep[]
  /** As they stand now; of a payout that ended, as they stood when it was asked for. */
  readonly conditions: readonly Condition[]
  readonly approvals: readonly ReviewApproval[]
  readonly required: number
  readonly isOpen: boolean
}
