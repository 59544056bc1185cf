import type { Family } from '../../publishedCase.js'
import { decimal, percentOf } from '../../units.js'
import { figuresOf } from './payoutAmount.js'
import { play } from './play.js'
import { termsOf } from './terms.js'

/** The trader's share by payout number or by the cycle that was chosen. */
export const profitSplit: Family = (given) => {
  const { figures } = figuresOf(play(given, termsOf(given)))
  return { payout: decimal(figures.traderShare), splitPct: percentOf(figures.splitBps) }
}
