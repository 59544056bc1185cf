import type { NewsAround } from '../../domain/rules/types.js'
import type { DoubtSettings } from '../../domain/rulings/doubtSettings.js'
import type { Checkpoint } from '../checkpoint.js'
import { dropAccounts } from '../tape/dropAccounts.js'
import { createTapeBuffer, type TapeBuffer } from '../tape/tapeBuffer.js'
import type { Deal } from '../../platforms/types.js'
import { createEntry, type Entry, type StoredAccount } from './entry.js'
import { clearRecent } from './recent.js'

/** A row of `live.input` whose effect waits to be stored. */
export type TakenInput = { readonly accountId: string; readonly shard: number }

/** A deal on its way to `live.deal`. */
export type TakenDeal = {
  readonly accountId: string
  readonly shard: number
  readonly receivedAt: number
  readonly deal: Deal
}

/** All accounts of the shards that this process holds, and what is not yet stored of them. */
export type Book = {
  readonly entries: Map<string, Entry>
  /** Counts up whenever an account comes or goes. */
  membership: number
  readonly connections: Map<string, Map<string, Entry>>
  /** Entries whose row is older than they are; some may have been dropped meanwhile. */
  dirty: Entry[]
  /** Entries with verdicts to decide, oldest first. */
  undecided: Entry[]
  /** Of even and of odd shards: two connections may write at the same time. */
  readonly tapes: readonly [TapeBuffer, TapeBuffer]
  /** Deals that wait to be stored. */
  deals: TakenDeal[]
  /** Rows of `live.input` to delete with the next write, by id. */
  readonly inputs: Map<number, TakenInput>
  /** Accounts whose `watching` changes with the next write. */
  readonly watching: Map<string, { readonly watching: boolean; readonly shard: number }>
  /** Accounts whose terms change with the next write: the hash of the new ones. */
  readonly terms: Map<string, { readonly hash: string; readonly shard: number }>
  /** When accounts were last seen to end, by connection and account. */
  readonly endings: Map<string, Map<string, SeenEnding>>
  /** Since the process began. */
  readonly counts: { observations: number; verdicts: number; rows: number; batches: number }
  readonly host: BookHost
}

/** An ending: when it was seen by our clock, and when it was by the platform's. */
export type SeenEnding = { readonly seenAt: number; readonly at: number }

/** What a book needs of its process. */
export type BookHost = {
  readonly now: () => number
  readonly checkpoint: Checkpoint
  /** Something waits to be written; `urgent` when it is a verdict. */
  readonly wake: (urgent: boolean) => void
  readonly rulingsHeld: (connectionId: string) => boolean
  readonly doubts: () => DoubtSettings
  /** Restricted news around an instant for an instrument. */
  readonly news: (symbol: string | undefined, at: number) => NewsAround
  readonly report: (message: string, details: Readonly<Record<string, unknown>>) => void
}

export function createBook(host: BookHost): Book {
  return {
    entries: new Map(),
    membership: 0,
    connections: new Map(),
    dirty: [],
    undecided: [],
    tapes: [createTapeBuffer(), createTapeBuffer()],
    deals: [],
    inputs: new Map(),
    watching: new Map(),
    terms: new Map(),
    endings: new Map(),
    counts: { observations: 0, verdicts: 0, rows: 0, batches: 0 },
    host,
  }
}

/** Follows an account; one that is followed already keeps what is in memory. */
export function addAccount(book: Book, stored: StoredAccount): Entry {
  const known = book.entries.get(stored.accountId)
  if (known) return known
  const entry = createEntry(stored)
  book.membership += 1
  book.entries.set(entry.accountId, entry)
  const logins = book.connections.get(entry.connectionId) ?? new Map<string, Entry>()
  book.connections.set(entry.connectionId, logins.set(entry.login, entry))
  return entry
}

/** Forgets an account; what of it waits to be written is still written. */
export function removeAccount(book: Book, entry: Entry): void {
  entry.ended = true
  book.membership += 1
  entry.backlog = null
  if (entry.undecided === null) clearRecent(entry.recent)
  if (book.entries.get(entry.accountId) === entry) book.entries.delete(entry.accountId)
  const logins = book.connections.get(entry.connectionId)
  if (logins?.get(entry.login) === entry) logins.delete(entry.login)
  if (logins?.size === 0) book.connections.delete(entry.connectionId)
}

/** The tape that observations of a shard go onto. */
export const tapeOf = ({ tapes: [even, odd] }: Book, shard: number): TapeBuffer =>
  shard % 2 === 0 ? even : odd

/** Observations that are not stored yet. */
export const unwritten = ({ tapes: [even, odd] }: Book): number => even.size() + odd.size()

export function markDirty(book: Book, entry: Entry): void {
  if (entry.dirty) return
  entry.dirty = true
  book.dirty.push(entry)
  book.host.wake(false)
}

/** Forgets shards with everything that waits of them: somebody else holds them, or will. */
export function dropShards(book: Book, shards: readonly number[]): void {
  const gone = new Set(shards)
  const numbers = new Set<number>()
  for (const entry of [...book.entries.values()].filter(({ shard }) => gone.has(shard))) {
    removeAccount(book, entry)
    numbers.add(entry.number)
  }
  for (const entry of book.dirty) if (gone.has(entry.shard)) numbers.add(entry.number)
  book.dirty = book.dirty.filter(({ shard }) => !gone.has(shard))
  book.undecided = book.undecided.filter(({ shard }) => !gone.has(shard))
  book.deals = book.deals.filter(({ shard }) => !gone.has(shard))
  forgetShards(book.inputs, gone)
  forgetShards(book.watching, gone)
  forgetShards(book.terms, gone)
  for (const tape of book.tapes) tape.putBack(dropAccounts(tape.take(), numbers))
}

function forgetShards<Key>(
  known: Map<Key, { readonly shard: number }>,
  gone: ReadonlySet<number>,
): void {
  for (const [key, { shard }] of known) if (gone.has(shard)) known.delete(key)
}
