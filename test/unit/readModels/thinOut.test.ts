import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { thinOut } from '../../../src/readModels/account/thinOut.js'

const points = fc
  .array(
    fc.record({ gap: fc.integer({ min: 1, max: 50 }), y: fc.integer({ min: -1e6, max: 1e6 }) }),
    {
      maxLength: 400,
    },
  )
  .map((steps) => {
    let x = 0
    return steps.map(({ gap, y }) => ({ x: (x += gap / 100), y }))
  })

describe('thinning out a curve', () => {
  it('loses neither the lowest nor the highest, nor the first nor the last', () => {
    fc.assert(
      fc.property(points, (all) => {
        const kept = thinOut(all, 1)
        const ys = (list: typeof all) => list.map(({ y }) => y)
        expect(Math.min(...ys(kept))).toBe(Math.min(...ys(all)))
        expect(Math.max(...ys(kept))).toBe(Math.max(...ys(all)))
        expect(kept[0]).toBe(all[0])
        expect(kept.at(-1)).toBe(all.at(-1))
      }),
    )
  })

  it('keeps at most four points a column, in their order', () => {
    fc.assert(
      fc.property(points, (all) => {
        const kept = thinOut(all, 1)
        const columns = new Map<number, number>()
        for (const { x } of kept) columns.set(Math.floor(x), (columns.get(Math.floor(x)) ?? 0) + 1)
        expect(Math.max(0, ...columns.values())).toBeLessThanOrEqual(4)
        expect(kept).toEqual([...kept].sort((a, b) => a.x - b.x))
      }),
    )
  })
})
