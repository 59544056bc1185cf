import { describe, expect, it } from '@jest/globals'
import { moved, phaseOf, play, rule, seen, slotOf, tick, told, usd } from './support.js'

const target = (parameters: Record<string, unknown> = {}) =>
  phaseOf([rule('profitTarget', parameters)])

describe('profit target', () => {
  it.each([
    { balance: 109_999.99, passed: false },
    { balance: 110_000, passed: true },
    { balance: 110_000.01, passed: true },
  ])('at a closed balance of $balance: passed $passed', ({ balance, passed }) => {
    const played = play(target(), seen('2026-03-02T10:00:00Z', { balance }))
    expect(told(played.verdicts)).toEqual(passed ? ['pass phase targetReached'] : [])
    expect(slotOf(target(), played.state, 'core.ended')).toBe(passed ? 2 : 0)
  })

  it('may be an amount', () => {
    const phase = target({ unit: 'amount', amount: 300_000 })
    expect(play(phase, seen('2026-03-02T10:00:00Z', { balance: 102_999.99 })).verdicts).toEqual([])
    const played = play(phase, seen('2026-03-02T10:00:00Z', { balance: 103_000 }))
    expect(played.verdicts[0]).toMatchObject({ limit: usd(103_000), figure: usd(103_000) })
  })

  it('is not met with an open position, and is when that is closed', () => {
    const open = seen('2026-03-02T10:00:00Z', { balance: 112_000, equity: 112_500, open: 1 })
    const closed = seen('2026-03-02T10:05:00Z', { balance: 112_400 })
    expect(play(target(), open).verdicts).toEqual([])
    expect(told(play(target(), open, closed).verdicts)).toEqual(['pass phase targetReached'])
    expect(told(play(target({ requireFlat: false }), open).verdicts)).toHaveLength(1)
  })

  it('does not count open profit', () => {
    const phase = target({ requireFlat: false })
    const played = play(
      phase,
      seen('2026-03-02T10:00:00Z', { balance: 100_000, equity: 130_000, open: 1 }),
    )
    expect(played.verdicts).toEqual([])
  })

  it('does not count money paid in, nor miss money paid out', () => {
    const deposit = moved('2026-03-02T10:00:00Z', 10_000, { purpose: 'adjustment' })
    const shown = seen('2026-03-02T10:00:01Z', { balance: 110_000 })
    expect(play(target(), deposit, shown).verdicts).toEqual([])
    const withdrawal = moved('2026-03-02T10:00:00Z', -4_000)
    const rest = seen('2026-03-02T10:00:01Z', { balance: 106_000 })
    expect(play(target(), withdrawal, rest).verdicts[0]).toMatchObject({ limit: usd(106_000) })
  })

  it('waits for the missing days, and is judged again at the reset', () => {
    const phase = phaseOf([rule('profitTarget'), rule('minimumTradingDays', { days: 2 })])
    const first = seen('2026-03-02T10:00:00Z', { open: 1, openedAt: '2026-03-02T10:00:00Z' })
    const flat = seen('2026-03-02T11:00:00Z', {
      balance: 111_000,
      openedAt: '2026-03-02T10:00:00Z',
    })
    const early = play(phase, first, flat, tick('2026-03-03T12:00:00Z'))
    expect(early.verdicts).toEqual([])
    const second = seen('2026-03-04T10:00:00Z', {
      balance: 111_000,
      open: 1,
      openedAt: '2026-03-04T09:59:00Z',
    })
    const done = seen('2026-03-04T11:00:00Z', {
      balance: 110_000,
      openedAt: '2026-03-04T09:59:00Z',
    })
    expect(told(play(phase, first, flat, second, done).verdicts)).toEqual([
      'pass phase targetReached',
    ])
  })

  it('is no reason to pass where the days alone are met', () => {
    const phase = phaseOf([rule('minimumTradingDays', { days: 1 })])
    const played = play(phase, seen('2026-03-02T10:00:00Z', { openedAt: '2026-03-02T09:30:00Z' }))
    expect(played.verdicts).toEqual([])
  })

  it('stands as the share of the profit that was made', () => {
    const { state } = play(target(), seen('2026-03-02T10:00:00Z', { balance: 102_500 }))
    expect(target().limits(state)).toMatchObject([
      { limit: usd(110_000), figure: usd(102_500), used: 2_500 },
    ])
  })

  it('is the same at a reset in Prague, New York and Chicago, on the days the clocks change', () => {
    for (const zone of ['Europe/Prague', 'America/New_York', 'America/Chicago']) {
      const phase = phaseOf([rule('profitTarget')], { calendar: { zone, resetAt: '00:00' } })
      for (const day of ['2026-03-08', '2026-03-29', '2026-10-25', '2026-11-01']) {
        const at = Date.parse(`${day}T00:00:00Z`)
        const inputs = [0, 1, 2].map((hour) => seen(at + hour * 3_600_000, { balance: 109_999.99 }))
        const met = seen(at + 30 * 3_600_000, { balance: 110_000 })
        expect(told(play(phase, ...inputs, met).verdicts)).toEqual(['pass phase targetReached'])
      }
    }
  })
})
