import type { Amount } from '../amounts.js'
import type { Side } from '../book/account.js'
import { lookAhead, type Market } from '../prices/market.js'
import type { Quote } from '../prices/source.js'
import { notionalOf, resultOf, type SymbolSpec } from '../symbols.js'
import type { Plan } from './strategy.js'

export type Trade = { readonly spec: SymbolSpec; readonly side: Side; readonly size: number }

type Purse = { readonly initial: Amount; readonly equity: Amount; readonly leverage: number }

/** Share of what the leverage allows that a script uses. */
const marginUse = 0.6

/**
 * The trade that comes closest to the plan, known in advance because the script reads the path
 * that the prices will take. Null when no symbol moves enough to pay its spread.
 */
export function pickTrade(market: Market, plan: Plan, purse: Purse): Trade | null {
  let best: { trade: Trade; value: number } | null = null
  for (const { spec } of market.sources.values()) {
    const now = market.quotes.get(spec.name)
    const path = lookAhead(market, spec.name, plan.hold)
    if (!now || path.length < plan.hold) continue
    for (const side of ['buy', 'sell'] as const) {
      const found = fit({ spec, side, now, path }, plan, purse)
      if (found && (!best || found.value > best.value)) best = found
    }
  }
  return best?.trade ?? null
}

type Prospect = { spec: SymbolSpec; side: Side; now: Quote; path: readonly Quote[] }

function fit({ spec, side, now, path }: Prospect, plan: Plan, purse: Purse) {
  const results = path.map((quote) => perStep(spec, side, [now, quote]))
  const end = results.at(-1) ?? 0
  if (plan.outcome === 'win' ? end <= 0 : end >= 0) return null
  const worst = Math.max(0, -Math.min(...results, perStep(spec, side, [now, now])))
  const bounds = [
    (plan.share * purse.initial) / Math.abs(end),
    (marginUse * purse.equity * purse.leverage) / notionalOf(spec, spec.sizeStep, now.ask),
    plan.painMax === null || worst === 0 ? Infinity : (plan.painMax * purse.initial) / worst,
  ]
  const steps = Math.floor(Math.min(...bounds))
  if (steps < 1) return null
  return { trade: { spec, side, size: steps * spec.sizeStep }, value: Math.abs(end) * steps }
}

/** What the smallest size wins from the first quote to the second. */
function perStep(spec: SymbolSpec, side: Side, [open, close]: readonly [Quote, Quote]): number {
  const points = side === 'buy' ? close.bid - open.ask : open.bid - close.ask
  const price = side === 'buy' ? close.bid : close.ask
  return resultOf(spec, { points, size: spec.sizeStep, price })
}
