import { zero } from '../../domain/money/minor.js'
import { takeDeal, type TradeDeal } from '../../domain/trades/assemble.js'
import type { Deal } from '../../platforms/types.js'
import { hundredths } from '../write/dealColumns.js'
import type { Book } from './book.js'
import type { Entry } from './entry.js'
import { take } from './step.js'

/**
 * Takes deals into the book: all are stored, those of accounts with a rule about trades are judged too. To
 * be called before the snapshots that show what the deals did.
 */
export function takeDeals(
  book: Book,
  logins: ReadonlyMap<string, Entry>,
  deals: readonly Deal[],
): void {
  const receivedAt = book.host.now()
  for (const deal of deals) {
    const entry = logins.get(deal.login)
    if (!entry || entry.ended) continue
    book.deals.push({ accountId: entry.accountId, shard: entry.shard, receivedAt, deal })
    const trade = tradeOf(book, entry, deal)
    if (trade) take(book, entry, { input: trade, receivedAt, sequence: 0 })
  }
  if (deals.length > 0) book.host.wake(false)
}

function tradeOf(book: Book, entry: Entry, deal: Deal) {
  const { id, at, entry: side, positionId, lots, profit, value } = deal
  if (entry.trades === null || deal.kind !== 'trade') return null
  if (side === undefined || positionId === undefined || lots === undefined) return null
  const known: TradeDeal = {
    id,
    at,
    entry: side,
    position: positionId,
    lots: hundredths(lots),
    profit,
    value: value ?? zero,
  }
  return takeDeal(entry.trades, known, (when) => book.host.news(deal.symbol, when))
}
