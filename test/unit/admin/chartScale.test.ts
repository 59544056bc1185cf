import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { roundStep, scaleOver, spread } from '../../../src/admin/charts/scale.js'

const amounts = fc.array(fc.integer({ min: -1e12, max: 1e12 }), { minLength: 1, maxLength: 50 })

describe('the scale of a chart', () => {
  it('holds every value inside the plot', () => {
    fc.assert(
      fc.property(amounts, (values) => {
        const { y, height } = scaleOver(values, { height: 264, lines: 8 })
        for (const value of values) {
          expect(y(value)).toBeGreaterThanOrEqual(0)
          expect(y(value)).toBeLessThanOrEqual(height)
        }
      }),
    )
  })

  it('names whole minor units only, and no more of them than it has room for', () => {
    fc.assert(
      fc.property(amounts, (values) => {
        const { ticks } = scaleOver(values, { height: 264, lines: 8 })
        expect(ticks.every(Number.isSafeInteger)).toBe(true)
        expect(ticks.length).toBeLessThanOrEqual(9)
      }),
    )
  })

  it('takes round steps', () => {
    expect([0.5, 7, 900, 11_000, 1_200_000].map((span) => roundStep(span, 5))).toEqual([
      1, 2, 200, 2_500, 250_000,
    ])
  })

  it('puts a single value in the middle', () => {
    expect(scaleOver([10_000], { height: 100, lines: 5 }).y(10_000)).toBeCloseTo(50)
  })

  it('moves labels apart without changing their order', () => {
    expect(spread([100, 98, 10], 16)).toEqual([114, 98, 10])
  })
})
