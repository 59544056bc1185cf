import { core, numberIn } from '../../domain/rules/coreSlots.js'
import type { Book } from '../book/book.js'
import type { Entry } from '../book/entry.js'
import { observeSnapshots } from '../book/observe.js'
import { takeDeals } from '../book/takeDeals.js'
import { tickAll } from '../book/tick.js'
import type { AccountSnapshot, PlatformSession, StreamEvent } from '../../platforms/types.js'
import type { FeedStatus } from './feedStatus.js'
import type { GapPatience } from './gapPatience.js'

/** One connection's accounts in a book, and how they are fed. */
export type Feed = {
  readonly book: Book
  readonly connectionId: string
  readonly session: PlatformSession
  readonly status: FeedStatus
  readonly gaps: GapPatience
  /** Resolves when the database has caught up enough for more observations. */
  readonly room: () => Promise<void>
}

/** The accounts that one stream was opened for. */
export type Covered = {
  readonly logins: Map<string, Entry>
  /** Everything missed was delivered: the platform's clock now tells what did not happen. */
  live: boolean
}

/** A millisecond's work: between two such slices we hear what the database answered. */
const sliceSnapshots = 125

/** Takes an event of a stream into the book. */
export async function takeEvent(feed: Feed, covered: Covered, event: StreamEvent): Promise<void> {
  const { book, status } = feed
  status.lastEventAt = book.host.now()
  if (event.type === 'snapshots') {
    for (let from = 0; from < event.snapshots.length; from += sliceSnapshots) {
      await feed.room()
      const snapshots = event.snapshots.slice(from, from + sliceSnapshots)
      takeSnapshots(feed, covered.logins, { snapshots, live: covered.live })
    }
  } else if (event.type === 'deals') {
    takeDeals(book, covered.logins, event.deals)
  } else if (event.type === 'caughtUp') {
    covered.live = true
  } else if (event.type === 'gap') {
    markGap(event.logins ?? covered.logins.keys(), covered.logins)
    const { from, to, reason } = event
    book.host.report('observations were lost', {
      connectionId: feed.connectionId,
      from,
      to,
      reason,
    })
  } else if (event.type === 'heartbeat') {
    status.platformAt = event.at
    if (covered.live) tickAll(book, covered.logins.values(), event.at)
  }
}

export function takeSnapshots(
  { book, connectionId, session, status }: Feed,
  logins: ReadonlyMap<string, Entry>,
  given: {
    readonly snapshots: readonly AccountSnapshot[]
    readonly live: boolean
    readonly pollMs?: number
    /** Since the accounts were last looked at, at most. */
    readonly samplingMs?: number
  },
): void {
  const receivedAt = book.host.now()
  const { equity, catchUp } = session.capabilities
  observeSnapshots(book, given.snapshots, {
    connectionId,
    logins,
    receivedAt,
    feed: { pollMs: given.pollMs ?? null, equity },
    samplingMs: given.samplingMs ?? null,
    catchingUp: !given.live && catchUp === 'resume',
  })
  const newest = given.snapshots.at(-1)
  if (newest) status.lagMs = receivedAt - newest.at
}

/** Polls that may fail in a row before what lay between them counts as lost. */
export const pollsMayMiss = 3

/**
 * After a time in which nobody looked: what happened meanwhile is lost, unless the platform can
 * deliver it.
 *
 * @param absence.seenAt when something last came, or null when that is not known
 */
export function markAbsence(
  { book, connectionId, session }: Feed,
  absence: { readonly seenAt: number | null; readonly mayMissMs: number },
): void {
  if (session.capabilities.catchUp === 'resume') return
  const { seenAt, mayMissMs } = absence
  if (seenAt !== null && book.host.now() - seenAt <= mayMissMs) return
  const entries = book.connections.get(connectionId) ?? new Map<string, Entry>()
  markGap(entries.keys(), entries)
}

/** Accounts that came to a feed that was running already: who had them before may have ended long ago. */
export function markUnseen(
  { book, session }: Feed,
  entries: readonly Entry[],
  mayMissMs: number,
): void {
  if (session.capabilities.catchUp === 'resume') return
  for (const entry of entries) {
    // Imported or re-opened: nobody was to look before.
    const sinceAt = Math.max(entry.receivedAt, numberIn(entry.state, core.at))
    const isOld = book.host.now() - sinceAt > mayMissMs
    if (isOld && entry.seenSequence > 0) entry.afterGap = true
  }
}

/** The next observation of these accounts is doubtful: what came before it is not known. */
function markGap(logins: Iterable<string>, entries: ReadonlyMap<string, Entry>): void {
  for (const login of logins) {
    const entry = entries.get(login)
    if (entry && entry.seenSequence > 0) entry.afterGap = true
  }
}
