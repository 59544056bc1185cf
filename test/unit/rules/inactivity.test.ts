import { describe, expect, it } from '@jest/globals'
import { playFrom, phaseOf, play, rule, seen, tick, told } from './support.js'

const clock = (parameters: Record<string, unknown> = {}) =>
  phaseOf([rule('inactivity', parameters)])

/** Opened at 11:00 and closed at 12:00 in Prague on 2 March; clocks change on 29 March. */
const opened = seen('2026-03-02T10:00:00Z', { open: 1, openedAt: '2026-03-02T10:00:00Z' })
const closed = seen('2026-03-02T11:00:00Z', { openedAt: '2026-03-02T10:00:00Z' })
const expired = ['expiry inactivity inactiveTooLong']

const expiryAt = (parameters: Record<string, unknown>, at: string) =>
  told(play(clock(parameters), opened, closed, tick(at)).verdicts)

describe('inactivity', () => {
  it.each([
    { lastDay: 'sameTime', deadline: '2026-04-01T10:00:00Z' },
    { lastDay: 'excluded', deadline: '2026-03-31T22:00:00Z' },
    { lastDay: 'included', deadline: '2026-04-01T22:00:00Z' },
  ])('ends after 30 days with the last day $lastDay at $deadline', ({ lastDay, deadline }) => {
    const at = (offset: number) => new Date(Date.parse(deadline) + offset).toISOString()
    expect(expiryAt({ lastDay }, at(-1_000))).toEqual([])
    expect(expiryAt({ lastDay }, at(0))).toEqual(expired)
    expect(expiryAt({ lastDay }, at(1_000))).toEqual(expired)
  })

  it.each([
    { activity: 'openOrClose', deadline: '2026-03-09T11:00:00Z' },
    { activity: 'close', deadline: '2026-03-09T11:00:00Z' },
    { activity: 'open', deadline: '2026-03-09T10:00:00Z' },
  ])('counts from the last activity: $activity', ({ activity, deadline }) => {
    const phase = clock({ activity, days: 7 })
    const { state } = play(phase, opened, closed)
    expect(phase.limits(state)).toMatchObject([{ unit: 'time', limit: Date.parse(deadline) }])
  })

  it('counts from the start when nothing was ever done', () => {
    expect(told(play(clock({ days: 7 }), tick('2026-03-09T08:59:59Z')).verdicts)).toEqual([])
    expect(told(play(clock({ days: 7 }), tick('2026-03-09T09:00:00Z')).verdicts)).toEqual(expired)
  })

  it('stands still while a position is open, and then has no deadline', () => {
    const phase = clock({ days: 7 })
    const { state, verdicts } = play(phase, opened, tick('2026-06-01T00:00:00Z'))
    expect(verdicts).toEqual([])
    expect(phase.limits(state)).toEqual([])
    const late = seen('2026-06-01T10:00:00Z', { openedAt: '2026-03-02T10:00:00Z' })
    const after = playFrom(phase, state, [
      late,
      tick('2026-06-08T09:59:59Z'),
      tick('2026-06-08T10:00:00Z'),
    ])
    expect(told(after.verdicts)).toEqual(expired)
  })

  it('goes on while a position is open where the program says so', () => {
    const phase = clock({ days: 7, openPositionsStopClock: false })
    expect(told(play(phase, opened, tick('2026-03-09T10:00:00Z')).verdicts)).toEqual(expired)
  })

  it('stands still while an order waits where the program says so, and begins anew when it is gone', () => {
    const openedAt = '2026-03-02T10:00:00Z'
    const ordered = seen('2026-03-04T10:00:00Z', { openedAt, orders: 1 })
    const gone = seen('2026-06-01T10:00:00Z', { openedAt })
    const waits = clock({ days: 7, pendingOrdersStopClock: true })
    const { state, verdicts } = play(waits, opened, closed, ordered, tick('2026-06-01T00:00:00Z'))
    expect(verdicts).toEqual([])
    expect(waits.limits(state)).toEqual([])
    const inTime = [gone, tick('2026-06-08T09:59:59Z')]
    expect(told(playFrom(waits, state, inTime).verdicts)).toEqual([])
    const late = [...inTime, tick('2026-06-08T10:00:00Z')]
    expect(told(playFrom(waits, state, late).verdicts)).toEqual(expired)
    const runs = play(clock({ days: 7 }), opened, closed, ordered, tick('2026-03-09T11:00:00Z'))
    expect(told(runs.verdicts)).toEqual(expired)
  })

  it('sees a position that was opened and closed between two observations', () => {
    const both = seen('2026-03-05T10:00:00Z', {
      balance: 100_100,
      openedAt: '2026-03-05T09:50:00Z',
    })
    const phase = clock({ days: 7 })
    const { state } = play(phase, opened, closed, both)
    expect(phase.limits(state)).toMatchObject([{ figure: Date.parse('2026-03-05T10:00:00Z') }])
  })

  it('does not take figures alone for activity', () => {
    const phase = clock({ days: 7 })
    const paid = seen('2026-03-05T10:00:00Z', { balance: 90_000, openedAt: '2026-03-02T10:00:00Z' })
    expect(told(play(phase, opened, closed, paid, tick('2026-03-09T11:00:00Z')).verdicts)).toEqual(
      expired,
    )
  })

  it('loses to a breach of the same input', () => {
    const phase = phaseOf([rule('inactivity', { days: 7 }), rule('maximumLoss')])
    const broken = seen('2026-03-20T10:00:00Z', { balance: 80_000 })
    expect(told(play(phase, broken).verdicts)).toEqual(['expiry inactivity inactiveTooLong'])
    const same = play(
      phaseOf([rule('inactivity', { days: 7, lastDay: 'sameTime' }), rule('maximumLoss')]),
      seen('2026-03-09T09:00:00Z', { balance: 80_000 }),
    )
    expect(told(same.verdicts)).toEqual(['breach maximumLoss equityUnderFloor'])
  })

  it('names the days that passed, also over a change of the clocks', () => {
    const { verdicts } = play(clock(), opened, closed, tick('2026-04-01T10:00:00Z'))
    expect(verdicts[0]).toMatchObject({ unit: 'days', limit: 30, figure: 30 })
  })
})
