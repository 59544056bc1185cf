import { deadlineAfter } from '../rules/deadline.js'
import type { OfferFacts } from './mayTake.js'
import type { OfferKind } from './offers.js'
import type { ProgramTerms } from './terms.js'

type Given = { readonly terms: ProgramTerms; readonly facts: OfferFacts }

/** How often a challenge may still have an offer, as far as its count alone says. */
export function offersLeft(kind: OfferKind, { terms: { offers }, facts }: Given): number {
  const taken = facts.taken[kind] ?? 0
  if (kind === 'secondChance') {
    const used = offers.secondChance?.per === 'person' ? facts.secondChancesOfPerson : taken
    return offers.secondChance && used === 0 ? 1 : 0
  }
  return Math.max(0, (offers[kind]?.times ?? 0) - taken)
}

/** The end of the last day on which an ended challenge may have it; null while it runs. */
export function offerUntil(kind: OfferKind, { terms, facts }: Given): number | null {
  const offer = kind === 'extension' ? null : terms.offers[kind]
  if (!offer || facts.endedAt === null) return null
  // Days are dates of the zone, whenever the program's day begins.
  const midnight = { zone: terms.calendar.zone, resetAt: '00:00' }
  return deadlineAfter(facts.endedAt, { days: offer.withinDays, lastDay: 'included' }, midnight)
}
