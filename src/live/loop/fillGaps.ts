import { setImmediate } from 'node:timers/promises'
import { gapObservations } from '../../domain/trades/gap/gapObservations.js'
import { minutesOf, type GapMinute } from '../../domain/trades/gap/minutesOf.js'
import type { Held } from '../../domain/trades/gap/types.js'
import type { AccountSnapshot, PlatformSession } from '../../platforms/types.js'
import type { Book } from '../book/book.js'
import type { Entry } from '../book/entry.js'
import { take } from '../book/step.js'
import type { Feed } from './feed.js'
import { hasTraded } from './lookAtTrades.js'
import { createGapReader } from './readGap.js'

/** Whether the platform tells afterwards how low accounts were while nobody looked. */
export const fillsGaps = ({ capabilities, bars }: PlatformSession): boolean =>
  capabilities.catchUp === 'history' && capabilities.bars === true && bars !== undefined

/**
 * Works out, from deals and minute bars, how low accounts were in the gap that these snapshots end, and
 * takes it before them: in doubt, so that it is suspected and a person decides. Where history does not
 * tell, the doubt about the snapshot is all there is, and that is reported.
 *
 * @param snapshots with their positions
 */
export async function fillGaps(
  feed: Feed,
  logins: ReadonlyMap<string, Entry>,
  snapshots: readonly AccountSnapshot[],
): Promise<void> {
  if (!fillsGaps(feed.session)) return
  const { book, connectionId, session } = feed
  const seen = snapshots.flatMap((snapshot) => {
    const entry = logins.get(snapshot.login)
    return entry?.afterGap && mayHaveMoved(entry, snapshot) ? [{ entry, snapshot }] : []
  })
  if (seen.length === 0) return
  const reader = createGapReader(session)
  const told = await reader.held(seen)
  const bars = await reader.bars(told)
  for (const { entry, held } of told) {
    const found = minutesOf(held, bars)
    if (found.ok) takeLows(book, entry, { held, minutes: found.minutes })
    else reader.leave(found.code)
    // A long gap of many accounts must not keep the process from saying that it lives.
    await setImmediate()
  }
  for (const [reason, accounts] of reader.left) {
    book.host.report('history does not tell what was in a gap', { connectionId, accounts, reason })
  }
}

/** Who held nothing, holds nothing and has the same balance was worth that balance all the time. */
const mayHaveMoved = (entry: Entry, snapshot: AccountSnapshot): boolean =>
  !entry.ended &&
  entry.undecided === null &&
  snapshot.sequence > entry.seenSequence &&
  (snapshot.openPositions > 0 || hasTraded(entry, snapshot))

/** They come between what was seen last and what is seen next, in the platform's order too. */
function takeLows(
  book: Book,
  entry: Entry,
  { held, minutes }: { readonly held: Held; readonly minutes: readonly GapMinute[] },
): void {
  const { calendar } = entry.phase.terms
  const { pendingOrders } = held.gap.after
  const receivedAt = book.host.now()
  for (const input of gapObservations(minutes, { calendar, pendingOrders })) {
    take(book, entry, { input, receivedAt, sequence: entry.seenSequence })
  }
}
