import type { Entry } from '../book/entry.js'
import { delay } from './delay.js'
import { takeSnapshots, type Feed } from './feed.js'
import { fetchDeals } from './lookAtTrades.js'
import { PollFault } from './pollFault.js'

/**
 * Looks once at all accounts of the connection, as many at a time as the platform takes.
 *
 * @throws PollFault at the first refusal
 */
export async function pollOnce(feed: Feed, pollMs: number): Promise<void> {
  const { book, connectionId, session, status } = feed
  const entries = new Map(book.connections.get(connectionId))
  const logins = [...entries.keys()]
  status.accounts = logins.length
  for (let from = 0; from < logins.length; from += session.capabilities.maxBatch) {
    const batch = logins.slice(from, from + session.capabilities.maxBatch)
    const own = asked(entries, batch)
    const positions = [...own.values()].some(({ phase }) => phase.needs.has('positions'))
    const answer = await session.snapshots(batch, { positions })
    if (!answer.ok) throw new PollFault(answer)
    status.lastEventAt = book.host.now()
    await fetchDeals(feed, own, answer.snapshots)
    takeSnapshots(feed, own, { snapshots: answer.snapshots, live: true, pollMs })
    await feed.room()
  }
}

const asked = (entries: ReadonlyMap<string, Entry>, logins: readonly string[]) =>
  new Map(
    logins.flatMap((login) => {
      const entry = entries.get(login)
      return entry ? [[login, entry] as const] : []
    }),
  )

/** Looks again and again until `signal` aborts. */
export async function pollFeed(
  feed: Feed,
  options: { readonly pollMs: number; readonly signal: AbortSignal },
): Promise<void> {
  const { pollMs } = options
  while (!options.signal.aborted) {
    const startedAt = performance.now()
    await pollOnce(feed, pollMs)
    feed.status.state = 'polling'
    await delay(Math.max(0, pollMs - (performance.now() - startedAt)), options.signal)
  }
}
