import { basisPoints, shareOf } from '../money/basisPoints.js'
import { larger, negate, subtract, zero, type Minor } from '../money/minor.js'
import type { Doubt, Observation, PhaseTerms } from '../rules/types.js'
import type { DoubtSettings } from './doubtSettings.js'

/** What was received; equity is null where the platform left it out. */
export type ReceivedFigures = Pick<
  Observation,
  'at' | 'balance' | 'openPositions' | 'lastOpenedAt'
> & { readonly equity: Minor | null }

/** Of the observation before: what an equity that moves by itself leaves as it was, and that equity. */
export type PreviousFigures = Pick<
  Observation,
  'balance' | 'equity' | 'openPositions' | 'lastOpenedAt'
>

/** How figures come from a connection. */
export type Feed = {
  /** Time between two looks, or null for a stream. */
  readonly pollMs: number | null
  readonly equity: 'native' | 'computed'
}

export type Receipt = {
  readonly figures: ReceivedFigures
  /** The observation evaluated before, or null for the first. */
  readonly previous: PreviousFigures | null
  readonly receivedAt: number
  readonly marketOpen: boolean
  /** Observations since `previous` were lost and cannot be had. */
  readonly gap: boolean
  readonly feed: Feed
  readonly terms: Pick<PhaseTerms, 'size' | 'startingBalance'>
}

/** Why a terminal verdict on these figures may only be suspected; usually nothing. */
export function doubtsOf(receipt: Receipt, settings: DoubtSettings): Doubt[] {
  const { figures, previous, terms } = receipt
  const doubts: Doubt[] = []
  if (figures.equity === null) doubts.push('equityMissing')
  else {
    if (figures.equity === 0 && terms.startingBalance > 0) doubts.push('equityZero')
    if (previous !== null && hasJumped(receipt, previous, settings)) doubts.push('equityJump')
  }
  const needed = figures.openPositions > 0 && receipt.marketOpen
  if (needed && receipt.receivedAt - figures.at > staleAfter(receipt.feed, settings)) {
    doubts.push('staleObservation')
  }
  if (receipt.gap) doubts.push('gapWithoutCatchUp')
  if (receipt.feed.equity === 'computed') doubts.push('equityComputed')
  return doubts
}

/** Age in milliseconds from which the newest figure of a feed is stale. */
export const staleAfter = (feed: Feed, settings: DoubtSettings): number =>
  feed.pollMs === null ? settings.staleStreamMs : feed.pollMs * settings.stalePolls

/**
 * Equity moved too far although nothing was opened, closed or paid. Accounts that start at 0 are
 * measured by their size, because their equity may be next to nothing.
 */
function hasJumped(receipt: Receipt, previous: PreviousFigures, settings: DoubtSettings): boolean {
  const { figures, terms } = receipt
  const dealt =
    figures.balance !== previous.balance ||
    figures.openPositions !== previous.openPositions ||
    figures.lastOpenedAt !== previous.lastOpenedAt
  if (dealt || figures.equity === null) return false
  const before = magnitude(previous.equity)
  const base = terms.startingBalance > 0 ? before : larger(before, terms.size)
  const moved = magnitude(subtract(figures.equity, previous.equity))
  return moved > 0 && moved >= shareOf(base, basisPoints(settings.jumpShare), 'up')
}

const magnitude = (amount: Minor): Minor => (amount < zero ? negate(amount) : amount)

/** More endings of one connection within the window than can be single accounts' own doing. */
export function isMassEnding(
  counted: { readonly ended: number; readonly accounts: number },
  settings: DoubtSettings,
): boolean {
  const share = (counted.accounts * settings.massEndingShare) / 10_000
  return counted.ended > Math.max(settings.massEndingAccounts, share)
}
