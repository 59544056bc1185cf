import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { DomainFault } from '../../../src/domain/fault.js'
import {
  basisPoints,
  ratioOf,
  shareOf,
  splitProfit,
  whole,
} from '../../../src/domain/money/basisPoints.js'
import { add, minor } from '../../../src/domain/money/minor.js'

/** Nine billion dollars in cents: the largest amount whose product with the whole is exact. */
const largest = Math.floor(Number.MAX_SAFE_INTEGER / whole)

const amounts = fc.integer({ min: -largest, max: largest }).map(minor)
const shares = fc.integer({ min: 0, max: whole }).map(basisPoints)

describe('basisPoints', () => {
  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('refuses %p', (value) => {
    expect(() => basisPoints(value)).toThrow(DomainFault)
  })
})

describe('shareOf', () => {
  // 1 cent at 50 % is exactly half a cent.
  it.each([
    [1, 5_000, 'down', 0],
    [1, 5_000, 'up', 1],
    [1, 5_000, 'halfAwayFromZero', 1],
    [-1, 5_000, 'down', -1],
    [-1, 5_000, 'up', 0],
    [-1, 5_000, 'halfAwayFromZero', -1],
    [1, 4_999, 'halfAwayFromZero', 0],
    [1, 5_001, 'halfAwayFromZero', 1],
    [-1, 4_999, 'halfAwayFromZero', 0],
    [-1, 5_001, 'halfAwayFromZero', -1],
    [5_000_000, 500, 'down', 250_000],
    [0, 10_000, 'up', 0],
  ] as const)('%i cents at %i basis points, rounded %s, are %i', (amount, share, rounding, is) => {
    expect(shareOf(minor(amount), basisPoints(share), rounding)).toBe(is)
  })

  it('never answers a negative zero', () => {
    const result = shareOf(minor(-1), basisPoints(4_999), 'halfAwayFromZero')
    expect(Object.is(result, 0)).toBe(true)
  })

  it('agrees with exact arithmetic for every amount and rounding', () => {
    fc.assert(
      fc.property(amounts, shares, (amount, share) => {
        const product = BigInt(amount) * BigInt(share)
        const exact = (rounding: 'down' | 'up' | 'halfAwayFromZero') =>
          BigInt(shareOf(amount, share, rounding)) * 10_000n - product
        expect(exact('down') <= 0n && exact('down') > -10_000n).toBe(true)
        expect(exact('up') >= 0n && exact('up') < 10_000n).toBe(true)
        const half = exact('halfAwayFromZero')
        expect(half <= 5_000n && half >= -5_000n).toBe(true)
        if (half === 5_000n) expect(amount).toBeGreaterThan(0)
        if (half === -5_000n) expect(amount).toBeLessThan(0)
      }),
    )
  })

  it('refuses an amount whose product is not exact rather than guessing', () => {
    expect(shareOf(minor(largest), whole, 'down')).toBe(largest)
    expect(() => shareOf(minor(largest + 1), whole, 'down')).toThrow(/too large/)
    expect(() => shareOf(minor(-largest - 1), whole, 'down')).toThrow(/too large/)
  })
})

describe('splitProfit', () => {
  it('gives the odd cent to the firm', () => {
    expect(splitProfit(minor(101), basisPoints(8_000))).toEqual({ trader: 80, firm: 21 })
  })

  it('always adds up, and never gives the trader more than the share', () => {
    const profits = fc.integer({ min: 0, max: largest }).map(minor)
    fc.assert(
      fc.property(profits, shares, (profit, share) => {
        const { trader, firm } = splitProfit(profit, share)
        expect(add(trader, firm)).toBe(profit)
        expect(BigInt(trader) * 10_000n <= BigInt(profit) * BigInt(share)).toBe(true)
        expect(firm).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

describe('ratioOf', () => {
  it.each([
    [50, 100, 5_000],
    [1, 3, 3_333],
    [2, 3, 6_666],
    [150, 100, 15_000],
    [-1, 3, -3_334],
    [1, 0, 0],
    [1, -5, 0],
  ])('%i of %i is %i basis points, rounded down', (part, of, ratio) => {
    expect(ratioOf(minor(part), minor(of))).toBe(ratio)
  })

  it('is exact where a float division is not', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -largest, max: largest }),
        fc.integer({ min: 1, max: largest }),
        (part, of) => {
          const product = BigInt(part) * 10_000n
          const quotient = product / BigInt(of)
          const floor = product < 0n && product % BigInt(of) !== 0n ? quotient - 1n : quotient
          expect(BigInt(ratioOf(minor(part), minor(of)))).toBe(floor)
        },
      ),
    )
  })
})
