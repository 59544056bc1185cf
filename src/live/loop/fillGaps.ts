import { setImmediate } from 'node:timers/promises'
import { gapObservations } from '../../domain/trades/gap/gapObservations.js'
import { minutesOf, type GapMinute } from '../../domain/trades/gap/minutesOf.js'
import type { Held } from '../../domain/trades/gap/types.js'
import type { AccountSnapshot, PlatformFailure, PlatformSession } from '../../platforms/types.js'
import type { Book } from '../book/book.js'
import type { Entry } from '../book/entry.js'
import { take } from '../book/step.js'
import type { Feed } from './feed.js'
import { hasTraded } from './lookAtTrades.js'
import { createGapReader, type Seen } from './readGap.js'

/** Whether the platform tells afterwards how low accounts were while nobody looked. */
export const fillsGaps = ({ capabilities, bars }: PlatformSession): boolean =>
  capabilities.catchUp === 'history' && capabilities.bars === true && bars !== undefined

/**
 * Works out, from deals and minute bars, how low accounts were in the gap that these snapshots end, and
 * takes it before them: in doubt, so that it is suspected and a person decides. Where history does not
 * tell, the doubt about the snapshot is all there is, and that is reported.
 *
 * @param snapshots with their positions
 * @returns logins whose snapshot must not be taken yet: the platform refused, and will be asked again
 */
export async function fillGaps(
  feed: Feed,
  logins: ReadonlyMap<string, Entry>,
  snapshots: readonly AccountSnapshot[],
): Promise<ReadonlySet<string>> {
  const kept = new Set<string>()
  if (!fillsGaps(feed.session)) return kept
  const { book, connectionId, gaps } = feed
  const seen = snapshots.flatMap((snapshot) => {
    const entry = logins.get(snapshot.login)
    return entry?.afterGap && mayHaveMoved(entry, snapshot) ? [{ entry, snapshot }] : []
  })
  if (seen.length === 0) return kept
  const { left, refusal } = await fill(feed, seen)
  const reasons = new Map<string, number>()
  for (const each of seen) {
    const { entry } = each
    const reason = left.get(entry)
    if (reason === undefined) continue
    if (refusal !== null && !isBelowFloor(each) && gaps.keepsBack(entry)) kept.add(entry.login)
    else reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
  }
  for (const [reason, accounts] of reasons) {
    const details = { connectionId, accounts, reason, refusal: refusal?.message }
    book.host.report('history does not tell what was in a gap', details)
  }
  return kept
}

/** Such a figure may be gone at the next look, so it is not waited with: in doubt it is suspected. */
const isBelowFloor = ({ entry: { phase, state }, snapshot }: Seen): boolean =>
  phase.floors(state).some((floor) => snapshot.equity <= floor)

type Filled = {
  readonly left: ReadonlyMap<Entry, string>
  readonly refusal: PlatformFailure | null
}

async function fill({ book, gaps, session }: Feed, seen: readonly Seen[]): Promise<Filled> {
  const resting = gaps.resting()
  if (resting) {
    return { refusal: resting, left: new Map(seen.map(({ entry }) => [entry, resting.code])) }
  }
  const askedAt = performance.now()
  const reader = createGapReader(session)
  const told = await reader.held(seen)
  const bars = await reader.bars(told)
  const refusal = reader.refusal()
  gaps.asked(refusal, performance.now() - askedAt)
  for (const { entry, held } of told) {
    const found = minutesOf(held, bars)
    if (found.ok) takeLows(book, entry, { held, minutes: found.minutes })
    else reader.leave(entry, found.code)
    // A long gap of many accounts must not keep the process from saying that it lives.
    await setImmediate()
  }
  return { left: reader.left, refusal }
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
