import { describe, expect, it } from '@jest/globals'
import { lastFloor, moved, phaseOf, play, rule, seen, slotOf, tick, told, usd } from './support.js'

const limit = (parameters: Record<string, unknown>) => phaseOf([rule('dailyLoss', parameters)])

/** At the reset of 3 March in Prague: balance 100,000 and equity 102,000. */
const reset = seen('2026-03-02T23:00:00Z', { balance: 100_000, equity: 102_000, open: 1 })

describe('daily loss at its floor', () => {
  it.each([
    { breachWhen: '<', equity: 97_000.01, broken: false },
    { breachWhen: '<', equity: 97_000, broken: false },
    { breachWhen: '<', equity: 96_999.99, broken: true },
    { breachWhen: '<=', equity: 97_000.01, broken: false },
    { breachWhen: '<=', equity: 97_000, broken: true },
    { breachWhen: '<=', equity: 96_999.99, broken: true },
  ])('with $breachWhen, equity $equity: broken $broken', ({ breachWhen, equity, broken }) => {
    const phase = limit({ anchor: 'higher', percent: 500, breachWhen })
    const played = play(
      phase,
      reset,
      seen('2026-03-03T10:00:00Z', { balance: 100_000, equity, open: 1 }),
    )
    expect(lastFloor(played)).toBe(97_000)
    expect(told(played.verdicts)).toEqual(
      broken
        ? [`breach dailyLoss ${equity === 97_000 ? 'equityAtFloor' : 'equityUnderFloor'}`]
        : [],
    )
  })

  it.each([
    { anchor: 'balance', unit: 'percentOfSize', floor: 95_000 },
    { anchor: 'equity', unit: 'percentOfSize', floor: 97_000 },
    { anchor: 'higher', unit: 'percentOfSize', floor: 97_000 },
    { anchor: 'higher', unit: 'percentOfAnchor', floor: 96_900 },
    { anchor: 'equity', unit: 'percentOfAnchor', floor: 96_900 },
    { anchor: 'higher', unit: 'percentOfDayStartBalance', floor: 97_000 },
    { anchor: 'balance', unit: 'amount', floor: 99_000 },
  ])('anchored on $anchor with $unit lies at $floor', ({ anchor, unit, floor }) => {
    const phase = limit({ anchor, unit, percent: 500, amount: 100_000 })
    expect(lastFloor(play(phase, reset))).toBe(floor)
  })

  it('takes the balance when that is the higher one', () => {
    const phase = limit({ anchor: 'higher', unit: 'percentOfDayStartBalance', percent: 500 })
    const played = play(
      phase,
      seen('2026-03-02T23:00:00Z', { balance: 103_500, equity: 101_000, open: 1 }),
    )
    expect(lastFloor(played)).toBe(98_325)
  })

  it('is the starting balance less the allowance on the first day', () => {
    const phase = limit({ percent: 500 })
    expect(lastFloor(play(phase, seen('2026-03-02T10:00:00Z', { balance: 104_000 })))).toBe(95_000)
  })

  it('rounds the allowance to the cent before comparing', () => {
    const phase = phaseOf(
      [rule('dailyLoss', { anchor: 'equity', unit: 'percentOfAnchor', percent: 500 })],
      {
        size: usd(5_000),
        startingBalance: usd(5_000),
      },
    )
    const at = seen('2026-03-02T23:00:00Z', { balance: 5_123.19 })
    const touching = seen('2026-03-03T10:00:00Z', { balance: 5_123.19, equity: 4_867.03, open: 1 })
    const under = { ...touching, equity: usd(4_867.02) }
    expect(play(phase, at, touching).verdicts).toEqual([])
    expect(told(play(phase, at, under).verdicts)).toEqual(['breach dailyLoss equityUnderFloor'])
  })
})

describe('the reset of the daily loss', () => {
  const phase = limit({ anchor: 'balance', percent: 500 })
  const opened = { open: 1, openedAt: '2026-03-02T20:00:00Z' }
  const evening = seen('2026-03-02T22:59:30Z', { balance: 104_000, equity: 98_500, ...opened })

  it.each([
    { at: '2026-03-02T22:59:59Z', when: 'a second before', broken: false },
    { at: '2026-03-02T23:00:00Z', when: 'at', broken: true },
    { at: '2026-03-02T23:00:01Z', when: 'a second after', broken: true },
  ])('fails a position that has not moved $when the reset: $broken', ({ at, broken }) => {
    const next = seen(at, { balance: 104_000, equity: 98_500, ...opened })
    const played = play(phase, evening, next)
    expect(lastFloor(played)).toBe(broken ? 99_000 : 95_000)
    expect(told(played.verdicts)).toEqual(broken ? ['breach dailyLoss equityUnderFloor'] : [])
    if (broken) expect(played.verdicts[0]).toMatchObject({ at: Date.parse('2026-03-02T23:00:00Z') })
  })

  it('is judged when only the clock says so', () => {
    const played = play(phase, evening, tick('2026-03-02T23:00:20Z'))
    expect(told(played.verdicts)).toEqual(['breach dailyLoss equityUnderFloor'])
  })

  it('takes the last observation at or before it, also when a clock came first', () => {
    const before = seen('2026-03-02T22:59:50Z', { balance: 101_000 })
    const at = seen('2026-03-02T23:00:00Z', { balance: 102_000 })
    const later = seen('2026-03-02T23:00:00.001Z', { balance: 103_000 })
    const played = play(phase, before, tick('2026-03-02T23:00:00Z'), at, at, later)
    expect(played.floors.flat()).toEqual([95_000, 96_000, 97_000, 97_000, 97_000].map(usd))
  })

  it('is made up in order for each day that was missed', () => {
    const profit = seen('2026-03-03T10:00:00Z', { balance: 104_000 })
    const next = seen('2026-03-07T10:00:00Z', { balance: 104_000 })
    const played = play(phase, profit, next)
    expect(lastFloor(played)).toBe(99_000)
    expect(slotOf(phase, played.state, 'core.dayStartsAt')).toBe(Date.parse('2026-03-06T23:00:00Z'))
  })

  it('ignores what arrives from before a reset that was made up', () => {
    const { state } = play(phase, seen('2026-03-02T22:00:00Z'), tick('2026-03-02T23:00:05Z'))
    const late = phase.evaluate(state, seen('2026-03-02T22:59:59Z', { balance: 1 }))
    expect(late).toMatchObject({ state, verdicts: [] })
  })
})

describe('the result of the day that a breach tells', () => {
  const facts = (anchor: string, ...inputs: readonly ReturnType<typeof seen>[]) =>
    play(limit({ anchor, percent: 500, breachWhen: '<=' }), ...inputs).verdicts[0]?.facts
  const peak = seen('2026-03-03T09:00:00Z', { balance: 100_000, equity: 110_000, open: 1 })
  const back = seen('2026-03-03T10:00:00Z', { balance: 100_000, equity: 105_000, open: 1 })
  const lost = seen('2026-03-03T10:00:00Z', { balance: 100_000, equity: 97_000, open: 1 })

  it('is measured from the start of the day, though the floor follows its peak', () => {
    expect(facts('highestEquity', reset, peak, back)).toMatchObject({ dayResult: usd(3_000) })
    expect(facts('highestEquity', reset, lost)).toMatchObject({ dayResult: usd(-5_000) })
  })

  it('leaves out what was paid in or out since', () => {
    const phase = limit({ anchor: 'highestEquity', percent: 500, breachWhen: '<=' })
    const paid = moved('2026-03-03T08:00:00Z', -2_000)
    const after = seen('2026-03-03T08:00:01Z', { balance: 98_000, equity: 95_000, open: 1 })
    const { verdicts } = play(phase, reset, paid, after)
    expect(verdicts[0]?.facts).toMatchObject({ dayResult: usd(-5_000) })
  })

  it('is measured from the anchor where that is taken at the reset', () => {
    expect(facts('higher', reset, lost)).toMatchObject({ dayResult: usd(-5_000) })
  })
})

describe('an estimated anchor', () => {
  const phase = limit({ anchor: 'balance', percent: 500 })
  const fall = seen('2026-03-03T08:00:00Z', { balance: 104_000, equity: 98_000, open: 1 })

  it.each([
    { at: '2026-03-02T22:59:00Z', age: 60_000, open: 1, estimated: false },
    { at: '2026-03-02T22:58:59.999Z', age: 60_001, open: 1, estimated: true },
    { at: '2026-03-02T20:00:00Z', age: 3 * 3_600_000, open: 0, estimated: false },
  ])(
    'with $open positions and an observation $age ms old: $estimated',
    ({ at, open, estimated }) => {
      const played = play(phase, seen(at, { balance: 104_000, open }), fall)
      const doubt = estimated ? ' (anchorEstimated)' : ''
      expect(told(played.verdicts)).toEqual([`breach dailyLoss equityUnderFloor${doubt}`])
      expect(slotOf(phase, played.state, 'core.ended')).toBe(estimated ? 0 : 1)
    },
  )

  it('may be older where the terms say so', () => {
    const patient = phaseOf([rule('dailyLoss', { anchor: 'balance' })], { anchorMaxAgeMs: 600_000 })
    const played = play(patient, seen('2026-03-02T22:55:00Z', { balance: 104_000, open: 1 }), fall)
    expect(told(played.verdicts)).toEqual(['breach dailyLoss equityUnderFloor'])
  })

  it('is also one whose figures were probably wrong', () => {
    const spike = seen('2026-03-02T23:00:00Z', {
      balance: 180_000,
      open: 1,
      doubts: ['equityJump'],
    })
    const played = play(phase, spike, seen('2026-03-02T23:00:01Z', { balance: 104_000, open: 1 }))
    expect(told(played.verdicts)).toEqual(['breach dailyLoss equityUnderFloor (anchorEstimated)'])
  })

  it('confirms itself on the next day, when the anchor is exact', () => {
    const played = play(
      phase,
      seen('2026-03-02T20:00:00Z', { balance: 104_000, open: 1 }),
      fall,
      seen('2026-03-03T22:59:59Z', { balance: 104_000, equity: 98_000, open: 1 }),
      seen('2026-03-03T23:00:01Z', { balance: 104_000, equity: 98_000, open: 1 }),
    )
    expect(told(played.verdicts)).toEqual([
      'breach dailyLoss equityUnderFloor (anchorEstimated)',
      'breach dailyLoss equityUnderFloor',
    ])
  })
})

describe('a balance operation inside the day', () => {
  it('is not taken off an anchor that already shows it', () => {
    const phase = limit({ anchor: 'balance', percent: 500 })
    const played = play(
      phase,
      seen('2026-03-02T22:00:00Z', { balance: 110_000 }),
      seen('2026-03-02T22:50:00Z', { balance: 100_000 }),
      tick('2026-03-02T23:00:00Z'),
      moved('2026-03-02T22:40:00Z', -10_000),
    )
    expect(played.floors.flat()).toEqual([95_000, 95_000, 95_000, 95_000].map(usd))
  })

  it('moves the floor by its amount and keeps the allowance', () => {
    const phase = limit({ anchor: 'balance', unit: 'percentOfAnchor', percent: 500 })
    const played = play(
      phase,
      seen('2026-03-02T23:00:00Z', { balance: 110_000 }),
      moved('2026-03-03T10:00:00Z', -8_000),
      seen('2026-03-03T10:00:01Z', { balance: 102_000 }),
    )
    expect(played.floors.flat()).toEqual([104_500, 96_500, 96_500].map(usd))
    expect(slotOf(phase, played.state, 'dailyLoss.allowance')).toBe(usd(5_500))
  })

  it('belongs to the anchor when it came before the reset, also when it is learned after it', () => {
    const phase = limit({ anchor: 'balance', unit: 'percentOfAnchor', percent: 500 })
    const played = play(
      phase,
      seen('2026-03-02T22:00:00Z', { balance: 110_000 }),
      tick('2026-03-02T23:00:00Z'),
      moved('2026-03-02T22:30:00Z', -10_000),
    )
    expect(played.floors.flat()).toEqual([95_000, 104_500, 95_000].map(usd))
  })
})
