import type { CompiledPhase } from '../../domain/rules/compilePhase.js'
import { core, numberIn } from '../../domain/rules/coreSlots.js'
import { markDirty, type Book } from './book.js'
import type { Entry } from './entry.js'
import { clearRecent } from './recent.js'

/**
 * The account goes on under other terms from `at`: what it remembers is carried over, and its
 * evidence begins anew after the change. Terms that would end it at once wait: they were accepted as
 * rules for what comes, not as a verdict on what was.
 *
 * @returns false when they cannot be taken yet
 */
export function changeTerms(
  book: Book,
  entry: Entry,
  { phase, at }: { readonly phase: CompiledPhase; readonly at: number },
): boolean {
  if (entry.undecided) return false
  const since = Math.max(at, numberIn(entry.state, core.at))
  const state = [...entry.phase.carry(entry.state, phase, since)]
  if (phase.against(state, since).length > 0) return false
  entry.phase = phase
  entry.state = state
  clearRecent(entry.recent)
  book.terms.set(entry.accountId, { hash: phase.hash, shard: entry.shard })
  markDirty(book, entry)
  return true
}
