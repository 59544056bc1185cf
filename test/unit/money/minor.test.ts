import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { DomainFault } from '../../../src/domain/fault.js'
import {
  add,
  larger,
  minor,
  negate,
  smaller,
  subtract,
  sum,
  zero,
} from '../../../src/domain/money/minor.js'

const amounts = fc.maxSafeInteger().map(minor)

describe('Minor', () => {
  it.each([0.1, -0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, -(2 ** 53)])(
    'refuses %p',
    (value) => expect(() => minor(value)).toThrow(DomainFault),
  )

  it('is never a negative zero', () => {
    expect(Object.is(minor(-0), 0)).toBe(true)
    expect(Object.is(negate(zero), 0)).toBe(true)
  })

  it('adds and subtracts exactly, or refuses', () => {
    fc.assert(
      fc.property(amounts, amounts, (a, b) => {
        const exact = BigInt(a) + BigInt(b)
        if (exact > BigInt(Number.MAX_SAFE_INTEGER) || exact < BigInt(Number.MIN_SAFE_INTEGER)) {
          expect(() => add(a, b)).toThrow(DomainFault)
          return
        }
        expect(BigInt(add(a, b))).toBe(exact)
        expect(subtract(add(a, b), b)).toBe(a)
      }),
    )
  })

  it('refuses a sum that would be rounded', () => {
    const most = minor(Number.MAX_SAFE_INTEGER)
    expect(() => sum([most, minor(1)])).toThrow(DomainFault)
    expect(sum([])).toBe(0)
    expect(sum([minor(1), minor(2), minor(-4)])).toBe(-1)
  })

  it('compares', () => {
    expect(larger(minor(1), minor(2))).toBe(2)
    expect(smaller(minor(1), minor(2))).toBe(1)
  })
})
