import { add, zero, type Minor } from '../money/minor.js'
import type { NewsAround, Trade } from '../rules/types.js'

/** A deal as a platform reports it, sizes in hundredths of a lot. */
export type TradeDeal = {
  readonly id: string
  readonly at: number
  readonly entry: 'in' | 'out'
  readonly position: string
  readonly lots: number
  /** What a closing deal realised; 0 for an opening one. */
  readonly profit: Minor
  /** Worth at the deal's price, 0 where the platform does not say. */
  readonly value: Minor
}

/** What is remembered of a position while any of it is open. */
export type OpenPosition = {
  readonly openedAt: number
  readonly lots: number
  readonly profit: Minor
  readonly value: Minor
}

/** Restricted news around an instant, for the instrument of a deal. */
export type NewsLookup = (at: number) => NewsAround

/** The open positions of one account and the newest deals taken: what makes each deal count once. */
export type TradeMemory = {
  readonly positions: Map<string, OpenPosition>
  /** Time of the newest deal taken, and the deals of that same millisecond. */
  newestAt: number
  readonly newest: Set<string>
}

export const noTrades = (): TradeMemory => ({
  positions: new Map(),
  newestAt: 0,
  newest: new Set(),
})

/**
 * A deal as the engine takes it, or null for one that was taken before. Deals come in the order of
 * their platform; one that is older than the newest taken is left to reconciliation, because a
 * changed past must never decide silently.
 */
export function takeDeal(memory: TradeMemory, deal: TradeDeal, news: NewsLookup): Trade | null {
  const { at, id } = deal
  if (at < memory.newestAt || (at === memory.newestAt && memory.newest.has(id))) return null
  if (at > memory.newestAt) memory.newest.clear()
  memory.newestAt = at
  memory.newest.add(id)
  return deal.entry === 'in' ? opened(memory, deal, news) : closed(memory, deal, news)
}

function opened(memory: TradeMemory, deal: TradeDeal, news: NewsLookup): Trade {
  const { at, id, lots, position, value } = deal
  const known = memory.positions.get(position)
  const held: OpenPosition = {
    openedAt: known?.openedAt ?? at,
    lots: (known?.lots ?? 0) + lots,
    profit: known?.profit ?? zero,
    value: add(known?.value ?? zero, value),
  }
  memory.positions.set(position, held)
  return {
    kind: 'trade',
    at,
    deal: id,
    entry: 'open',
    openedAt: held.openedAt,
    lots,
    remaining: held.lots,
    profit: zero,
    positionProfit: held.profit,
    value: held.value,
    openNews: news(held.openedAt),
    news: news(at),
  }
}

/** A closing deal of a position whose opening was never seen counts as opened and closed at once. */
function closed(memory: TradeMemory, deal: TradeDeal, news: NewsLookup): Trade {
  const { at, id, lots, position, profit, value } = deal
  const known = memory.positions.get(position)
  const remaining = Math.max(0, (known?.lots ?? 0) - lots)
  const positionProfit = add(known?.profit ?? zero, profit)
  const openedAt = known?.openedAt ?? at
  if (known && remaining > 0) {
    memory.positions.set(position, { ...known, lots: remaining, profit: positionProfit })
  } else memory.positions.delete(position)
  return {
    kind: 'trade',
    at,
    deal: id,
    entry: 'close',
    openedAt,
    lots,
    remaining,
    profit,
    positionProfit,
    value: known?.value ?? value,
    openNews: news(openedAt),
    news: news(at),
  }
}
