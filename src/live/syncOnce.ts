import type { Queryable } from '../database/queryable.js'
import { unwritten } from './book/book.js'
import { countsOf } from './book/counts.js'
import { createControl } from './loop/control.js'
import {
  createEngineRoom,
  forgetShards,
  giveShards,
  takeRoomInputs,
  takeShards,
  type EngineRoom,
} from './loop/engineRoom.js'
import { markAbsence, pollsMayMiss, type Feed } from './loop/feed.js'
import { newFeedStatus, type FeedStatus } from './loop/feedStatus.js'
import { createGapPatience } from './loop/gapPatience.js'
import type { LiveOptions } from './loop/options.js'
import { pollOnce } from './loop/pollFeed.js'
import { reportWorker, syncWorkerId } from './loop/reports.js'
import { streamUntilCaughtUp } from './loop/streamUntilCaughtUp.js'
import * as sql from './sql/connections.js'
import { maintainPartitions } from './months/maintainPartitions.js'

export type SyncResult = {
  readonly shards: number
  readonly accounts: number
  /** Connections that could not be read, with the reason. */
  readonly failed: ReadonlyMap<string, string>
}

/**
 * One round over all accounts that no worker holds: reads, evaluates, stores, and lets go of them.
 * What a clock calls where no worker runs; beside workers it finds nothing to do. A platform that
 * can deliver what was missed does, so that nothing between two rounds goes unseen; the others are
 * looked at as they are.
 */
export async function syncOnce(options: LiveOptions): Promise<SyncResult> {
  const room = createEngineRoom({ ...options, greedy: true, workerId: syncWorkerId })
  const control = createControl({
    connect: room.connect,
    keeper: room.keeper,
    lost: (shards) => forgetShards(room, shards),
    changed: () => undefined,
  })
  try {
    return await syncRoom(room, await control.open(), options)
  } finally {
    await room.writer.close()
    await control.close()
  }
}

async function syncRoom(room: EngineRoom, q: Queryable, options: LiveOptions): Promise<SyncResult> {
  const startedAt = options.ports.now()
  const { ports } = options
  await maintainPartitions(q, { now: startedAt, settings: room.settings, ports })
  await takeShards(room, q)
  await takeRoomInputs(room, q)
  const [shards, accounts] = [room.keeper.held.size, room.book.entries.size]
  const seen = await lastSeen(q)
  const feeds = new Map<string, FeedStatus>()
  const failed = new Map<string, string>()
  const { workerId } = room
  const reads = [...room.book.connections.keys()].map(async (connectionId) => {
    const status = newFeedStatus()
    const seenAt = seen.get(connectionId) ?? null
    feeds.set(connectionId, status)
    try {
      await readConnection(room, { connectionId, status, options, seenAt })
    } catch (error) {
      status.state = 'waiting'
      status.error = error instanceof Error ? error.message : String(error)
      // Some accounts were not looked at: the next round must not take them for seen.
      status.lastEventAt = seenAt
      failed.set(connectionId, status.error)
    }
  })
  await Promise.all(reads)
  await flushAll(room)
  if (shards > 0) {
    const held = [...room.keeper.held.keys()]
    const now = options.ports.now()
    const counts = countsOf(room.book)
    await reportWorker(q, { workerId, startedAt, now, shards: held, accounts, counts, feeds })
    await giveShards(room, q, held)
  }
  return { shards, accounts, failed }
}

async function readConnection(
  room: EngineRoom,
  given: {
    readonly connectionId: string
    readonly status: FeedStatus
    readonly options: LiveOptions
    /** When anybody last heard of the connection. */
    readonly seenAt: number | null
  },
): Promise<void> {
  const { connectionId, status, options } = given
  const session = await options.sessions(connectionId)
  const flush = async (): Promise<void> => {
    if (unwritten(room.book) > room.settings.unwrittenMax) await room.flusher.flush()
  }
  const gaps = createGapPatience(room.settings.gapWaitMax)
  const feed: Feed = { book: room.book, connectionId, session, status, gaps, room: flush }
  const { stream, catchUp, minPollMs } = session.capabilities
  if (stream && catchUp === 'resume') return streamUntilCaughtUp(feed)
  const pollMs = Math.max(minPollMs, room.settings.syncEvery)
  markAbsence(feed, { seenAt: given.seenAt, mayMissMs: pollMs * pollsMayMiss })
  await pollOnce(feed, pollMs)
  status.state = 'polling'
}

async function lastSeen(q: Queryable): Promise<ReadonlyMap<string, number>> {
  const { rows } = await q.query<{ connection_id: string; seen_at: number }>(sql.lastSeen)
  return new Map(rows.map((row) => [row.connection_id, row.seen_at]))
}

/** @throws what kept figures from being stored: the next round finds them again on the platform */
async function flushAll(room: EngineRoom): Promise<void> {
  while (await room.flusher.flush()) continue
}
