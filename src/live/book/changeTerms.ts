import type { Minor } from '../../domain/money/minor.js'
import type { CompiledPhase } from '../../domain/rules/compilePhase.js'
import { core, numberIn } from '../../domain/rules/coreSlots.js'
import { markDirty, type Book } from './book.js'
import type { Entry } from './entry.js'
import { clearRecent } from './recent.js'

type Changed = {
  readonly phase: CompiledPhase
  readonly at: number
  /** What of the operations the new starting balance has in it. */
  readonly grownBy: Minor
}

/**
 * The account goes on under other terms from `at`: what it remembers is carried over, and its
 * evidence begins anew after the change. Terms that would end it at once wait: they were accepted as
 * rules for what comes, not as a verdict on what was.
 *
 * @returns false when they cannot be taken yet
 */
export function changeTerms(book: Book, entry: Entry, { phase, at, grownBy }: Changed): boolean {
  if (entry.undecided) return false
  const since = Math.max(at, numberIn(entry.state, core.at))
  const state = [...entry.phase.carry(entry.state, phase, { at: since, grownBy })]
  if (phase.against(state, since).length > 0) return false
  entry.phase = phase
  entry.state = state
  clearRecent(entry.recent)
  book.terms.set(entry.accountId, { hash: phase.hash, shard: entry.shard })
  markDirty(book, entry)
  return true
}
