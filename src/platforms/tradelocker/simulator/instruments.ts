import type { Amount } from './money.js'

/** Prices are whole points (`price * 10^digits`), sizes whole hundredths of a lot. */
export type Instrument = {
  readonly name: string
  readonly digits: number
  /** Units of the base in one lot. */
  readonly lotSize: number
  readonly spread: number
  readonly start: number
  /** Largest move of one step, in points. */
  readonly step: number
}

export type Quote = { readonly bid: number; readonly ask: number }

const list: readonly Instrument[] = [
  { name: 'EURUSD', digits: 5, lotSize: 100_000, spread: 8, start: 108_500, step: 12 },
  { name: 'GBPUSD', digits: 5, lotSize: 100_000, spread: 12, start: 127_000, step: 15 },
  { name: 'XAUUSD', digits: 2, lotSize: 100, spread: 25, start: 235_000, step: 60 },
  { name: 'BTCUSD', digits: 2, lotSize: 1, spread: 1_500, start: 6_400_000, step: 4_000 },
]

export const instruments: ReadonlyMap<string, Instrument> = new Map(list.map((i) => [i.name, i]))

export const priceText = ({ digits }: Instrument, points: number): string =>
  (points / 10 ** digits).toFixed(digits)

/** @returns null when the text has more decimals than the instrument, or is not a price */
export function pointsOf({ digits }: Instrument, text: string): number | null {
  const match = /^(\d{1,9})(?:\.(\d+))?$/.exec(text)
  const fraction = match?.[2] ?? ''
  if (!match || fraction.length > digits) return null
  return Number((match[1] ?? '') + fraction.padEnd(digits, '0'))
}

/** What a move of `points` is worth on `size` hundredths of a lot; all instruments quote in dollars. */
export const worthOf = (instrument: Instrument, points: number, size: number): Amount =>
  Math.round((points * size * instrument.lotSize * 100) / 10 ** instrument.digits)

/** The same seed gives the same numbers below 1. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export function startingQuotes(): Map<string, Quote> {
  return new Map(list.map((i) => [i.name, { bid: i.start, ask: i.start + i.spread }]))
}

/** Moves every price by one step of its walk. */
export function walk(quotes: Map<string, Quote>, random: () => number): void {
  for (const { name, start, spread, step } of list) {
    const { bid } = quotes.get(name) ?? { bid: start }
    const lean = (start - bid) / 400
    const next = Math.max(1, Math.round(bid + (random() * 2 - 1) * step + lean))
    quotes.set(name, { bid: next, ask: next + spread })
  }
}
