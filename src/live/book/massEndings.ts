import type { Observation, Verdict } from '../../domain/rules/types.js'
import { isMassEnding } from '../../domain/rulings/doubt.js'
import type { Book } from './book.js'
import type { Entry } from './entry.js'
import { rememberInstead } from './recent.js'
import { drain, stateBeforeNewest } from './step.js'

/**
 * One wrong price ends many accounts at once. When more accounts of a connection end together
 * than the settings allow, the verdicts that are not decided yet are found again with the
 * doubt `massEnding`: they are only suspected, and one person decides on them together.
 */
export function suspectMassEndings(book: Book): void {
  const ending = book.undecided.filter(endsOnPrice)
  if (ending.length === 0) return
  const now = book.host.now()
  const settings = book.host.doubts()
  for (const [connectionId, entries] of groupByConnection(ending)) {
    const seen = endingsIn(book, connectionId)
    for (const { accountId } of entries) seen.set(accountId, now)
    for (const [accountId, at] of seen)
      if (at <= now - settings.massEndingWindowMs) seen.delete(accountId)
    const accounts = book.connections.get(connectionId)?.size ?? 0
    if (!isMassEnding({ ended: seen.size, accounts }, settings)) continue
    book.host.report('many accounts of a connection ended at once', {
      connectionId,
      accounts: seen.size,
    })
    for (const entry of entries) doubt(entry)
  }
  const cleared = ending.filter(({ undecided }) => undecided === null)
  if (cleared.length === 0) return
  book.undecided = book.undecided.filter(({ undecided }) => undecided !== null)
  for (const entry of cleared) drain(book, entry)
}

const endsOnPrice = ({ undecided }: Entry): boolean =>
  undecided?.received.input.kind === 'observation' &&
  undecided.verdicts.some(({ kind, doubts }) => priced.has(kind) && doubts.length === 0)

const priced: ReadonlySet<Verdict['kind']> = new Set(['breach', 'pass'])

function groupByConnection(entries: readonly Entry[]): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>()
  for (const entry of entries) {
    const group = groups.get(entry.connectionId)
    if (group) group.push(entry)
    else groups.set(entry.connectionId, [entry])
  }
  return groups
}

function endingsIn(book: Book, connectionId: string): Map<string, number> {
  const seen = book.endings.get(connectionId) ?? new Map<string, number>()
  book.endings.set(connectionId, seen)
  return seen
}

/** Evaluates the newest observation again, doubtful: what was reported before is not said twice. */
function doubt(entry: Entry): void {
  const { undecided } = entry
  if (undecided?.received.input.kind !== 'observation') return
  const observation: Observation = {
    ...undecided.received.input,
    doubts: [...(undecided.received.input.doubts ?? []), 'massEnding'],
  }
  const received = { ...undecided.received, input: observation }
  const state = stateBeforeNewest(entry)
  rememberInstead(entry.recent, received)
  const verdicts = entry.phase.evaluateInto(state, observation)
  entry.state = state
  entry.undecided = verdicts.length > 0 ? { received, verdicts } : null
}
