import { core, numberIn } from '../../domain/rules/coreSlots.js'
import { minor } from '../../domain/money/minor.js'
import { doubtsOf, type Feed } from '../../domain/rulings/doubt.js'
import type { Doubt, Observation } from '../../domain/rules/types.js'
import type { AccountSnapshot } from '../../platforms/types.js'
import type { Book } from './book.js'
import type { Entry } from './entry.js'
import { summaryOf } from './seePositions.js'
import { take } from './step.js'
import { tick } from './tick.js'

/** How and when snapshots came. */
export type Arrival = {
  readonly connectionId: string
  /** The accounts that this feed is for, by login. */
  readonly logins: ReadonlyMap<string, Entry>
  /** UTC milliseconds by our clock. */
  readonly receivedAt: number
  readonly feed: Feed
  /** Between two looks at an account, where that is not the interval of the feed. */
  readonly samplingMs?: number | null
  /** The platform is still delivering what we missed: age says nothing then. */
  readonly catchingUp: boolean
}

/** Evaluates snapshots in the order they came in; those of other accounts are passed over. */
export function observeSnapshots(
  book: Book,
  snapshots: readonly AccountSnapshot[],
  arrival: Arrival,
): void {
  if (snapshots.length === 0) return
  book.host.checkpoint('received')
  const held = book.host.rulingsHeld(arrival.connectionId)
  for (const snapshot of snapshots) {
    const entry = arrival.logins.get(snapshot.login)
    if (entry && !entry.ended) observe(book, entry, { snapshot, arrival, held })
  }
  book.host.checkpoint('evaluated')
}

type Given = {
  readonly snapshot: AccountSnapshot
  readonly arrival: Arrival
  readonly held: boolean
}

/**
 * Delivered twice, or older than what was evaluated: nothing new, except that time passed, and that
 * the account is after a gap as it was before.
 */
function observe(book: Book, entry: Entry, given: Given): void {
  const { snapshot, arrival } = given
  if (snapshot.sequence < entry.seenSequence) return
  if (snapshot.sequence === entry.seenSequence) {
    if (entry.sequence === snapshot.sequence) entry.afterGap = false
    tick(book, entry, snapshot.at)
    return
  }
  const doubts = findDoubts(book, entry, given)
  entry.seenSequence = snapshot.sequence
  entry.afterGap = false
  entry.samplingIntervalMs = samplingOf(arrival)
  const { at, balance, equity, openPositions, pendingOrders, lastOpenedAt } = snapshot
  const positions = entry.phase.needs.has('positions') ? summaryOf(snapshot) : undefined
  const plain: Observation = {
    kind: 'observation',
    at,
    balance,
    equity,
    openPositions,
    pendingOrders,
    lastOpenedAt,
  }
  const input =
    positions === undefined && doubts.length === 0
      ? plain
      : { ...plain, ...(positions && { positions }), ...(doubts.length > 0 && { doubts }) }
  const { sequence, raw } = snapshot
  take(book, entry, { input, receivedAt: arrival.receivedAt, sequence, raw })
}

const samplingOf = ({ samplingMs, feed }: Arrival): number | null =>
  samplingMs == null ? feed.pollMs : Math.ceil(samplingMs)

function findDoubts(book: Book, entry: Entry, { snapshot, arrival, held }: Given): Doubt[] {
  const { state } = entry
  const previous = {
    balance: minor(numberIn(state, core.balance)),
    equity: minor(numberIn(state, core.equity)),
    openPositions: numberIn(state, core.openPositions),
    lastOpenedAt: numberIn(state, core.lastOpenedAt),
  }
  const doubts = doubtsOf(
    {
      figures: snapshot,
      previous: entry.seenSequence === 0 ? null : previous,
      receivedAt: arrival.catchingUp ? snapshot.at : arrival.receivedAt,
      marketOpen: true,
      gap: entry.afterGap,
      feed: arrival.feed,
      terms: entry.phase.terms,
    },
    book.host.doubts(),
  )
  if (held) doubts.push('rulingsHeld')
  return doubts
}
