import { describe, expect, it } from '@jest/globals'
import { moved, phaseOf, play, rule, seen, slotOf } from './support.js'

const phase = phaseOf([rule('minimumTradingDays', { days: 4 })])

const daysAfter = (...inputs: Parameters<typeof play>[1][]) =>
  slotOf(phase, play(phase, ...inputs).state, 'minimumTradingDays.days')

const opening = (openedAt: string, seenAt = openedAt) => seen(seenAt, { open: 1, openedAt })

describe('minimum trading days', () => {
  it('count a day on which a position was opened once, however often', () => {
    expect(daysAfter(opening('2026-03-02T10:00:00Z'))).toBe(1)
    expect(daysAfter(opening('2026-03-02T10:00:00Z'), opening('2026-03-02T15:00:00Z'))).toBe(1)
    expect(daysAfter(opening('2026-03-02T10:00:00Z'), opening('2026-03-03T10:00:00Z'))).toBe(2)
  })

  it('count a position that is held for days on the day it was opened', () => {
    const held = ['2026-03-03', '2026-03-04', '2026-03-05'].map((day) =>
      opening('2026-03-02T10:00:00Z', `${day}T10:00:00Z`),
    )
    const closed = seen('2026-03-06T10:00:00Z', { openedAt: '2026-03-02T10:00:00Z' })
    expect(daysAfter(opening('2026-03-02T10:00:00Z'), ...held, closed)).toBe(1)
  })

  it.each([
    { openedAt: '2026-03-03T22:59:59Z', when: 'a second before', days: 2 },
    { openedAt: '2026-03-03T23:00:00Z', when: 'at', days: 3 },
    { openedAt: '2026-03-03T23:00:01Z', when: 'a second after', days: 3 },
  ])('count a position opened $when the reset with the day it falls in', ({ openedAt, days }) => {
    const first = opening('2026-03-02T10:00:00Z')
    const second = opening('2026-03-03T10:00:00Z')
    expect(daysAfter(first, second, opening(openedAt, '2026-03-03T23:00:02Z'))).toBe(days)
  })

  it('count an opening that is only seen after the reset for the day before it', () => {
    const late = opening('2026-03-02T22:59:59Z', '2026-03-02T23:00:01Z')
    expect(daysAfter(late, opening('2026-03-03T10:00:00Z'))).toBe(2)
  })

  it('do not count positions from before the phase, nor money moved', () => {
    const handedOn = opening('2026-03-02T08:59:59Z', '2026-03-02T10:00:00Z')
    const payout = moved('2026-03-02T11:00:00Z', -1_000)
    expect(daysAfter(handedOn, payout, seen('2026-03-02T11:00:01Z', { balance: 99_000 }))).toBe(0)
  })

  it('are not counted again when the platform forgets the closed position', () => {
    const closed = seen('2026-03-02T11:00:00Z', { openedAt: 0 })
    expect(
      daysAfter(
        opening('2026-03-02T10:00:00Z'),
        closed,
        opening('2026-03-02T10:00:00Z', '2026-03-03T10:00:00Z'),
      ),
    ).toBe(1)
  })

  it('stand as days of days', () => {
    const { state } = play(phase, opening('2026-03-02T10:00:00Z'))
    expect(phase.limits(state)).toEqual([
      {
        rule: 'minimumTradingDays',
        kind: 'tradingDays',
        sense: 'goal',
        unit: 'days',
        limit: 4,
        figure: 1,
        used: 2_500,
      },
    ])
  })
})
