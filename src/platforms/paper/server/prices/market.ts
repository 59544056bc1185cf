import { symbols } from '../symbols.js'
import { barSource } from './barSource.js'
import { readBars } from './readBars.js'
import { quoteAround, type PriceSource, type Quote } from './source.js'
import { syntheticSource } from './syntheticSource.js'

/** The prices of all symbols and the step of the path they stand at. */
export type Market = {
  readonly sources: ReadonlyMap<string, PriceSource>
  readonly quotes: Map<string, Quote>
  step: number
  running: boolean
  readonly ahead: Map<string, readonly Quote[]>
}

/** How far ahead of a path can be looked, in steps. */
export const stepsAheadMax = 64

/** @param options.bars files of recorded bars; symbols without one walk at random */
export function createMarket(options: {
  seed: number
  secondsPerStep: number
  bars: readonly string[]
}): Market {
  const sources = new Map<string, PriceSource>()
  for (const spec of symbols.values()) sources.set(spec.name, syntheticSource(spec, options))
  for (const file of options.bars) {
    const { spec, bars } = readBars(file)
    sources.set(spec.name, barSource(spec, bars, options))
  }
  const quotes = new Map([...sources].map(([name, source]) => [name, source.first]))
  return { sources, quotes, step: 0, running: true, ahead: new Map() }
}

/** Moves every symbol one step on; answers those whose bid or ask changed. */
export function advance(market: Market): string[] {
  market.step++
  market.ahead.clear()
  const moved: string[] = []
  for (const [name, source] of market.sources) {
    const before = market.quotes.get(name) ?? source.first
    const after = source.next(market.step, before)
    market.quotes.set(name, after)
    if (after.bid !== before.bid || after.ask !== before.ask) moved.push(name)
  }
  return moved
}

/** Puts a symbol at a price, in points; a random walk goes on from there. */
export function setPrice(market: Market, symbol: string, price: { bid: number; ask?: number }) {
  const source = market.sources.get(symbol)
  if (!source) return
  const usual = quoteAround(source.spec, price.bid + source.spec.spreadPoints / 2)
  const ask = price.ask ?? usual.ask
  market.quotes.set(symbol, { bid: price.bid, ask, middle: (price.bid + ask) / 2 })
  market.ahead.delete(symbol)
}

/** The next `steps` quotes if nobody interferes: what lets scripted traders act to a script. */
export function lookAhead(market: Market, symbol: string, steps: number): readonly Quote[] {
  const known = market.ahead.get(symbol)
  if (known) return known.slice(0, steps)
  const source = market.sources.get(symbol)
  let quote = market.quotes.get(symbol)
  const path: Quote[] = []
  for (let i = 1; source && quote && i <= stepsAheadMax; i++) {
    quote = source.next(market.step + i, quote)
    path.push(quote)
  }
  market.ahead.set(symbol, path)
  return path.slice(0, steps)
}
