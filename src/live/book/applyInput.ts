import { z } from 'zod'
import { minor } from '../../domain/money/minor.js'
import type { CompiledPhase } from '../../domain/rules/compilePhase.js'
import { core, numberIn } from '../../domain/rules/coreSlots.js'
import type { EngineInput } from '../../domain/rules/types.js'
import { InvariantError } from '../../errors.js'
import { addAccount, markDirty, removeAccount, type Book } from './book.js'
import { changeTerms } from './changeTerms.js'
import { clearRecent } from './recent.js'
import type { Entry, StoredAccount } from './entry.js'
import { take } from './step.js'

/** A row of `live.input`. */
export type StoredInput = {
  readonly id: number
  readonly accountId: string
  readonly shard: number
  readonly kind: string
  readonly input: unknown
  /** Of the terms that an input names. */
  readonly phase?: CompiledPhase
}

const amount = z.int().transform(minor)
const reopenShape = z.object({
  at: z.int(),
  balance: z.union([z.literal('latest'), z.literal('initial'), amount]).default('latest'),
  days: z.enum(['keep', 'shift', 'clear']).default('keep'),
})
const extendShape = z.object({ days: z.int().min(1) })
const termsShape = z.object({ at: z.int(), hash: z.string(), grownBy: amount.default(minor(0)) })
const announcementShape = z.object({ at: z.int(), amount, reference: z.string() })
const operationShape = z.object({
  at: z.int(),
  amount,
  purpose: z.enum(['payout', 'payoutReturn', 'adjustment']),
  ticket: z.string(),
  announced: z.boolean().exactOptional(),
})

/**
 * Takes what a service asked for into the book. Its row is deleted in the transaction that stores
 * the effect.
 *
 * @param stored the account's row, when the book does not follow it
 * @returns false when it cannot be taken yet
 */
export function applyInput(book: Book, row: StoredInput, stored?: StoredAccount): boolean {
  const { accountId, shard } = row
  const entry = book.entries.get(accountId)
  if (row.kind === 'unwatch') {
    if (entry) removeAccount(book, entry)
    book.watching.set(accountId, { watching: false, shard })
  } else if (row.kind === 'watch') {
    if (!entry && stored) addAccount(book, stored)
  } else if (row.kind === 'reopen') {
    if (entry?.undecided) return false
    const account = entry ?? (stored && addAccount(book, stored))
    if (account) reopen(book, account, reopenShape.parse(row.input))
  } else if (row.kind === 'extend') {
    if (entry?.undecided) return false
    if (entry) extend(book, entry, extendShape.parse(row.input).days)
  } else if (row.kind === 'terms') {
    if (entry && !takeTerms(book, entry, row)) return false
  } else if (entry) {
    operate(book, entry, row)
    return true
  } else if (stored && numberIn(stored.state, core.ended) === 0) {
    // Money that moves while its clocks stand is no profit afterwards either.
    const account = addAccount(book, stored)
    operate(book, account, row)
    removeAccount(book, account)
    return true
  }
  book.inputs.set(row.id, { accountId, shard })
  book.host.wake(false)
  return true
}

const operate = (book: Book, entry: Entry, row: StoredInput): void =>
  take(book, entry, {
    ...{ input: engineInputOf(row), receivedAt: book.host.now() },
    ...{ sequence: 0, inputId: row.id },
  })

function takeTerms(book: Book, entry: Entry, { input, phase }: StoredInput): boolean {
  const { at, hash, grownBy } = termsShape.parse(input)
  if (!phase) throw new InvariantError(`expected terms ${hash}, were missing`)
  return changeTerms(book, entry, { phase, at, grownBy })
}

/** The account goes on with a new history: its evidence begins after the re-opening. */
function reopen(book: Book, entry: Entry, { at, ...terms }: z.output<typeof reopenShape>): void {
  const since = Math.max(at, numberIn(entry.state, core.at))
  entry.state = [...entry.phase.reopen(entry.state, since, terms)]
  clearRecent(entry.recent)
  book.watching.set(entry.accountId, { watching: true, shard: entry.shard })
  markDirty(book, entry)
}

/** As a re-opening, it begins a new history: what came before was judged by the old deadline. */
function extend(book: Book, entry: Entry, days: number): void {
  entry.state = [...entry.phase.extend(entry.state, days)]
  clearRecent(entry.recent)
  markDirty(book, entry)
}

function engineInputOf(row: StoredInput): EngineInput {
  if (row.kind === 'apply') {
    return { kind: 'balanceOperation', ...operationShape.parse(row.input) }
  }
  const announcement = announcementShape.parse(row.input)
  if (row.kind === 'announce') return { kind: 'operationAnnounced', ...announcement }
  return { kind: 'operationCancelled', ...announcement }
}
