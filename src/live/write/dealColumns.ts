import type { TakenDeal } from '../book/book.js'

/** Deals as the columns that `insertDeals` takes. */
export const dealColumns = (deals: readonly TakenDeal[], receivedAt: number): unknown[] => [
  deals.map(({ accountId }) => accountId),
  deals.map(({ deal }) => deal.at),
  deals.map(({ deal }) => deal.id),
  deals.map(({ deal }) => deal.kind),
  deals.map(({ deal }) => deal.entry ?? null),
  deals.map(({ deal }) => deal.positionId ?? null),
  deals.map(({ deal }) => deal.symbol ?? null),
  deals.map(({ deal }) => deal.side ?? null),
  deals.map(({ deal }) => (deal.lots === undefined ? null : hundredths(deal.lots))),
  deals.map(({ deal }) => deal.price ?? null),
  deals.map(({ deal }) => deal.profit),
  deals.map(({ deal }) => deal.value ?? null),
  deals.map(({ deal }) => deal.comment ?? null),
  receivedAt,
]

/** Lots as the engine counts them. */
export const hundredths = (lots: number): number => Math.round(lots * 100)
