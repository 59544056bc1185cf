import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { core } from '../../../src/domain/rules/coreSlots.js'
import { reopenTermsAfter, type ReopenTerms } from '../../../src/domain/rules/reopenState.js'
import type { AccountState } from '../../../src/domain/rules/types.js'
import { phaseOf, play, rule, seen, tick, time, usd } from './support.js'

const losses = phaseOf([
  rule('maximumLoss', { follows: 'equity' }),
  rule('dailyLoss', { anchor: 'balance' }),
  rule('profitTarget'),
])
const terms = (balance: ReopenTerms['balance'], days: ReopenTerms['days'] = 'keep') => ({
  ...{ balance, days },
})
const later = time('2026-03-02T15:00:00Z')

/** Up to 104,000, then down to 80,000: both limits are broken. */
const ended = () =>
  play(
    losses,
    seen('2026-03-02T09:00:00Z', { balance: 104_000 }),
    seen('2026-03-02T10:00:00Z', { balance: 80_000 }),
  )

describe('an account that goes on', () => {
  it('with its latest balance breaks the same floor again at once', () => {
    const { state, verdicts } = ended()
    expect(verdicts).not.toHaveLength(0)
    const open = losses.reopen(state, later, terms('latest'))
    const next = losses.evaluate(open, seen('2026-03-02T15:00:01Z', { balance: 80_000 }))
    expect(next.verdicts.map(({ kind }) => kind)).toContain('breach')
  })

  it('with its initial balance has the floors it began with and is not ended by the old loss', () => {
    const { state } = ended()
    const open = losses.reopen(state, later, terms('initial'))
    expect(losses.floors(open)).toEqual(losses.floors(losses.start(time('2026-03-02T08:00:00Z'))))
    const next = losses.evaluate(open, seen('2026-03-02T15:00:01Z'))
    expect(next.verdicts).toEqual([])
    const again = losses.evaluate(next.state, seen('2026-03-02T16:00:00Z', { balance: 80_000 }))
    expect(again.verdicts.map(({ rule: name }) => name)).toEqual(
      expect.arrayContaining(['maximumLoss', 'dailyLoss']),
    )
  })

  it('with a given balance keeps its peak, and begins the day with that balance', () => {
    const { state } = ended()
    const open = losses.reopen(state, later, terms(usd(99_000)))
    const [overall, daily] = losses.floors(open)
    expect(overall).toBe(losses.floors(state)[0])
    expect(daily).toBeLessThan(usd(99_000))
    expect(
      losses.evaluate(open, seen('2026-03-02T15:00:01Z', { balance: 99_000 })).verdicts,
    ).toEqual([])
  })

  it('is never ended by a balance above both floors, whatever was lost before', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 80_000 }), (low) => {
        const { state } = play(losses, seen('2026-03-02T10:00:00Z', { balance: low }))
        const open = losses.reopen(state, later, terms('initial'))
        return losses.evaluate(open, seen('2026-03-02T15:00:01Z')).verdicts.length === 0
      }),
    )
  })
})

describe('its clocks', () => {
  const idle = phaseOf([rule('inactivity', { days: 7 })])
  const startedAt = time('2026-03-02T08:00:00Z')
  const stopped = () => idle.evaluate(idle.start(startedAt), seen('2026-03-05T08:00:00Z')).state
  const resumed = time('2026-03-08T08:00:00Z')
  const limitAfter = (days: ReopenTerms['days']) =>
    idle.limits(idle.reopen(stopped(), resumed, terms('latest', days)))[0]?.limit

  it('shifted, move by the time in between, for inactivity and for what counts from the start', () => {
    expect(limitAfter('shift')).toBe(time('2026-03-12T08:00:00Z'))
    const open = idle.reopen(stopped(), resumed, terms('latest', 'shift'))
    expect(open[core.startedAt]).toBe(startedAt + 3 * 86_400_000)
  })

  it('kept, leave the start where it was; inactivity begins anew', () => {
    expect(limitAfter('keep')).toBe(time('2026-03-15T08:00:00Z'))
    expect(idle.reopen(stopped(), resumed)[core.startedAt]).toBe(startedAt)
  })

  it('cleared, begin with the re-opening, and so do counted days', () => {
    const days = phaseOf([rule('minimumTradingDays', { days: 3 })])
    const traded = play(
      days,
      seen('2026-03-02T09:00:00Z', { open: 1, openedAt: '2026-03-02T09:00:00Z' }),
      seen('2026-03-02T10:00:00Z'),
      seen('2026-03-03T10:00:00Z'),
    ).state
    const counted = (state: readonly number[]) => days.limits(state)[0]?.figure
    expect(counted(traded)).toBe(1)
    expect(counted(days.reopen(traded, resumed))).toBe(1)
    const cleared = days.reopen(traded, resumed, terms('latest', 'clear'))
    expect(counted(cleared)).toBe(0)
    expect(cleared[core.startedAt]).toBe(resumed)
  })
})

describe('a deadline that ended the account', () => {
  const expired = (limited: ReturnType<typeof phaseOf>, end: string) => {
    const first = seen('2026-03-02T09:00:00Z', { open: 1, openedAt: '2026-03-02T09:00:00Z' })
    const { state, verdicts } = play(limited, first, seen('2026-03-02T10:00:00Z'), tick(end))
    expect(verdicts.map(({ kind }) => kind)).toEqual(['expiry'])
    return state
  }
  const resumed = '2026-03-20T10:00:00Z'
  const endsAgain = (limited: ReturnType<typeof phaseOf>, state: AccountState, at: string) =>
    limited.evaluate(state, tick(at)).verdicts.map(({ kind }) => kind)

  it.each(['phaseStart', 'firstTrade'])('of the %s, kept, ends it again at once', (from) => {
    const limited = phaseOf([rule('timeLimit', { days: 7, from })])
    const open = limited.reopen(expired(limited, '2026-03-09T12:00:00Z'), time(resumed))
    expect(endsAgain(limited, open, '2026-03-20T10:01:00Z')).toEqual(['expiry'])
  })

  it.each([
    ['timeLimit', { days: 7, from: 'phaseStart', lastDay: 'sameTime' }],
    ['timeLimit', { days: 7, from: 'firstTrade', lastDay: 'sameTime' }],
    ['inactivity', { days: 7, lastDay: 'sameTime' }],
  ])('%s %p, shifted, begins anew with the re-opening', (name, parameters) => {
    const limited = phaseOf([rule(name, parameters)])
    const open = limited.reopen(expired(limited, '2026-03-09T12:00:00Z'), time(resumed), {
      ...reopenTermsAfter('expiry'),
    })
    expect(endsAgain(limited, open, '2026-03-20T10:01:00Z')).toEqual([])
    expect(endsAgain(limited, open, '2026-03-27T09:59:00Z')).toEqual([])
    expect(endsAgain(limited, open, '2026-03-27T10:00:00Z')).toEqual(['expiry'])
  })

  it('and one that had not passed moves by the time it stood still, no more', () => {
    const limited = phaseOf([
      rule('maximumLoss', { follows: 'static' }),
      rule('timeLimit', { days: 7, from: 'phaseStart', lastDay: 'sameTime' }),
    ])
    const { state } = play(
      limited,
      seen('2026-03-02T09:00:00Z'),
      seen('2026-03-04T10:00:00Z', { balance: 10_000 }),
    )
    const before = limited.limits(state).find(({ unit }) => unit === 'time')?.limit ?? 0
    const open = limited.reopen(state, time('2026-03-06T10:00:00Z'), {
      ...{ balance: 'initial', days: 'shift' },
    })
    const after = limited.limits(open).find(({ unit }) => unit === 'time')?.limit
    expect(after).toBe(before + 2 * 86_400_000)
  })
})
