import { core, numberIn } from '../../domain/rules/coreSlots.js'
import type { ClockTick } from '../../domain/rules/types.js'
import type { Book } from './book.js'
import type { Entry } from './entry.js'
import { take } from './step.js'

/**
 * Time passed on the platform without news of the account: rolls its day over and lets deadlines
 * fall. The feed must have delivered everything up to `at`.
 */
export function tick(book: Book, entry: Entry, at: number): void {
  if (entry.undecided || !isDue(entry, at)) return
  const held = book.host.rulingsHeld(entry.connectionId)
  const input: ClockTick = held
    ? { kind: 'clock', at, doubts: ['rulingsHeld'] }
    : { kind: 'clock', at }
  take(book, entry, { input, receivedAt: book.host.now(), sequence: 0 })
}

/** Deadlines are looked at less often than resets: finding them costs far more. */
const deadlinesEveryMs = 60_000

function isDue(entry: Entry, at: number): boolean {
  const { state, phase } = entry
  if (state[core.ended] !== 0 || at < numberIn(state, core.at)) return false
  if (at >= numberIn(state, core.dayEndsAt)) return true
  if (!phase.needs.has('clock')) return false
  if (at < entry.deadlinesSeenAt + deadlinesEveryMs) return phase.isDue(state, at, 'soon')
  entry.deadlinesSeenAt = at
  return phase.isDue(state, at, 'all')
}

/** Ticks all of these accounts; what `at` promises must hold for each. */
export function tickAll(book: Book, entries: Iterable<Entry>, at: number): void {
  for (const entry of entries) if (!entry.ended) tick(book, entry, at)
}
