import { describe, expect, it } from '@jest/globals'
import { phaseOf, play, playFrom, rule, seen, slotOf, tick, told } from './support.js'

const rules = [rule('maximumLoss'), rule('dailyLoss'), rule('profitTarget')]
const phase = phaseOf(rules)
const broken = seen('2026-03-02T10:00:00Z', { balance: 89_000 })

describe('verdicts', () => {
  it('name every rule that one observation breaks, and end the account', () => {
    const { state, verdicts } = play(phase, broken)
    expect(told(verdicts)).toEqual([
      'breach maximumLoss equityUnderFloor',
      'breach dailyLoss equityUnderFloor',
    ])
    expect(slotOf(phase, state, 'core.ended')).toBe(1)
  })

  it('come no more after the account has ended, whatever arrives', () => {
    const { state } = play(phase, broken)
    const inputs = [
      seen('2026-03-02T11:00:00Z', { balance: 200_000 }),
      tick('2026-06-01T00:00:00Z'),
    ]
    const after = playFrom(phase, state, inputs)
    expect(after).toMatchObject({ state, verdicts: [] })
  })

  it('prefer a breach to a pass of the same observation', () => {
    const both = phaseOf([rule('maximumLoss'), rule('profitTarget', { requireFlat: false })])
    const odd = seen('2026-03-02T10:00:00Z', { balance: 115_000, equity: 85_000, open: 1 })
    expect(told(play(both, odd).verdicts)).toEqual(['breach maximumLoss equityUnderFloor'])
  })

  it('are said once while doubtful, and the account goes on', () => {
    const doubtful = { ...broken, doubts: ['staleObservation'] as const }
    const again = { ...doubtful, at: broken.at + 1_000 }
    const { state, verdicts } = play(phase, doubtful, again)
    expect(told(verdicts)).toEqual([
      'breach maximumLoss equityUnderFloor (staleObservation)',
      'breach dailyLoss equityUnderFloor (staleObservation)',
    ])
    expect(slotOf(phase, state, 'core.ended')).toBe(0)
    const certain = phase.evaluate(state, { ...broken, at: broken.at + 2_000 })
    expect(told(certain.verdicts)).toEqual([
      'breach maximumLoss equityUnderFloor',
      'breach dailyLoss equityUnderFloor',
    ])
  })

  it('at a reset carry the doubts of the observation they rest on', () => {
    const daily = phaseOf([rule('dailyLoss', { anchor: 'balance' })])
    const late = seen('2026-03-02T22:59:58Z', {
      balance: 104_000,
      equity: 98_000,
      open: 1,
      doubts: ['equityComputed'],
    })
    const { verdicts } = play(daily, late, tick('2026-03-02T23:00:10Z'))
    expect(told(verdicts)).toEqual(['breach dailyLoss equityUnderFloor (equityComputed)'])
  })

  it('of a clock are only suspected while rulings are held', () => {
    const idle = phaseOf([rule('inactivity', { days: 7 })])
    const at = Date.parse('2026-03-10T09:00:00Z')
    const held = play(
      idle,
      { kind: 'clock', at, doubts: ['rulingsHeld'] },
      { kind: 'clock', at: at + 1, doubts: ['rulingsHeld'] },
    )
    expect(told(held.verdicts)).toEqual(['expiry inactivity inactiveTooLong (rulingsHeld)'])
    const released = idle.evaluate(held.state, { kind: 'clock', at: at + 2 })
    expect(told(released.verdicts)).toEqual(['expiry inactivity inactiveTooLong'])
  })

  it('of a pass are only suspected on figures in doubt', () => {
    const doubtful = seen('2026-03-02T10:00:00Z', { balance: 111_000, doubts: ['equityJump'] })
    const played = play(phase, doubtful, seen('2026-03-02T10:00:01Z', { balance: 111_000 }))
    expect(told(played.verdicts)).toEqual([
      'pass phase targetReached (equityJump)',
      'pass phase targetReached',
    ])
  })

  it('of two states in one millisecond are of both, in their order', () => {
    const first = seen('2026-03-02T10:00:00Z', { balance: 95_500 })
    const second = seen('2026-03-02T10:00:00Z', { balance: 94_000 })
    expect(told(play(phase, first, second).verdicts)).toEqual(['breach dailyLoss equityUnderFloor'])
  })

  it('never come of an observation that is older than what was evaluated', () => {
    const now = seen('2026-03-02T10:00:01Z')
    const { state } = play(phase, now)
    expect(phase.evaluate(state, broken)).toMatchObject({ state, verdicts: [] })
  })

  it('are refused on figures that are no whole minor units', () => {
    const half = { ...broken, equity: 0.5 as typeof broken.equity }
    expect(() => play(phase, half)).toThrow('expected whole figures in the observation')
    const missing = { ...broken, equity: Number.NaN as typeof broken.equity }
    expect(() => play(phase, missing)).toThrow('expected whole figures')
  })

  it('are refused on the state of another phase', () => {
    const other = phaseOf([rule('maximumLoss')]).start(broken.at)
    expect(() => phase.evaluate(other, broken)).toThrow('slots of this phase')
  })

  it('give up on an account that was silent for longer than anybody waits', () => {
    const late = seen(broken.at + 4_002 * 86_400_000)
    expect(() => play(phase, late)).toThrow('at most 4000 missed resets')
  })
})

describe('re-opening', () => {
  it('goes on with the same day and floors after an overturned ruling', () => {
    const { state } = play(phase, seen('2026-03-02T09:30:00Z', { balance: 103_000 }), broken)
    const open = phase.reopen(state, Date.parse('2026-03-02T15:00:00Z'))
    expect(phase.floors(open)).toEqual(phase.floors(state))
    const next = phase.evaluate(open, seen('2026-03-02T15:00:01Z', { balance: 103_000 }))
    expect(next.verdicts).toEqual([])
    expect(
      told(phase.evaluate(next.state, { ...broken, at: next.state[2] ?? 0 }).verdicts),
    ).toHaveLength(2)
  })

  it('on a later day takes the first observation as the anchor and judges no missed reset', () => {
    const daily = phaseOf([rule('dailyLoss', { anchor: 'balance' })])
    const { state } = play(
      daily,
      seen('2026-03-02T10:00:00Z', { balance: 104_000, equity: 94_000, open: 2 }),
    )
    const open = daily.reopen(state, Date.parse('2026-03-05T10:00:00Z'))
    const first = daily.evaluate(open, seen('2026-03-05T10:00:01Z', { balance: 99_000 }))
    expect(first.verdicts).toEqual([])
    expect(daily.floors(first.state)).toEqual([9_400_000])
    const fall = daily.evaluate(first.state, seen('2026-03-05T11:00:00Z', { balance: 93_999 }))
    expect(told(fall.verdicts)).toEqual(['breach dailyLoss equityUnderFloor'])
  })

  it('with positions open on a later day has only an estimated anchor', () => {
    const daily = phaseOf([rule('dailyLoss', { anchor: 'balance' })])
    const { state } = play(daily, seen('2026-03-02T10:00:00Z', { balance: 94_000 }))
    const open = daily.reopen(state, Date.parse('2026-03-05T10:00:00Z'))
    const inputs = [
      seen('2026-03-05T10:00:01Z', { balance: 99_000, open: 1 }),
      seen('2026-03-05T11:00:00Z', { balance: 99_000, equity: 90_000, open: 1 }),
    ]
    expect(told(playFrom(daily, open, inputs).verdicts)).toEqual([
      'breach dailyLoss equityUnderFloor (anchorEstimated)',
    ])
  })

  it('forgets suspicions, so that the same rule can be suspected again', () => {
    const doubtful = { ...broken, doubts: ['staleObservation'] as const }
    const { state } = play(phase, doubtful)
    const open = phase.reopen(state, broken.at + 1_000)
    expect(phase.evaluate(open, { ...doubtful, at: broken.at + 2_000 }).verdicts).toHaveLength(2)
  })

  it('starts the clock of inactivity anew', () => {
    const idle = phaseOf([rule('inactivity', { days: 7 })])
    const { state } = play(idle, tick('2026-03-10T09:00:00Z'))
    const open = idle.reopen(state, Date.parse('2026-03-20T09:00:00Z'))
    expect(idle.limits(open)).toMatchObject([{ limit: Date.parse('2026-03-27T09:00:00Z') }])
  })

  it('is refused before what was already evaluated', () => {
    const { state } = play(phase, broken)
    expect(() => phase.reopen(state, broken.at - 1)).toThrow('expected to re-open at')
  })
})
