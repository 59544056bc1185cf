import { core, numberIn } from '../../domain/rules/coreSlots.js'
import type { Observation, Verdict } from '../../domain/rules/types.js'
import { isMassEnding } from '../../domain/rulings/doubt.js'
import type { Book, SeenEnding } from './book.js'
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
  for (const [connectionId, entries] of groupByConnection(ending)) {
    const near = nearEndings(book, connectionId, entries)
    const accounts = book.connections.get(connectionId)?.size ?? 0
    const settings = book.host.doubts()
    const doubtful = entries.filter((entry) => isMassEnding({ ended: near(entry), accounts }, settings)) // prettier-ignore
    if (doubtful.length === 0) continue
    book.host.report('many accounts of a connection ended at once', {
      connectionId,
      accounts: doubtful.length,
    })
    for (const entry of doubtful) doubt(entry)
  }
  const cleared = ending.filter(({ undecided }) => undecided === null)
  if (cleared.length === 0) return
  book.undecided = book.undecided.filter(({ undecided }) => undecided !== null)
  for (const entry of cleared) drain(book, entry)
}

/** One price reaches the accounts of a connection within this. */
const momentMs = 1_000

/**
 * How many accounts had ended by the moment of one of these, itself included: on the platform's
 * clock, because what was missed comes all at once, and on ours.
 */
function nearEndings(
  book: Book,
  connectionId: string,
  entries: readonly Entry[],
): (entry: Entry) => number {
  const now = book.host.now()
  const { massEndingWindowMs: window } = book.host.doubts()
  const seen = endingsIn(book, connectionId)
  for (const entry of entries) seen.set(entry.accountId, { seenAt: now, at: endedAt(entry) })
  for (const [accountId, { seenAt }] of seen) if (seenAt <= now - window) seen.delete(accountId)
  const times = Float64Array.from(seen.values(), ({ at }) => at).sort()
  return (entry) => {
    const at = endedAt(entry)
    return countBelow(times, at + momentMs) - countBelow(times, at - window + 1)
  }
}

/** Platform time of what ended it. */
const endedAt = ({ undecided, state }: Entry): number =>
  undecided?.received.input.at ?? numberIn(state, core.at)

/** How many of the ascending `times` are below `limit`. */
function countBelow(times: Float64Array, limit: number): number {
  let [from, to] = [0, times.length]
  while (from < to) {
    const middle = (from + to) >>> 1
    if ((times[middle] ?? 0) < limit) from = middle + 1
    else to = middle
  }
  return from
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

function endingsIn(book: Book, connectionId: string): Map<string, SeenEnding> {
  const seen = book.endings.get(connectionId) ?? new Map<string, SeenEnding>()
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
