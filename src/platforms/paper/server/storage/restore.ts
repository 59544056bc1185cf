import { DomainFault } from '../../../../domain/fault.js'
import { nothing } from '../amounts.js'
import { dayStart } from '../dayStart.js'
import { dayClosesKeptMax, dealsKeptMax, type Account } from '../book/account.js'
import { addAccount, addOrder, addPosition, createBook, type Book } from '../book/book.js'
import type { Market } from '../prices/market.js'
import { quoteAround } from '../prices/source.js'
import { symbols, type SymbolSpec } from '../symbols.js'
import type { Recovered } from './recover.js'
import type { AccountImage, StoredRecord } from './records.js'

/** More changes than an account has in one run, so that no number is given out twice. */
const sequencesPerGeneration = 1_000_000_000

/** Takes up the prices where the last run left them. */
export function restoreMarket(market: Market, stored: Recovered['market']): void {
  if (!stored) return
  market.step = stored.step
  market.running = stored.running
  for (const [name, [bid, ask, middle]] of Object.entries(stored.prices)) {
    if (market.quotes.has(name)) market.quotes.set(name, { bid, ask, middle })
  }
}

export function marketRecord(market: Market, clockOffset: number): StoredRecord {
  const prices = [...market.quotes].map(([name, q]) => [name, [q.bid, q.ask, q.middle]] as const)
  return {
    type: 'market',
    step: market.step,
    running: market.running,
    clockOffset,
    prices: Object.fromEntries(
      prices.map(([name, [bid, ask, middle]]) => [name, [bid, ask, middle]]),
    ),
  }
}

/**
 * The book as it was. After a crash, accounts with open positions may have shown states that were
 * never written; their numbering jumps ahead, so that a reader sees the gap.
 */
export function restoreBook(market: Market, recovered: Recovered): Book {
  const book = createBook()
  book.nextId = recovered.nextId
  book.closedUntil = newestClose(recovered) || dayStart(recovered.at)
  for (const stored of recovered.accounts.values()) {
    const { account: image, deals, writes, dayCloses } = stored
    const account = emptyAccount(image, book.accounts.length)
    account.deals = deals.slice(-dealsKeptMax)
    account.writes = writes
    account.dayCloses = dayCloses.slice(-dayClosesKeptMax)
    addAccount(book, account)
    for (const position of image.positions) {
      const spec = specOf(position.symbol)
      const quote = market.quotes.get(spec.name) ?? quoteAround(spec, position.openPoints)
      addPosition(book, { ...position, spec, account, result: nothing, slot: 0 }, quote)
    }
    for (const order of image.orders)
      addOrder(book, account, { ...order, spec: specOf(order.symbol) })
    if (!recovered.clean && account.positions.length > 0) {
      const jumped = recovered.generation * sequencesPerGeneration
      account.sequence = Math.max(account.sequence, jumped)
    }
    account.oldestKept = account.sequence
    book.nextLogin = Math.max(book.nextLogin, Number(image.login) + 1)
  }
  return book
}

function newestClose({ accounts }: Recovered): number {
  let newest = 0
  for (const { dayCloses } of accounts.values())
    newest = Math.max(newest, dayCloses.at(-1)?.at ?? 0)
  return newest
}

function emptyAccount(image: AccountImage, index: number): Account {
  return {
    ...image,
    index,
    floating: nothing,
    positions: [],
    orders: [],
    oldestKept: image.sequence,
    deals: [],
    writes: [],
    dayCloses: [],
  }
}

function specOf(name: string): SymbolSpec {
  const spec = symbols.get(name)
  if (!spec) throw new DomainFault(`expected a known symbol, was "${name}"`)
  return spec
}
