import type { Currency } from '../../domain/money/currency.js'
import { subtract, zero, type Minor } from '../../domain/money/minor.js'
import { roundDecimalText } from '../../domain/money/text.js'
import type { Deal, PlatformResult } from '../types.js'
import type { Brand } from './brand.js'
import { callPages } from './link.js'
import { currencyOf, findStatement, readDetails } from './reads.js'
import { closedShape, operationShape, tradeShape, type TradeRow } from './wire.js'

const dayMs = 86_400_000
/** The widest window that the report takes is 31 days, both ends included. */
const tradeWindowMs = 31 * dayMs - 1
const operationWindowMs = 365 * dayMs - 1
/** Trades that end while the report is asked for are still in it. */
const aheadMs = 60_000

const reports = 'v2/reports'
const rowsOfPage = 1_000

export type Span = { readonly from: number; readonly to: number }

type Deals = PlatformResult<{ deals: readonly Deal[] }>

/** What an account traded and what was moved on or off it since a time, oldest first. */
export async function readDeals(brand: Brand, login: string, since: number): Promise<Deals> {
  const found = await findStatement(brand, login)
  if (!found.ok) return found
  const span = await spanSince(brand, login, since)
  if (!span.ok) return span
  const [trades, operations] = await Promise.all([
    readTrades(brand, [login], span),
    readOperations(brand, login, span),
  ])
  if (!trades.ok) return trades
  if (!operations.ok) return operations
  return { ok: true, deals: [...trades.deals, ...operations.deals].sort(byTime) }
}

export const byTime = (a: Deal, b: Deal): number => a.at - b.at

/** No further back than the account's opening: reports are asked for window by window. */
async function spanSince(
  brand: Brand,
  login: string,
  since: number,
): Promise<PlatformResult<Span>> {
  const to = brand.clock.now() + aheadMs
  if (to - since <= tradeWindowMs) return { ok: true, from: since, to }
  const details = await readDetails(brand, login)
  if (!details.ok) return details
  return { ok: true, from: Math.max(since, details.account.createdDateTime - dayMs), to }
}

function* windowsOf({ from, to }: Span, width: number): Generator<Record<string, string>> {
  for (let start = from; start <= to; start += width + 1) {
    yield {
      startDateTime: new Date(start).toISOString(),
      endDateTime: new Date(Math.min(start + width, to)).toISOString(),
    }
  }
}

/** Opening and closing trades; what a close brought, costs and swaps included, is in a second report. */
export async function readTrades(
  brand: Brand,
  accountIds: readonly string[],
  span: Span,
): Promise<Deals> {
  const deals: Deal[] = []
  const wanted = new Set(accountIds)
  for (const window of windowsOf(span, tradeWindowMs)) {
    const body = { type: brand.type, accountIds, ...window, limit: rowsOfPage }
    const [trades, closes] = await Promise.all([
      callPages(brand.link, { path: `${reports}/trades-history-report`, body, row: tradeShape }),
      callPages(brand.link, {
        path: `${reports}/close-trades-history-report`,
        body,
        row: closedShape,
      }),
    ])
    if (!trades.ok) return trades
    if (!closes.ok) return closes
    const results = new Map(closes.rows.map((row) => [row.closeTradeId, row.netProfit]))
    for (const row of trades.rows.filter(({ accountId }) => wanted.has(accountId))) {
      const currency = await currencyOf(brand, row.accountId)
      if (!currency.ok) return currency
      deals.push(tradeDeal(row, results.get(row.tradeId), currency.currency))
    }
  }
  return { ok: true, deals: deals.sort(byTime) }
}

function tradeDeal(row: TradeRow, netProfit: string | undefined, currency: Currency): Deal {
  const entry = row.positionStatus === 'OPEN' || row.positionStatus === 'INCREASE' ? 'in' : 'out'
  return {
    id: row.tradeId,
    login: row.accountId,
    at: row.tradeDateTime,
    kind: 'trade',
    entry,
    positionId: row.positionId,
    symbol: row.instrument,
    side: row.side,
    lots: row.lots,
    price: row.price,
    profit: entry === 'in' ? zero : resultOf(row, netProfit, currency),
  }
}

function resultOf(row: TradeRow, netProfit: string | undefined, currency: Currency): Minor {
  const round = (text: string): Minor => roundDecimalText(text, currency) ?? zero
  if (netProfit !== undefined) return round(netProfit)
  return subtract(round(row.pnl), round(row.executionFee ?? '0'))
}

/** Money moved by the brand; what trading itself books comes with the trades. */
const moved = ['DEPOSIT', 'WITHDRAW', 'ADJUSTMENT', 'BALANCE_CREDIT'] as const
const isMoved: ReadonlySet<string> = new Set(moved)

export async function readOperations(brand: Brand, login: string, span: Span): Promise<Deals> {
  const currency = await currencyOf(brand, login)
  if (!currency.ok) return currency
  const deals: Deal[] = []
  for (const window of windowsOf(span, operationWindowMs)) {
    const body = { type: brand.type, accountId: login, operationTypes: moved, ...window }
    const path = 'v1/reports/account-operations-history-report'
    const read = await callPages(brand.link, { path, body, row: operationShape })
    if (!read.ok) return read
    for (const { id, dateTime, balanceChange, operationTypeName } of read.rows) {
      if (!isMoved.has(operationTypeName)) continue
      const profit = roundDecimalText(balanceChange, currency.currency) ?? zero
      deals.push({ id, login, at: dateTime, kind: 'balance', profit })
    }
  }
  return { ok: true, deals }
}
