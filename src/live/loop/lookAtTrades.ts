import { core } from '../../domain/rules/coreSlots.js'
import type { Entry } from '../book/entry.js'
import { seePositions } from '../book/seePositions.js'
import { takeDeals } from '../book/takeDeals.js'
import type { AccountSnapshot } from '../../platforms/types.js'
import { delay } from './delay.js'
import type { Feed } from './feed.js'
import { PollFault } from './pollFault.js'

/** Whether a snapshot shows that something was traded since what the account was last seen at. */
export const hasTraded = ({ state }: Entry, seen: AccountSnapshot): boolean =>
  seen.balance !== state[core.balance] ||
  seen.openPositions !== state[core.openPositions] ||
  seen.lastOpenedAt > (state[core.lastOpenedAt] ?? 0)

/**
 * Asks for the deals of accounts that have traded, before their snapshots are judged; where nothing is streamed, only
 * accounts with a rule about trades are worth a question each.
 *
 * @throws PollFault when the platform refuses
 */
export async function fetchDeals(
  { book, session }: Feed,
  logins: ReadonlyMap<string, Entry>,
  snapshots: readonly AccountSnapshot[],
): Promise<void> {
  for (const snapshot of snapshots) {
    const entry = logins.get(snapshot.login)
    if (!entry?.trades || !hasTraded(entry, snapshot)) continue
    const answer = await session.deals(snapshot.login, entry.trades.newestAt)
    if (!answer.ok) throw new PollFault(answer)
    takeDeals(book, logins, answer.deals)
  }
}

/**
 * Asks for the deals that were made while nobody listened, where the platform does not deliver them
 * again by itself.
 *
 * @throws PollFault when the platform refuses
 */
export async function fetchMissedDeals(
  { book, session }: Feed,
  logins: ReadonlyMap<string, Entry>,
): Promise<void> {
  if (session.capabilities.catchUp === 'resume') return
  for (const [login, { trades }] of logins) {
    if (!trades) continue
    const answer = await session.deals(login, trades.newestAt)
    if (!answer.ok) throw new PollFault(answer)
    takeDeals(book, logins, answer.deals)
  }
}

/** Looks again and again at the open positions of accounts with a rule about them. */
export async function followPositions(
  feed: Feed,
  options: { readonly every: number; readonly signal: AbortSignal },
): Promise<void> {
  const { book, connectionId, session } = feed
  while (!options.signal.aborted) {
    await delay(options.every, options.signal)
    const wanted = [...(book.connections.get(connectionId) ?? [])].filter(
      ([, { phase, state }]) =>
        phase.needs.has('positions') && (state[core.openPositions] ?? 0) > 0,
    )
    for (let from = 0; from < wanted.length; from += session.capabilities.maxBatch) {
      const batch = new Map(wanted.slice(from, from + session.capabilities.maxBatch))
      const answer = await session.snapshots([...batch.keys()], { positions: true })
      if (!answer.ok) throw new PollFault(answer)
      for (const snapshot of answer.snapshots) {
        const entry = batch.get(snapshot.login)
        if (entry) seePositions(book, entry, snapshot)
      }
    }
  }
}
