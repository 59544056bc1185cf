import { minor } from '../../../../src/domain/money/minor.js'
import { compilePhase } from '../../../../src/domain/rules/compilePhase.js'
import { ruleRegistry } from '../../../../src/domain/rules/ruleRegistry.js'
import type { Observation } from '../../../../src/domain/rules/types.js'
import { defaultDoubtSettings } from '../../../../src/domain/rulings/doubtSettings.js'
import { addAccount, createBook, type Book, type BookHost } from '../../../../src/live/book/book.js'
import type { Entry } from '../../../../src/live/book/entry.js'
import { observeSnapshots } from '../../../../src/live/book/observe.js'
import { takeFigures, takeVerdicts, type TakenBatch } from '../../../../src/live/book/takeBatch.js'
import { createRowEncoder } from '../../../../src/live/write/encodeRows.js'
import type { AccountSnapshot } from '../../../../src/platforms/types.js'
import { twoStepTerms } from '../../../integration/live/support/terms.js'

export const phase = compilePhase(twoStepTerms, ruleRegistry())
export const start = Date.UTC(2026, 0, 5, 9)
export const connectionId = 'c'

export const host = (changes: Partial<BookHost> = {}): BookHost => ({
  now: Date.now,
  checkpoint: () => undefined,
  wake: () => undefined,
  rulingsHeld: () => false,
  doubts: () => defaultDoubtSettings,
  news: () => ({ before: 0, after: 0 }),
  report: () => undefined,
  ...changes,
})

/** A book of accounts with the logins and numbers `1`, `2`, …, each in the shard of its number. */
export function bookOf(accounts: number, changes: Partial<BookHost> = {}): Book {
  const book = createBook(host(changes))
  const state = phase.start(start)
  for (let number = 1; number <= accounts; number += 1) {
    addAccount(book, {
      accountId: `account-${number}`,
      number,
      connectionId,
      login: String(number),
      shard: number % 16,
      sequence: 0,
      receivedAt: 0,
      phase,
      trades: null,
      state: [...state],
    })
  }
  return book
}

/** Equity in whole dollars, with a position open. */
export const seen = (number: number, sequence: number, equity: number): AccountSnapshot => ({
  login: String(number),
  at: start + sequence * 1_000,
  currency: 'USD',
  balance: minor(10_000_000),
  equity: minor(equity * 100),
  openPositions: 1,
  pendingOrders: 0,
  lastOpenedAt: start,
  mode: 'full',
  sequence,
  raw: { balance: '100000.00', equity: equity.toFixed(2) },
})

export const observe = (book: Book, snapshots: readonly AccountSnapshot[]): void =>
  observeSnapshots(book, snapshots, {
    connectionId,
    logins: new Map(book.connections.get(connectionId)),
    receivedAt: start,
    feed: { pollMs: null, equity: 'native' },
    catchingUp: true,
  })

const encoder = createRowEncoder()

const taking = { epochs: new Map(), encode: encoder }

/** What is written next: verdicts before figures. */
export const takeNext = (book: Book, accountsMax = 500): TakenBatch | null =>
  takeVerdicts(book, { ...taking, accountsMax }) ?? takeFigures(book, taking)

export const takeRest = (book: Book): TakenBatch | null => takeFigures(book, taking)

export function entryOf(book: Book, number: number): Entry {
  const entry = book.entries.get(`account-${number}`)
  if (!entry) throw new Error(`expected account ${number} in the book`)
  return entry
}

/** The engine's input for a snapshot. */
export function inputOf(snapshot: AccountSnapshot): Observation {
  const { at, balance, equity, openPositions, pendingOrders, lastOpenedAt } = snapshot
  return { kind: 'observation', at, balance, equity, openPositions, pendingOrders, lastOpenedAt }
}
