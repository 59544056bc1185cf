import type { EndField } from '../../domain/payouts/afterEnd.js'
import type { Condition } from '../../domain/payouts/condition.js'
import { endedConditions } from '../../domain/payouts/endedConditions.js'
import { claimWindow } from '../../domain/payouts/endedPayout.js'
import { evaluateConditions } from '../../domain/payouts/evaluateConditions.js'
import type { PayoutFacts } from '../../domain/payouts/payoutFacts.js'
import { quoteEnded } from '../../domain/payouts/quoteEnded.js'
import { quotePayout, type PayoutQuote } from '../../domain/payouts/quotePayout.js'

type Offered = { readonly quote: PayoutQuote; readonly conditions: readonly Condition[] }

/** What can be asked for: of an account that ended in a way that is paid, what it had left. */
export const offerOf = (facts: PayoutFacts): Offered =>
  facts.ended?.after
    ? { quote: quoteEnded(facts), conditions: endedConditions(facts) }
    : { quote: quotePayout(facts), conditions: evaluateConditions(facts) }

export type ClaimOffer = {
  readonly after: EndField
  /** Last local date on which it can be asked for; null is for ever. */
  readonly until: string | null
  readonly isOpen: boolean
  readonly isClaimed: boolean
  /** What a person judges, in words. */
  readonly conditions: readonly string[]
}

export function claimOf({ ended, at, calendar }: PayoutFacts): ClaimOffer | null {
  if (!ended?.after) return null
  const { after, terms } = ended.after
  const window = claimWindow(terms, { endedAt: ended.at, at, calendar })
  return { after, ...window, isClaimed: ended.claims > 0, conditions: terms.conditions }
}
