import { amount, type Amount } from './amounts.js'

/**
 * A traded instrument. Prices are whole points (`price * 10^digits`), sizes whole hundredths of a
 * lot, so that results of symbols quoted in dollars are exact.
 */
export type SymbolSpec = {
  readonly name: string
  readonly digits: number
  /** Units of the base per lot: 100,000 for currencies, 50 dollars a point for ES. */
  readonly contractSize: number
  readonly quote: 'USD' | 'JPY'
  /** The least a price moves by. */
  readonly tickPoints: number
  readonly spreadPoints: number
  /** Smallest size and step, in hundredths of a lot; futures trade whole contracts. */
  readonly sizeStep: number
  /** Where the seeded path starts, and what it leans back to. */
  readonly basePrice: number
  /** Standard deviation of a year's return. */
  readonly volatility: number
}

const spot = { quote: 'USD', sizeStep: 1, tickPoints: 1 } as const
const future = { quote: 'USD', sizeStep: 100, digits: 2, tickPoints: 25 } as const

const specs: readonly SymbolSpec[] = [
  pair({ name: 'EURUSD', spreadPoints: 10, basePrice: 1.085, volatility: 0.07 }),
  pair({ name: 'GBPUSD', spreadPoints: 14, basePrice: 1.27, volatility: 0.085 }),
  {
    ...pair({ name: 'USDJPY', spreadPoints: 12, basePrice: 148.5, volatility: 0.1 }),
    digits: 3,
    quote: 'JPY',
  },
  {
    ...spot,
    name: 'XAUUSD',
    digits: 3,
    contractSize: 100,
    spreadPoints: 250,
    basePrice: 2350,
    volatility: 0.15,
  },
  {
    ...spot,
    name: 'BTCUSD',
    digits: 2,
    contractSize: 1,
    spreadPoints: 1500,
    basePrice: 64_000,
    volatility: 0.55,
  },
  {
    ...future,
    name: 'ES',
    contractSize: 50,
    spreadPoints: 25,
    basePrice: 5300,
    volatility: 0.17,
  },
  {
    ...future,
    name: 'NQ',
    contractSize: 20,
    spreadPoints: 25,
    basePrice: 18_500,
    volatility: 0.23,
  },
]

export const symbols: ReadonlyMap<string, SymbolSpec> = new Map(specs.map((s) => [s.name, s]))

type PairFacts = Pick<SymbolSpec, 'name' | 'spreadPoints' | 'basePrice' | 'volatility'>

function pair(facts: PairFacts): SymbolSpec {
  return { ...spot, digits: 5, contractSize: 100_000, ...facts }
}

export const toPoints = (spec: SymbolSpec, price: number): number =>
  Math.round(price * 10 ** spec.digits)

export const priceText = (spec: SymbolSpec, points: number): string =>
  (points / 10 ** spec.digits).toFixed(spec.digits)

/** Dollars (in ten-thousandths) that `size` hundredths of a lot win when the price moves by `points`. */
export function resultOf(
  spec: SymbolSpec,
  move: { points: number; size: number; price: number },
): Amount {
  const scale = 10 ** spec.digits
  const inQuote = (move.points * move.size * spec.contractSize * 100) / scale
  const inDollars = spec.quote === 'USD' ? inQuote : inQuote / (move.price / scale)
  return amount(Math.round(inDollars))
}

/** What the position is worth in dollars (ten-thousandths): the basis of the margin. */
export function notionalOf(spec: SymbolSpec, size: number, price: number): Amount {
  const inQuote = (price * size * spec.contractSize * 100) / 10 ** spec.digits
  const isDollarBase = spec.quote !== 'USD'
  return amount(Math.round(isDollarBase ? inQuote / (price / 10 ** spec.digits) : inQuote))
}
