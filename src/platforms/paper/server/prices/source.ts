import type { SymbolSpec } from '../symbols.js'

/** Bid and ask in points; `middle` keeps the fraction of a point that a slow walk needs to move at all. */
export type Quote = { readonly bid: number; readonly ask: number; readonly middle: number }

/** Where a symbol's prices come from: the next quote from the step and the quote before it, nothing else. */
export type PriceSource = {
  readonly spec: SymbolSpec
  readonly first: Quote
  next(step: number, before: Quote): Quote
}

/** The nearest price that the symbol is quoted at. */
export const toTick = (spec: SymbolSpec, points: number): number =>
  Math.max(1, Math.round(points / spec.tickPoints)) * spec.tickPoints

/** The symbol's usual spread around a middle. */
export function quoteAround(spec: SymbolSpec, middle: number): Quote {
  const bid = toTick(spec, middle - spec.spreadPoints / 2)
  return { bid, ask: bid + spec.spreadPoints, middle }
}
