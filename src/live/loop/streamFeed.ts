import type { Entry } from '../book/entry.js'
import { takeEvent, type Covered, type Feed } from './feed.js'
import { fetchMissedDeals } from './lookAtTrades.js'

/** Streams for one connection. Accounts that come later get a further stream, so that none starts anew. */
export type StreamFeed = {
  /** Opens a stream for accounts that have none; forgets those that are followed no longer. */
  refresh(): void
  /** Rejects when a stream breaks; resolves when they should all be opened anew, or after abort. */
  readonly ended: Promise<void>
}

const streamsMax = 8

/** @param signal ends all streams */
export function streamFeed(feed: Feed, signal: AbortSignal): StreamFeed {
  const { book, connectionId, session, status } = feed
  const open = new Set<Covered>()
  let finish: () => void = () => undefined
  let fail: (error: unknown) => void = () => undefined
  const ended = new Promise<void>((resolve, reject) => {
    finish = resolve
    fail = reject
  })

  const read = async (covered: Covered): Promise<void> => {
    const wanted = [...covered.logins].map(([login, entry]) => {
      return [login, { after: entry.seenSequence }] as const
    })
    await fetchMissedDeals(feed, covered.logins)
    for await (const event of session.stream(new Map(wanted), { signal })) {
      await takeEvent(feed, covered, event)
      status.state = [...open].every(({ live }) => live) ? 'streaming' : 'catchingUp'
    }
    if (!signal.aborted) throw new Error('expected the stream to go on, was ended by the platform')
  }
  const start = (logins: Map<string, Entry>): void => {
    const covered: Covered = { logins, live: false }
    open.add(covered)
    read(covered).then(finish, fail)
  }
  const refresh = (): void => {
    const wanted = book.connections.get(connectionId) ?? new Map<string, Entry>()
    const missing = new Map(wanted)
    let covered = 0
    for (const { logins } of open) {
      for (const [login, entry] of logins) {
        if (wanted.get(login) === entry) missing.delete(login)
        else logins.delete(login)
      }
      covered += logins.size
    }
    status.accounts = covered + missing.size
    if (missing.size === 0) return
    if (open.size >= streamsMax && session.capabilities.catchUp === 'resume') finish()
    else start(missing)
  }
  signal.addEventListener('abort', finish)
  return { refresh, ended }
}
