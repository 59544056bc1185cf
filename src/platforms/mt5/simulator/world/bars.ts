import type { SimSymbol } from './types.js'

/** A minute of bids, and the least spread in it in points. */
export type SimBar = {
  /** UTC milliseconds of its beginning. */
  readonly at: number
  readonly open: number
  high: number
  low: number
  close: number
  spread: number
  ticks: number
}

type Bars = {
  tick(
    symbol: SimSymbol,
    quote: { readonly bid: number; readonly ask: number; readonly at: number },
  ): void
  of(symbol: SimSymbol): readonly SimBar[]
}

const minuteMs = 60_000
/** Two weeks are kept. */
const keptMax = 20_160

/** Minute bars as they come about; a minute without a price has none. */
export function createBars(): Bars {
  const kept = new Map<string, SimBar[]>()
  const of = (symbol: SimSymbol): SimBar[] => {
    const known = kept.get(symbol.name) ?? []
    kept.set(symbol.name, known)
    return known
  }
  return {
    of,
    tick: (symbol, { bid, ask, at: now }) => {
      const bars = of(symbol)
      const at = now - (now % minuteMs)
      const spread = Math.round((ask - bid) * 10 ** symbol.digits)
      // The clock may have been set back.
      const last = bars.findLast((bar) => bar.at <= at)
      if (last?.at !== at) {
        bars.push({ at, open: bid, high: bid, low: bid, close: bid, spread, ticks: 1 })
        bars.sort((one, other) => one.at - other.at)
        if (bars.length > keptMax) bars.shift()
        return
      }
      last.high = Math.max(last.high, bid)
      last.low = Math.min(last.low, bid)
      last.close = bid
      last.spread = Math.min(last.spread, spread)
      last.ticks++
    },
  }
}
