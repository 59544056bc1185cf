import { describe, expect, it } from '@jest/globals'
import { phaseOf, playFrom, rule, seen, slotOf, tick, told, usd } from './support.js'

/** Local days on which the clocks change: their resets in UTC, and how long they last. */
const changes = [
  { zone: 'Europe/Prague', reset: '2026-03-28T23:00:00Z', hours: 23 },
  { zone: 'Europe/Prague', reset: '2026-10-24T22:00:00Z', hours: 25 },
  { zone: 'America/New_York', reset: '2026-03-08T05:00:00Z', hours: 23 },
  { zone: 'America/New_York', reset: '2026-11-01T04:00:00Z', hours: 25 },
  { zone: 'America/Chicago', reset: '2026-03-08T06:00:00Z', hours: 23 },
  { zone: 'America/Chicago', reset: '2026-11-01T05:00:00Z', hours: 25 },
] as const

const hour = 3_600_000

describe.each(changes)('the $hours-hour day from $reset in $zone', ({ zone, reset, hours }) => {
  const begins = Date.parse(reset)
  const ends = begins + hours * hour
  const calendar = { zone, resetAt: '00:00' }
  const before = begins - 10 * hour
  const moments = [-1_000, 0, 1_000].map((offset) => ({ at: ends + offset, isNext: offset >= 0 }))

  it('lasts that long, between days of 24 hours', () => {
    const phase = phaseOf([rule('dailyLoss')], { calendar })
    const { state } = playFrom(phase, phase.start(before), [seen(begins + 2 * hour)])
    expect(slotOf(phase, state, 'core.dayStartsAt')).toBe(begins)
    expect(slotOf(phase, state, 'core.dayEndsAt')).toBe(ends)
    const next = playFrom(phase, state, [seen(ends + 2 * hour)]).state
    expect(slotOf(phase, next, 'core.dayEndsAt')).toBe(ends + 24 * hour)
  })

  it('keeps its daily floor to the last second', () => {
    const phase = phaseOf([rule('dailyLoss', { anchor: 'balance' })], { calendar })
    for (const { at, isNext } of moments) {
      const inputs = [seen(ends - 30_000, { balance: 104_000, open: 1 })]
      const { floors } = playFrom(phase, phase.start(before), [
        ...inputs,
        seen(at, { balance: 104_000, open: 1 }),
      ])
      expect(floors.at(-1)).toEqual([usd(isNext ? 99_000 : 95_000)])
    }
  })

  it('moves an end-of-day floor at its end', () => {
    const follows = 'endOfDayBalance'
    const phase = phaseOf([rule('maximumLoss', { follows })], { calendar })
    for (const { at, isNext } of moments) {
      const inputs = [seen(ends - 30_000, { balance: 104_000 }), seen(at, { balance: 104_000 })]
      const { floors } = playFrom(phase, phase.start(before), inputs)
      expect(floors.at(-1)).toEqual([usd(isNext ? 94_000 : 90_000)])
    }
  })

  it('counts as one trading day', () => {
    const phase = phaseOf([rule('minimumTradingDays', { days: 9 })], { calendar })
    for (const { at, isNext } of moments) {
      const opening = (when: number) => seen(when, { open: 1, openedAt: when })
      const inputs = [opening(begins), opening(begins + 3 * hour), opening(at)]
      const { state } = playFrom(phase, phase.start(before), inputs)
      expect(slotOf(phase, state, 'minimumTradingDays.days')).toBe(isNext ? 2 : 1)
    }
  })

  it('moves no deadline by its missing or added hour', () => {
    const phase = phaseOf([rule('inactivity', { days: 3 })], { calendar })
    const deadline = before + (3 * 24 + hours - 24) * hour
    for (const [offset, verdicts] of [
      [-1_000, 0],
      [0, 1],
      [1_000, 1],
    ] as const) {
      const at = new Date(deadline + offset).toISOString()
      const played = playFrom(phase, phase.start(before), [tick(at)])
      expect(told(played.verdicts)).toHaveLength(verdicts)
    }
  })
})
