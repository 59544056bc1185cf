import type { Entry } from '../book/entry.js'
import { tickAll } from '../book/tick.js'
import { takeEvent, type Covered, type Feed } from './feed.js'

/** However much was missed, a round ends; the next one goes on from there. */
const roundMaxMs = 60_000

/** Reads what a connection's accounts missed, to the present or for a minute. */
export async function streamUntilCaughtUp(feed: Feed): Promise<void> {
  const { book, connectionId, session, status } = feed
  const logins = new Map<string, Entry>(book.connections.get(connectionId))
  status.accounts = logins.size
  status.state = 'catchingUp'
  const covered: Covered = { logins, live: false }
  const wanted = [...logins].map(
    ([login, entry]) => [login, { after: entry.seenSequence }] as const,
  )
  const health = await session.health()
  const ending = new AbortController()
  const timer = setTimeout(() => ending.abort(), roundMaxMs)
  try {
    for await (const event of session.stream(new Map(wanted), { signal: ending.signal })) {
      await takeEvent(feed, covered, event)
      if (covered.live) break
    }
  } finally {
    clearTimeout(timer)
    ending.abort()
  }
  if (!covered.live) return
  status.state = 'polling'
  if (!health.ok) return
  status.platformAt = health.serverTime
  tickAll(book, logins.values(), health.serverTime)
}
