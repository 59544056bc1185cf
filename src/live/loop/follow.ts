import type { Book } from '../book/book.js'
import { PlatformLinkError } from '../../platforms/linkError.js'
import type { PlatformFailure, PlatformSession } from '../../platforms/types.js'
import type { LiveSettings } from '../settings.js'
import { backoff, delay } from './delay.js'
import { markAbsence, pollsMayMiss, type Feed } from './feed.js'
import { newFeedStatus, type FeedStatus } from './feedStatus.js'
import { createGapPatience, type GapPatience } from './gapPatience.js'
import { followPositions } from './lookAtTrades.js'
import { PollFault } from './pollFault.js'
import { pollFeed } from './pollFeed.js'
import { createPollPlan, type PollPlan } from './pollPlan.js'
import { streamFeed } from './streamFeed.js'

/** Keeps the accounts of one connection fed, whatever happens to the link. */
export type Follower = {
  readonly status: FeedStatus
  /** The book follows other accounts of the connection than before. */
  refresh(): void
  stop(): Promise<void>
}

export type FollowOptions = {
  readonly book: Book
  readonly connectionId: string
  /** Asked again after each failure; whoever gives the session also closes it. */
  readonly sessions: (connectionId: string) => Promise<PlatformSession>
  readonly room: () => Promise<void>
  readonly settings: LiveSettings
}

export function follow(options: FollowOptions): Follower {
  const stopping = new AbortController()
  const status = newFeedStatus()
  const current: { refresh: () => void } = { refresh: () => undefined }
  const gaps = createGapPatience(options.settings.gapWaitMax)
  const running = keepFollowing(options, { status, current, gaps, signal: stopping.signal })
  return {
    status,
    refresh: () => current.refresh(),
    async stop() {
      stopping.abort()
      await running
    },
  }
}

type Run = {
  readonly status: FeedStatus
  readonly current: { refresh: () => void }
  readonly signal: AbortSignal
  readonly gaps: GapPatience
  /** Outlives a broken link: who was looked at last is asked last. */
  plan?: PollPlan
}

async function keepFollowing(options: FollowOptions, run: Run): Promise<void> {
  const { book, connectionId, settings } = options
  const { status, signal } = run
  let failures = 0
  while (!signal.aborted) {
    const startedAt = performance.now()
    try {
      status.state = 'connecting'
      await feedOnce(options, run)
      failures = 0
    } catch (error) {
      if (signal.aborted) return
      if (performance.now() - startedAt > settings.reconnectAfterMax) failures = 0
      status.state = 'waiting'
      status.error = error instanceof Error ? error.message : String(error)
      status.reconnects += 1
      book.host.report('a connection broke', { connectionId, reason: status.error })
      await delay(pauseAfter(error, failures, settings), signal)
      failures += 1
    }
  }
}

async function feedOnce(options: FollowOptions, run: Run): Promise<void> {
  const { book, connectionId, settings, room } = options
  const session = await options.sessions(connectionId)
  const { status, gaps } = run
  const feed: Feed = { book, connectionId, session, status, gaps, room }
  run.status.error = null
  if (!session.capabilities.stream) {
    const pollMs = Math.max(settings.pollEvery, session.capabilities.minPollMs)
    markAbsence(feed, { seenAt: run.status.lastEventAt, mayMissMs: pollMs * pollsMayMiss })
    run.plan ??= createPollPlan({
      ...settings,
      pollMs,
      entries: () => book.connections.get(connectionId),
      membership: () => book.membership,
    })
    return pollFeed(feed, { pollMs, plan: run.plan, signal: run.signal })
  }
  markAbsence(feed, { seenAt: run.status.lastEventAt, mayMissMs: 0 })
  const ending = new AbortController()
  const stop = (): void => ending.abort()
  run.signal.addEventListener('abort', stop)
  try {
    const streams = streamFeed(feed, ending.signal)
    run.current.refresh = streams.refresh
    run.status.state = 'catchingUp'
    streams.refresh()
    const positions = followPositions(feed, {
      every: settings.positionsEvery,
      signal: ending.signal,
    })
    positions.catch(() => undefined)
    await Promise.race([streams.ended, positions])
  } finally {
    run.current.refresh = () => undefined
    run.signal.removeEventListener('abort', stop)
    ending.abort()
  }
}

function pauseAfter(error: unknown, failures: number, settings: LiveSettings): number {
  const failure = failureIn(error)
  if (failure?.code === 'auth') return settings.reconnectAfterRefusal
  const { reconnectAfterMin: min, reconnectAfterMax: max } = settings
  return Math.max(backoff(failures, { min, max }), failure?.retryAfterMs ?? 0)
}

const failureIn = (error: unknown): PlatformFailure | undefined =>
  error instanceof PlatformLinkError || error instanceof PollFault ? error.failure : undefined
