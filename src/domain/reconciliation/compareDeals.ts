import type { Minor } from '../money/minor.js'
import type { Difference } from './difference.js'

/** A deal as either book has it; lots are hundredths. */
export type BookedDeal = {
  readonly id: string
  readonly profit: Minor
  readonly lots: number | null
}

/** Deals that one side lacks or has otherwise, by their number on the platform. */
export function compareDeals(
  ours: readonly BookedDeal[],
  theirs: readonly BookedDeal[],
  money: (amount: Minor) => string,
): Difference[] {
  const known = new Map(ours.map((deal) => [deal.id, deal]))
  const text = ({ profit, lots }: BookedDeal) =>
    lots === null ? money(profit) : `${money(profit)}, ${lots / 100} lots`
  const differences: Difference[] = []
  for (const deal of theirs) {
    const mine = known.get(deal.id)
    known.delete(deal.id)
    if (mine && text(mine) === text(deal)) continue
    differences.push({
      kind: mine ? 'dealChanged' : 'dealMissing',
      subject: deal.id,
      ours: mine ? text(mine) : null,
      theirs: text(deal),
    })
  }
  for (const deal of known.values()) {
    differences.push({ kind: 'dealUnknown', subject: deal.id, ours: text(deal), theirs: null })
  }
  return differences
}
