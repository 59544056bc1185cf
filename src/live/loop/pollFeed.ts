import { setTimeout } from 'node:timers/promises'
import type { AccountSnapshot } from '../../platforms/types.js'
import type { Entry } from '../book/entry.js'
import { delay } from './delay.js'
import { fillGaps, fillsGaps } from './fillGaps.js'
import { markUnseen, pollsMayMiss, takeSnapshots, type Feed } from './feed.js'
import { fetchDeals } from './lookAtTrades.js'
import { PollFault } from './pollFault.js'
import type { PollPlan } from './pollPlan.js'

/**
 * Looks once at all accounts of the connection, as many at a time as the platform takes.
 *
 * @throws PollFault at the first refusal
 */
export async function pollOnce(feed: Feed, pollMs: number): Promise<void> {
  const { book, connectionId, session, status } = feed
  const entries = [...(book.connections.get(connectionId) ?? [])]
  const { maxBatch } = session.capabilities
  status.accounts = entries.length
  const look = { pollMs, samplingMs: pollMs }
  const keptBack: AccountSnapshot[] = []
  for (let from = 0; from < entries.length; from += maxBatch) {
    keptBack.push(...(await ask(feed, new Map(entries.slice(from, from + maxBatch)), look)))
  }
  for (let kept: readonly AccountSnapshot[] = keptBack; kept.length > 0;) {
    await setTimeout(feed.gaps.restMs())
    kept = await takeLook(feed, new Map(entries), { ...look, snapshots: kept })
  }
}

type Look = { readonly pollMs: number; readonly samplingMs: number }

/** Asks for some accounts and takes what comes; how often each is looked at stands in its evidence. */
async function ask(
  feed: Feed,
  asked: ReadonlyMap<string, Entry>,
  look: Look,
): Promise<readonly AccountSnapshot[]> {
  const { book, session, status } = feed
  const afterGap = fillsGaps(session)
  const positions = [...asked.values()].some(
    (entry) => entry.phase.needs.has('positions') || (afterGap && entry.afterGap),
  )
  const answer = await session.snapshots([...asked.keys()], { positions })
  if (!answer.ok) throw new PollFault(answer)
  status.lastEventAt = book.host.now()
  await fetchDeals(feed, asked, answer.snapshots)
  const kept = await takeLook(feed, asked, { ...look, snapshots: answer.snapshots })
  await feed.room()
  return kept
}

/** @returns what waits until the platform tells of the gap before it */
async function takeLook(
  feed: Feed,
  asked: ReadonlyMap<string, Entry>,
  look: Look & { readonly snapshots: readonly AccountSnapshot[] },
): Promise<readonly AccountSnapshot[]> {
  const kept = await fillGaps(feed, asked, look.snapshots)
  const snapshots = look.snapshots.filter(({ login }) => !kept.has(login))
  takeSnapshots(feed, asked, { ...look, snapshots, live: true })
  return look.snapshots.filter(({ login }) => kept.has(login))
}

/** Longest sleep: accounts that come meanwhile are seen after it. */
const sleepMaxMs = 1_000

/** Looks again and again, in the order of the plan, until `signal` aborts. */
export async function pollFeed(
  feed: Feed,
  options: { readonly pollMs: number; readonly plan: PollPlan; readonly signal: AbortSignal },
): Promise<void> {
  const { pollMs, plan, signal } = options
  const { book, connectionId, session, status } = feed
  while (!signal.aborted) {
    const now = performance.now()
    const batch = plan.next(now, session.capabilities.maxBatch)
    status.accounts = book.connections.get(connectionId)?.size ?? 0
    if (batch.logins.size > 0) {
      markUnseen(feed, batch.fresh, pollMs * pollsMayMiss)
      await ask(feed, batch.logins, { pollMs, samplingMs: Math.max(pollMs, batch.sinceMs) })
      plan.polled(batch, now)
      status.state = 'polling'
      continue
    }
    status.state = 'polling'
    await delay(Math.min(sleepMaxMs, Math.max(1, plan.dueAt() - performance.now())), signal)
  }
}
