import { gaussian, streamOf } from '../../../paper/server/prices/noise.js'
import { createBars, type SimBar } from './bars.js'
import { symbols } from './symbols.js'
import type { SimSymbol } from './types.js'

export type Quote = { readonly bid: number; readonly ask: number; readonly at: number }

/** All prices: a random walk from the seed, or wherever a test puts them. */
export type Prices = {
  quote(symbol: SimSymbol): Quote
  /** Moves every symbol `count` steps along its walk. */
  step(count: number, at: number): void
  set(symbol: SimSymbol, quote: { bid: number; ask?: number }, at: number): void
  /** Rises with each change of any price. */
  changes(): number
  changedSince(symbol: SimSymbol, change: number): boolean
  /** Minutes in which it had a price, oldest first. */
  bars(symbol: SimSymbol): readonly SimBar[]
}

type Moving = { bid: number; ask: number; at: number; change: number }

/** One step moves a price by about this part of it. */
const stepSize = 0.00008

export function createPrices(seed: number, startedAt: number): Prices {
  let steps = 0
  let changes = 1
  const moving = new Map<string, Moving>()
  const bars = createBars()
  const put = (symbol: SimSymbol, next: Omit<Moving, 'change'>): void => {
    moving.set(symbol.name, { ...next, change: changes })
    bars.tick(symbol, next)
  }
  for (const symbol of symbols) {
    const { digits, price: bid, spread } = symbol
    put(symbol, { bid, ask: rounded(bid + spread, digits), at: startedAt })
  }
  const of = (symbol: SimSymbol): Moving =>
    moving.get(symbol.name) ?? { bid: symbol.price, ask: symbol.price, at: 0, change: 0 }
  return {
    quote: of,
    step: (count, at) => {
      for (let i = 0; i < count; i++) {
        steps++
        changes++
        for (const symbol of symbols) {
          const move = gaussian(seed, streamOf(symbol.name), steps) * stepSize
          const bid = rounded(of(symbol).bid * (1 + move), symbol.digits)
          put(symbol, { bid, ask: rounded(bid + symbol.spread, symbol.digits), at })
        }
      }
    },
    set: (symbol, { bid, ask = bid + symbol.spread }, at) => {
      changes++
      const { digits } = symbol
      put(symbol, { bid: rounded(bid, digits), ask: rounded(ask, digits), at })
    },
    changes: () => changes,
    changedSince: (symbol, change) => of(symbol).change > change,
    bars: bars.of,
  }
}

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits))
