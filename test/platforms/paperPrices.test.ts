import { afterAll, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  amountText,
  inCents,
  parseAmount,
  amount,
} from '../../src/platforms/paper/server/amounts.js'
import { barSource } from '../../src/platforms/paper/server/prices/barSource.js'
import {
  advance,
  createMarket,
  lookAhead,
  setPrice,
} from '../../src/platforms/paper/server/prices/market.js'
import { gaussian } from '../../src/platforms/paper/server/prices/noise.js'
import { readBars } from '../../src/platforms/paper/server/prices/readBars.js'
import { resultOf, symbols } from '../../src/platforms/paper/server/symbols.js'

const folder = mkdtempSync(join(tmpdir(), 'paper-bars-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const file = (name: string, lines: readonly string[]): string => {
  const path = join(folder, name)
  writeFileSync(path, lines.join('\n'))
  return path
}

const header = 'time,bid_open,bid_high,bid_low,bid_close,ask_open,ask_high,ask_low,ask_close'
const rising =
  '2014-05-01T00:00:00Z,1.10000,1.10040,1.09960,1.10020,1.10010,1.10050,1.09970,1.10030'
const falling =
  '2014-05-01T00:01:00Z,1.10020,1.10030,1.09900,1.09910,1.10030,1.10040,1.09910,1.09920'
const wild = { seed: 5, secondsPerStep: 15, bars: [] }

function specOf(name: string) {
  const spec = symbols.get(name)
  if (!spec) throw new Error(name)
  return spec
}

describe('paper amounts', () => {
  it('writes and reads decimal text without losing anything', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (cents) => {
        const value = amount(cents * 100)
        expect(parseAmount(amountText(value))).toBe(value)
      }),
    )
  })

  it.each([
    [12_345, '1.2345', 12_300],
    [12_350, '1.2350', 12_400],
    [-12_350, '-1.2350', -12_400],
    [-1, '-0.0001', 0],
    [100, '0.01', 100],
    [0, '0.00', 0],
  ])('books %d as %s, rounded to whole cents', (value, text, cents) => {
    expect(amountText(amount(value))).toBe(text)
    expect(inCents(amount(value))).toBe(cents)
  })

  it.each(['', '1.', '.5', '1,000', '0x10', '1e3', '+1', ' 1', '1.234', '9999999999999'])(
    'refuses %j as an amount',
    (text) => expect(parseAmount(text)).toBeNull(),
  )

  it.each([
    ['EURUSD', [10, 100, 108_500], '10.00'],
    ['XAUUSD', [1000, 100, 2_350_000], '100.00'],
    ['XAUUSD', [1, 1, 2_350_000], '0.0010'],
    ['ES', [25, 100, 530_000], '12.50'],
    ['NQ', [-25, 200, 1_850_000], '-10.00'],
    ['BTCUSD', [100, 100, 6_400_000], '1.00'],
    ['USDJPY', [148_500, 100, 148_500], '100000.00'],
  ] as const)('%s: points, hundredths of a lot and price %j are %s dollars', (name, move, text) => {
    const [points, size, price] = move
    expect(amountText(resultOf(specOf(name), { points, size, price }))).toBe(text)
  })
})

describe('paper prices', () => {
  it('draws standard normal noise without memory', () => {
    const drawn = Array.from({ length: 20_000 }, (_, step) => gaussian(1, 2, step))
    const mean = drawn.reduce((sum, x) => sum + x, 0) / drawn.length
    const variance = drawn.reduce((sum, x) => sum + (x - mean) ** 2, 0) / drawn.length
    const memory = drawn.slice(1).reduce((sum, x, i) => sum + x * (drawn[i] ?? 0), 0) / drawn.length
    expect(Math.abs(mean)).toBeLessThan(0.03)
    expect(Math.abs(variance - 1)).toBeLessThan(0.05)
    expect(Math.abs(memory)).toBeLessThan(0.03)
  })

  it('walks the same path for a seed, another for another, and goes on from a step alone', () => {
    const walk = (seed: number) => {
      const market = createMarket({ ...wild, seed })
      for (let i = 0; i < 200; i++) advance(market)
      return market
    }
    expect([...walk(5).quotes]).toEqual([...walk(5).quotes])
    expect([...walk(5).quotes]).not.toEqual([...walk(6).quotes])
    const resumed = createMarket(wild)
    const stopped = walk(5)
    resumed.step = stopped.step
    for (const [name, quote] of stopped.quotes) resumed.quotes.set(name, quote)
    advance(resumed)
    advance(stopped)
    expect([...resumed.quotes]).toEqual([...stopped.quotes])
  })

  it('moves about as much as the volatility says', () => {
    const market = createMarket({ ...wild, secondsPerStep: 60 })
    const spec = specOf('EURUSD')
    const moves: number[] = []
    for (let i = 0; i < 5_000; i++) {
      const before = market.quotes.get('EURUSD')?.middle ?? 1
      advance(market)
      moves.push(Math.log((market.quotes.get('EURUSD')?.middle ?? 1) / before))
    }
    const perStep = Math.sqrt(moves.reduce((sum, x) => sum + x * x, 0) / moves.length)
    const perYear = perStep * Math.sqrt((365 * 86_400) / 60)
    expect(perYear / spec.volatility).toBeGreaterThan(0.9)
    expect(perYear / spec.volatility).toBeLessThan(1.4)
  })

  it('knows ahead what will come, until a price is set by hand', () => {
    const market = createMarket(wild)
    const told = lookAhead(market, 'XAUUSD', 10)
    setPrice(market, 'XAUUSD', { bid: 2_000_000 })
    expect(lookAhead(market, 'XAUUSD', 10)).not.toEqual(told)
    const toldAgain = lookAhead(market, 'XAUUSD', 10)
    for (const quote of toldAgain) {
      advance(market)
      expect(market.quotes.get('XAUUSD')).toEqual(quote)
    }
    expect(Math.abs((market.quotes.get('XAUUSD')?.bid ?? 0) - 2_000_000)).toBeLessThan(20_000)
  })

  it('plays a bar back through its four prices, and starts again after the last', () => {
    const { spec, bars } = readBars(file('eurusd-test.csv', [header, rising, falling]))
    const source = barSource(spec, bars, { secondsPerStep: 15 })
    const bids = Array.from({ length: 9 }, (_, step) => source.next(step, source.first).bid)
    expect(bids).toEqual([
      110_000, 109_960, 110_040, 110_020, 110_020, 110_030, 109_900, 109_910, 110_000,
    ])
    expect(source.next(1, source.first).ask).toBe(109_970)
    const slow = barSource(spec, bars, { secondsPerStep: 7.5 })
    expect(slow.next(1, slow.first).bid).toBe(109_980)
  })

  it('gives trade bars the usual spread, in the steps of the symbol', () => {
    const lines = [
      'time,open,high,low,close,volume',
      '2013-10-06T22:00:00Z,1676.75,1677.25,1673.5,1675.25,1',
    ]
    const { spec, bars } = readBars(file('es-dec13.csv', [...lines, lines[1] ?? '']))
    const source = barSource(spec, bars, { secondsPerStep: 4 })
    for (let step = 0; step < 30; step++) {
      const { bid, ask } = source.next(step, source.first)
      expect([bid % 25, ask - bid]).toEqual([0, 25])
    }
  })

  it.each([
    ['another header', ['eurusd', 'a,b', rising, falling], /expected the header/],
    ['a symbol nobody knows', ['dogeusd', header, rising, falling], /was "dogeusd"/],
    [
      'a word for a price',
      ['eurusd', header, rising, rising.replace('1.10040', 'high')],
      /:3: not a bar/,
    ],
    [
      'a high below the low',
      ['eurusd', header, rising.replace('1.10040', '1.09000'), rising],
      /:2: not a bar/,
    ],
    ['a single bar', ['eurusd', header, rising], /at least two bars/],
  ] as const)('refuses a file with %s', (_, [symbol, ...lines], complaint) => {
    expect(() => readBars(file(`${symbol}.csv`, lines))).toThrow(complaint)
  })

  const recorded = process.env.PAPER_BARS_FOLDER ?? ''
  ;(recorded ? it : it.skip)('reads the recorded bars in PAPER_BARS_FOLDER', () => {
    const files = readdirSync(recorded).filter((name) => name.endsWith('.csv'))
    expect(files.length).toBeGreaterThan(0)
    for (const name of files) {
      expect(readBars(join(recorded, name)).bars.count).toBeGreaterThan(1000)
    }
  })
})
