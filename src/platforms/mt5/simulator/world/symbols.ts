import type { SimSymbol } from './types.js'

export const symbols: readonly SimSymbol[] = [
  {
    name: 'EURUSD',
    path: 'Forex\\Major\\EURUSD',
    digits: 5,
    contractSize: 100_000,
    base: 'EUR',
    quote: 'USD',
    price: 1.1,
    spread: 0.0001,
  },
  {
    name: 'GBPUSD',
    path: 'Forex\\Major\\GBPUSD',
    digits: 5,
    contractSize: 100_000,
    base: 'GBP',
    quote: 'USD',
    price: 1.27,
    spread: 0.00015,
  },
  {
    name: 'USDJPY',
    path: 'Forex\\Major\\USDJPY',
    digits: 3,
    contractSize: 100_000,
    base: 'USD',
    quote: 'JPY',
    price: 150,
    spread: 0.012,
  },
  {
    name: 'XAUUSD',
    path: 'Metals\\XAUUSD',
    digits: 2,
    contractSize: 100,
    base: 'XAU',
    quote: 'USD',
    price: 2_400,
    spread: 0.3,
  },
]

const byName = new Map(symbols.map((symbol) => [symbol.name.toLowerCase(), symbol]))

export const symbolNamed = (name: string): SimSymbol | undefined => byName.get(name.toLowerCase())
