import type { Queryable } from '../../database/queryable.js'
import { minor } from '../../domain/money/minor.js'
import { noTrades, type TradeMemory } from '../../domain/trades/assemble.js'
import * as sql from '../sql/deals.js'

type Newest = { account_id: string; at: number; ids: string[] }
type Open = {
  account_id: string
  position: string
  opened_at: number
  lots: number
  profit: number
  value: number
}

/**
 * What accounts remember of their trades, put together again from the deals that are stored.
 */
export async function loadTrades(
  q: Queryable,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, TradeMemory>> {
  const memories = new Map(accountIds.map((id) => [id, noTrades()]))
  if (accountIds.length === 0) return memories
  const newest = await q.query<Newest>(sql.readNewest, [accountIds])
  for (const { account_id, at, ids } of newest.rows) {
    const memory = memories.get(account_id)
    if (!memory) continue
    memory.newestAt = at
    for (const id of ids) memory.newest.add(id)
  }
  const open = await q.query<Open>(sql.readOpen, [accountIds])
  for (const { account_id, position, opened_at, lots, profit, value } of open.rows) {
    memories.get(account_id)?.positions.set(position, {
      openedAt: opened_at,
      lots,
      profit: minor(profit),
      value: minor(value),
    })
  }
  return memories
}
