import type { Amount } from './amounts.js'
import { dayClosesKeptMax, type Account } from './book/account.js'
import { equityOf } from './book/book.js'
import { dayMs, dayStart } from './dayStart.js'
import type { Engine } from './engine.js'
import type { StoredRecord } from './storage/records.js'

const accountsOfRecord = 1_000

/**
 * Writes down how the days ended that are over since it was last asked: the book closes at midnight UTC of
 * the platform's clock. Nothing is closed before the server first ran; a day that ended while it was down is
 * closed with the figures that it came back with, which are those it had.
 */
export function closeDays(engine: Engine): void {
  const { book, clock } = engine
  const newest = dayStart(clock.now())
  if (book.closedUntil === 0) book.closedUntil = newest
  if (book.closedUntil >= newest) return
  const first = Math.max(book.closedUntil + dayMs, newest - (dayClosesKeptMax - 1) * dayMs)
  for (let at = first; at <= newest; at += dayMs) closeDay(engine, at)
  book.closedUntil = newest
}

function closeDay({ book, journal }: Engine, at: number): void {
  const open = book.accounts.filter(({ openedAt }) => openedAt < at)
  for (let from = 0; from < open.length; from += accountsOfRecord) {
    const some = open.slice(from, from + accountsOfRecord)
    const rows = some.map((account) => keep(account, at))
    journal.append({ type: 'dayCloses', at, rows } satisfies StoredRecord)
  }
}

function keep(account: Account, at: number): [string, Amount, Amount] {
  const close = { at, balance: account.balance, equity: equityOf(account) }
  account.dayCloses.push(close)
  if (account.dayCloses.length > dayClosesKeptMax) account.dayCloses.shift()
  return [account.login, close.balance, close.equity]
}
