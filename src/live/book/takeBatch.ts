import { core, numberIn } from '../../domain/rules/coreSlots.js'
import type { Disposition } from '../ports.js'
import type { Epochs } from '../shards/shardKeeper.js'
import { splitAccounts } from '../tape/dropAccounts.js'
import type { Batch, DayOpening } from '../write/batch.js'
import type { EncodedRows, RowSource } from '../write/encodeRows.js'
import { endedAccounts, terminalAccounts } from '../write/dispositions.js'
import { accountVerdicts } from './accountVerdicts.js'
import { markDirty, removeAccount, type Book } from './book.js'
import { dayOpening } from './dayOpening.js'
import type { Entry } from './entry.js'
import { clearRecent } from './recent.js'
import { drain } from './step.js'

/** A batch with the entries it was made from: given back when it fails, settled when it is stored. */
export type TakenBatch = {
  readonly batch: Batch
  readonly entries: readonly Entry[]
  readonly deciding: readonly Entry[]
  readonly inputs: ReadonlyMap<number, { readonly accountId: string; readonly shard: number }>
  readonly watching: Book['watching']
  readonly terms: Book['terms']
  /** Of even and of odd shards. */
  readonly tapes: readonly (readonly Buffer[])[]
}

const usedMax = 0x7fff_ffff

type Taking = {
  readonly epochs: Epochs
  readonly encode: (rows: readonly RowSource[]) => EncodedRows
}

/**
 * Takes accounts with verdicts to decide, oldest first, with everything of theirs that waits, so that
 * no row is ahead of its ruling. Rows are encoded here and now: what the book learns while the batch
 * is being written belongs to the next one.
 *
 * @returns null when nothing is to be decided
 */
export function takeVerdicts(
  book: Book,
  options: Taking & { readonly accountsMax: number },
): TakenBatch | null {
  const deciding = book.undecided.slice(0, options.accountsMax)
  if (deciding.length === 0) return null
  book.undecided = book.undecided.slice(options.accountsMax)
  return take(book, { ...options, of: deciding, theirs: true })
}

/**
 * Takes all that waits of accounts without verdicts to decide; encoded as by `takeVerdicts`.
 *
 * @param options.half only what belongs to even (0) or odd (1) shards
 * @returns null when nothing waits
 */
export function takeFigures(
  book: Book,
  options: Taking & { readonly half?: 0 | 1 | undefined },
): TakenBatch | null {
  return take(book, { ...options, of: book.undecided, theirs: false })
}

type Choice = Taking & {
  /** What is `theirs`, and is decided, or what is not. */
  readonly of: readonly Entry[]
  readonly theirs: boolean
  readonly half?: 0 | 1 | undefined
}

function take(book: Book, choice: Choice): TakenBatch | null {
  const { half, of } = choice
  const deciding = choice.theirs ? of : []
  const chosen = new Set(of.map(({ accountId }) => accountId))
  const isHalf = (shard: number): boolean => half === undefined || shard % 2 === half
  const isOurs: IsOurs = ({ accountId, shard }) =>
    isHalf(shard) && chosen.has(accountId) === choice.theirs
  const dirty = split(book.dirty, isOurs)
  const deals = split(book.deals, isOurs)
  const inputs = takeOut(book.inputs, isOurs, (_, { accountId }) => accountId)
  const watching = takeOut(book.watching, isOurs, byId)
  const entries = dirty.ours
  const nothing = entries.length === 0 && inputs.size === 0 && watching.size === 0
  if (nothing && deals.ours.length === 0 && deciding.length === 0) return null
  book.dirty = dirty.others
  book.deals = deals.others
  const terms = takeOut(book.terms, isOurs, byId)
  const days: DayOpening[] = []
  for (const entry of entries) if (refresh(entry)) days.push(dayOpening(entry))
  const tapes = takeTapes(book, choice)
  const batch: Batch = {
    epochs: new Map([...choice.epochs].filter(([shard]) => isHalf(shard))),
    rows: choice.encode(entries),
    days,
    deals: deals.ours,
    tape: tapes.flat(),
    verdicts: deciding.flatMap((entry) => accountVerdicts(book, entry)),
    inputs,
    watching: new Map([...watching].map(([id, each]) => [id, each.watching])),
    terms: new Map([...terms].map(([id, { hash }]) => [id, hash])),
    receivedAt: book.host.now(),
  }
  return { batch, entries, deciding, inputs, watching, terms, tapes }
}

type IsOurs = (each: { readonly accountId: string; readonly shard: number }) => boolean

function split<Each extends Parameters<IsOurs>[0]>(all: readonly Each[], isOurs: IsOurs) {
  const ours: Each[] = []
  const others: Each[] = []
  for (const each of all) {
    if (isOurs(each)) ours.push(each)
    else others.push(each)
  }
  return { ours, others }
}

/** Removes what is ours from `from`, and answers it. */
function takeOut<Key, Value extends { readonly shard: number }>(
  from: Map<Key, Value>,
  isOurs: IsOurs,
  idOf: (key: Key, value: Value) => string,
): Map<Key, Value> {
  const taken = new Map<Key, Value>()
  for (const [key, value] of from) {
    if (!isOurs({ accountId: idOf(key, value), shard: value.shard })) continue
    taken.set(key, value)
    from.delete(key)
  }
  return taken
}

const byId = (id: string): string => id

/** Brings the columns that people see up to the state. @returns whether a new day began */
function refresh(entry: Entry): boolean {
  const { phase, state } = entry
  entry.dirty = false
  let floor = -Infinity
  for (const slot of phase.floorSlots) floor = Math.max(floor, numberIn(state, slot))
  entry.floor = phase.floorSlots.length === 0 ? null : floor
  entry.used = Math.min(phase.worstUsed(state), usedMax)
  return numberIn(state, core.dayStartsAt) !== entry.dayStored
}

function takeTapes(book: Book, { of, theirs, half }: Choice): Buffer[][] {
  const numbers = new Set(of.map(({ number }) => number))
  return book.tapes.map((tape, parity) => {
    if (half !== undefined && parity !== half) return []
    const split = splitAccounts(tape.take(), numbers)
    tape.putBack(theirs ? split.others : split.theirs)
    return theirs ? split.theirs : split.others
  })
}

/** The batch was not stored: all of it waits again, before what came since. */
export function putBack(book: Book, taken: TakenBatch): void {
  for (const [parity, tape] of book.tapes.entries()) tape.putBack(taken.tapes[parity] ?? [])
  book.deals = [...taken.batch.deals, ...book.deals]
  book.undecided = [...taken.deciding, ...book.undecided]
  for (const [id, each] of taken.inputs) book.inputs.set(id, each)
  for (const [id, each] of taken.watching) if (!book.watching.has(id)) book.watching.set(id, each)
  for (const [id, each] of taken.terms) if (!book.terms.has(id)) book.terms.set(id, each)
  for (const entry of taken.entries) markDirty(book, entry)
}

/** The batch is stored: endings leave the book, and what waited for a decision goes on. */
export function settle(
  book: Book,
  taken: TakenBatch,
  dispositions: ReadonlyMap<string, Disposition>,
): void {
  book.counts.batches += 1
  book.counts.rows += taken.entries.length
  for (const day of taken.batch.days) {
    const entry = book.entries.get(day.accountId)
    if (entry) entry.dayStored = day.startsAt
  }
  const terminal = terminalAccounts(taken.batch.verdicts)
  const ended = endedAccounts(taken.batch.verdicts, dispositions)
  for (const entry of taken.deciding) {
    entry.undecided = null
    if (!dispositions.has(entry.accountId) && terminal.has(entry.accountId)) {
      book.host.report('a verdict was not decided', { accountId: entry.accountId })
    }
    if (ended.has(entry.accountId)) removeAccount(book, entry)
    else goOn(book, entry)
    if (entry.ended) clearRecent(entry.recent)
  }
}

/** An ending that was not confirmed is none: the account is judged on, and drained of what waited. */
function goOn(book: Book, entry: Entry): void {
  if (entry.state[core.ended] !== 0) {
    entry.state = [...entry.phase.reopen(entry.state, numberIn(entry.state, core.at))]
    clearRecent(entry.recent)
    markDirty(book, entry)
  }
  drain(book, entry)
}
