import { core, moneyIn, numberIn } from '../../domain/rules/coreSlots.js'
import { doubtsIn } from '../../domain/rules/doubtMask.js'
import type { Observation } from '../../domain/rules/types.js'
import { summarise } from '../../domain/trades/positionSummary.js'
import type { AccountSnapshot } from '../../platforms/types.js'
import { hundredths } from '../write/dealColumns.js'
import type { Book } from './book.js'
import type { Entry } from './entry.js'
import { take } from './step.js'

/** What the open positions of a snapshot come to, where it lists them. */
export const summaryOf = ({ positions }: AccountSnapshot) =>
  positions && summarise(positions.map((each) => ({ ...each, lots: hundredths(each.lots) })))

/**
 * Positions that were asked for beside a stream. They are judged with the newest figures of the
 * stream, never ahead of it: an answer that shows more than the stream has delivered yet is left for
 * the next look.
 */
export function seePositions(book: Book, entry: Entry, snapshot: AccountSnapshot): void {
  const { state } = entry
  const positions = summaryOf(snapshot)
  if (entry.ended || entry.undecided || !positions) return
  if (snapshot.openPositions !== numberIn(state, core.openPositions)) return
  const doubts = doubtsIn(numberIn(state, core.doubts))
  const input: Observation = {
    kind: 'observation',
    at: numberIn(state, core.at),
    balance: moneyIn(state, core.balance),
    equity: moneyIn(state, core.equity),
    openPositions: snapshot.openPositions,
    pendingOrders: numberIn(state, core.pendingOrders),
    lastOpenedAt: numberIn(state, core.lastOpenedAt),
    positions,
    ...(doubts.length > 0 && { doubts }),
  }
  take(book, entry, { input, receivedAt: book.host.now(), sequence: entry.sequence })
}
