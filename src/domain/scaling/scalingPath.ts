import { grown, judgeScaling, type Scaled, type ScalingFacts } from './judgeScaling.js'
import type { ScalingTerms } from './scalingTerms.js'

/** A look at an account, so many months after its start. */
export type ScalingReview = { readonly month: number } & (
  | { readonly met: boolean }
  /** Figures since the start or the last step. */
  | { readonly facts: Omit<ScalingFacts, 'months'> }
)

/**
 * How an account grows over reviews: what it is after each of them. The months of a step count from
 * the one before.
 */
export function scalingPath(
  terms: ScalingTerms,
  start: Scaled,
  reviews: readonly ScalingReview[],
): Scaled[] {
  let scaled = start
  let since = 0
  return reviews.map((review) => {
    const months = review.month - since
    const takes =
      'met' in review
        ? review.met && months >= terms.months
        : judgeScaling(terms, scaled, { ...review.facts, months }).eligible
    const next = takes ? grown(terms, scaled) : scaled
    if (next.size > scaled.size) {
      scaled = next
      since = review.month
    }
    return scaled
  })
}
