import type { Account, DealRow, KeptWrite } from './book/account.js'
import { keepDeals, keepWrite, type Book } from './book/book.js'
import type { Clock } from './clock.js'
import type { History } from './history/history.js'
import type { Publisher } from './history/publisher.js'
import type { Market } from './prices/market.js'
import type { Journal } from './storage/journal.js'
import { marketRecord } from './storage/restore.js'
import { imageOf, type StoredRecord } from './storage/records.js'

/** Everything a change of an account touches. */
export type Engine = {
  readonly book: Book
  readonly market: Market
  readonly clock: Clock
  readonly history: History
  readonly journal: Journal
  readonly publisher: Publisher
}

/**
 * Ends every change that must survive: numbers the new state, journals it and hands it to the
 * streams. The caller acknowledges after `journal.settled()`.
 */
export function commit(
  engine: Engine,
  account: Account,
  change: { deals?: readonly DealRow[]; write?: KeptWrite } = {},
): void {
  const { book, clock, history, journal, publisher } = engine
  const at = clock.now()
  const deals = change.deals ?? []
  account.sequence++
  keepDeals(account, deals)
  if (change.write) keepWrite(book, account, change.write)
  journal.append({
    type: 'change',
    nextId: book.nextId,
    at,
    account: imageOf(account),
    ...(deals.length > 0 && { deals: [...deals] }),
    ...(change.write && { write: change.write }),
  } satisfies StoredRecord)
  history.push(account, at, deals.length)
  publisher.publish()
}

/** Writes down where prices and clock stand, for the path to go on from there. */
export function noteMarket({ market, clock, journal }: Engine): void {
  journal.append(marketRecord(market, clock.offset))
}
