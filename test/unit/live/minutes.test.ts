import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { addToDay, type OpenDay } from '../../../src/live/tape/addToDay.js'
import { packMinutes, unpackMinutes } from '../../../src/live/tape/minutes.js'

const startsAt = 1_767_571_200_000
const emptyDay: OpenDay = {
  date: '2026-01-05',
  starts_at: startsAt,
  ends_at: startsAt + 86_400_000,
  open: null,
  high: null,
  low: null,
  close: null,
  recent: Buffer.alloc(0),
}

type Seen = { at: number; equity: number }

/** Observations of a day in order, some at the same instant. */
const seenArbitrary: fc.Arbitrary<Seen[]> = fc
  .array(
    fc.record({
      at: fc.integer({ min: 0, max: 86_399_999 }),
      equity: fc.integer({ min: -1_000_000, max: 20_000_000 }),
    }),
    { minLength: 1, maxLength: 300 },
  )
  .map((seen) => seen.map(({ at, equity }) => ({ at: startsAt + at, equity })))
  .map((seen) => seen.sort((a, b) => a.at - b.at))

/** What the day's columns and both packs hold after packing in pieces of `size`. */
function packInPieces(seen: readonly Seen[], size: number) {
  let day = emptyDay
  const closed: Buffer[] = []
  for (let from = 0; from < seen.length; from += size) {
    const next = addToDay(day, seen.slice(from, from + size))
    closed.push(next.closed)
    day = { ...day, ...next }
  }
  const minutes = unpackMinutes(Buffer.concat([...closed, day.recent]))
  return { minutes, open: day.open, high: day.high, low: day.low, close: day.close }
}

describe('the pack of a day', () => {
  it('is the same however often it was packed in between', () => {
    fc.assert(
      fc.property(seenArbitrary, fc.integer({ min: 1, max: 300 }), (seen, size) => {
        expect(packInPieces(seen, size)).toEqual(packInPieces(seen, seen.length))
      }),
    )
  })

  it('holds open, high, low, close and the deepest fall of each minute that moved', () => {
    fc.assert(
      fc.property(seenArbitrary, (seen) => {
        const { minutes, ...day } = packInPieces(seen, seen.length)
        const equities = seen.map(({ equity }) => equity)
        expect(day).toEqual({
          open: equities[0],
          high: Math.max(...equities),
          low: Math.min(...equities),
          close: equities.at(-1),
        })
        for (const each of minutes) {
          const from = startsAt + each.minute * 60_000
          const inside = seen.filter(({ at }) => at >= from && at < from + 60_000)
          const values = inside.map(({ equity }) => equity)
          expect(each).toMatchObject({
            open: values[0],
            high: Math.max(...values),
            low: Math.min(...values),
            close: values.at(-1),
            fall: deepestFall(values),
          })
          expect(inside.find(({ equity }) => equity === each.high)?.at).toBe(from + each.highAt)
          expect(inside.find(({ equity }) => equity === each.low)?.at).toBe(from + each.lowAt)
        }
      }),
    )
  })

  it('leaves out minutes in which equity stayed what it was', () => {
    const seen = [0, 1, 2, 3].map((minute) => ({
      at: startsAt + minute * 60_000,
      equity: minute < 3 ? 100 : 90,
    }))
    expect(packInPieces(seen, 4).minutes.map(({ minute }) => minute)).toEqual([0, 3])
  })

  it('takes about fifteen bytes for an ordinary minute', () => {
    const minutes = Array.from({ length: 600 }, (_, minute) => ({
      minute,
      open: 10_000_000 + minute * 7,
      high: 10_002_500 + minute * 7,
      low: 9_998_000 + minute * 7,
      close: 10_000_900 + minute * 7,
      highAt: 21_350,
      lowAt: 48_120,
      fall: 4_500,
    }))
    const packed = packMinutes(minutes)
    expect(unpackMinutes(packed)).toEqual(minutes)
    expect(packed.byteLength / minutes.length).toBeLessThan(18)
  })
})

function deepestFall(values: readonly number[]): number {
  let high = -Infinity
  let fall = 0
  for (const value of values) {
    high = Math.max(high, value)
    fall = Math.max(fall, high - value)
  }
  return fall
}
