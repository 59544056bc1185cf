import { describe, expect, it } from '@jest/globals'
import {
  announced,
  lastFloor,
  moved,
  phaseOf,
  play,
  rule,
  seen,
  slotOf,
  told,
  usd,
} from './support.js'

const limit = (parameters: Record<string, unknown>) => phaseOf([rule('maximumLoss', parameters)])

const ends = [
  { breachWhen: '<', equity: 0.01, broken: false },
  { breachWhen: '<', equity: 0, broken: false },
  { breachWhen: '<', equity: -0.01, broken: true },
  { breachWhen: '<=', equity: 0.01, broken: false },
  { breachWhen: '<=', equity: 0, broken: true },
  { breachWhen: '<=', equity: -0.01, broken: true },
] as const

/** Each way to follow, and a path after which its floor stands at `floor`. */
const paths = [
  { follows: 'static', floor: 90_000, path: [seen('2026-03-02T10:00:00Z', { balance: 105_000 })] },
  {
    follows: 'equity',
    floor: 95_000,
    path: [seen('2026-03-02T10:00:00Z', { balance: 101_000, equity: 105_000, open: 1 })],
  },
  {
    follows: 'closedBalance',
    floor: 91_000,
    path: [seen('2026-03-02T10:00:00Z', { balance: 101_000, equity: 105_000, open: 1 })],
  },
  {
    follows: 'endOfDayBalance',
    floor: 91_000,
    path: [
      seen('2026-03-02T12:00:00Z', { balance: 103_000 }),
      seen('2026-03-02T22:59:59Z', { balance: 101_000, equity: 104_000, open: 1 }),
      seen('2026-03-03T00:00:00Z', { balance: 102_000 }),
    ],
  },
  {
    follows: 'endOfDayHigher',
    floor: 94_000,
    path: [
      seen('2026-03-02T22:59:59Z', { balance: 101_000, equity: 104_000, open: 1 }),
      seen('2026-03-03T00:00:00Z', { balance: 106_000 }),
    ],
  },
] as const

describe('maximum loss at its floor', () => {
  for (const { follows, floor, path } of paths) {
    it.each(ends)(
      `following ${follows}, with $breachWhen, a cent of $equity off ${floor}: broken $broken`,
      ({ breachWhen, equity, broken }) => {
        const phase = limit({ follows, percent: 1_000, breachWhen })
        const last = seen('2026-03-03T08:00:00Z', { balance: 97_000, equity: floor + equity })
        const played = play(phase, ...path, last)
        const code = equity === 0 ? 'equityAtFloor' : 'equityUnderFloor'
        expect(told(played.verdicts)).toEqual(broken ? [`breach maximumLoss ${code}`] : [])
        expect(lastFloor(played)).toBe(floor)
        if (broken) expect(played.verdicts[0]).toMatchObject({ limit: usd(floor), unit: 'money' })
      },
    )
  }
})

describe('the distance of the floor', () => {
  it.each([
    { unit: 'amount', amount: 250_000, start: 97_500, after: 100_500 },
    { unit: 'percentOfSize', percent: 600, start: 94_000, after: 97_000 },
    { unit: 'percentOfPeak', percent: 800, start: 92_000, after: 94_760 },
  ])('is taken as $unit', ({ start, after, ...given }) => {
    const phase = limit({ follows: 'equity', ...given })
    expect(phase.floors(phase.start(1_772_442_000_000))).toEqual([usd(start)])
    expect(lastFloor(play(phase, seen('2026-03-02T10:00:00Z', { balance: 103_000 })))).toBe(after)
  })

  it('is taken of the size and from the starting balance, where these differ', () => {
    const phase = phaseOf([rule('maximumLoss', { percent: 400 })], {
      size: usd(50_000),
      startingBalance: usd(0),
    })
    const played = play(phase, seen('2026-03-02T10:00:00Z', { balance: 0, equity: -2_000.01 }))
    expect(lastFloor(played)).toBe(-2_000)
    expect(told(played.verdicts)).toEqual(['breach maximumLoss equityUnderFloor'])
  })

  it.each([
    { rounding: 'halfAwayFromZero', floor: 97.04 },
    { rounding: 'down', floor: 97.05 },
    { rounding: 'up', floor: 97.04 },
  ])('is rounded $rounding when it falls between two cents', ({ rounding, floor }) => {
    const phase = phaseOf([rule('maximumLoss', { percent: 300, rounding })], {
      size: usd(100.19),
      startingBalance: usd(100.05),
    })
    expect(phase.floors(phase.start(1_772_442_000_000))).toEqual([usd(floor)])
  })
})

describe('a trailing floor', () => {
  it('keeps the highest of many peaks, whatever comes after', () => {
    const phase = limit({ follows: 'equity', unit: 'amount', amount: 300_000 })
    const played = play(
      phase,
      seen('2026-03-02T10:00:00Z', { balance: 100_000, equity: 102_500, open: 1 }),
      seen('2026-03-02T10:00:01Z', { balance: 100_000, equity: 101_000, open: 1 }),
      seen('2026-03-02T10:00:02Z', { balance: 100_000, equity: 102_000, open: 1 }),
    )
    expect(played.floors.flat()).toEqual([usd(99_500), usd(99_500), usd(99_500)])
  })

  it.each([
    { lock: 'atStart', lockAbove: 0, floors: [98_999.99, 100_000, 100_000] },
    { lock: 'aboveStart', lockAbove: 10_000, floors: [98_999.99, 100_000, 100_100] },
    { lock: 'none', lockAbove: 0, floors: [98_999.99, 100_000, 117_000] },
  ])('locks $lock', ({ lock, lockAbove, floors }) => {
    const phase = limit({
      follows: 'closedBalance',
      unit: 'amount',
      amount: 300_000,
      lock,
      lockAbove,
    })
    const played = play(
      phase,
      seen('2026-03-02T10:00:00Z', { balance: 101_999.99 }),
      seen('2026-03-02T11:00:00Z', { balance: 103_000 }),
      seen('2026-03-02T12:00:00Z', { balance: 120_000 }),
    )
    expect(played.floors.flat()).toEqual(floors.map(usd))
  })

  it('at the end of the day moves at the reset and at no other time', () => {
    const phase = limit({ follows: 'endOfDayBalance', unit: 'amount', amount: 300_000 })
    const played = play(
      phase,
      seen('2026-03-02T10:00:00Z', { balance: 102_500 }),
      seen('2026-03-02T22:59:59.999Z', { balance: 102_000 }),
      seen('2026-03-02T23:00:00Z', { balance: 102_000 }),
      seen('2026-03-03T10:00:00Z', { balance: 101_000 }),
      seen('2026-03-03T23:00:00Z', { balance: 100_500 }),
    )
    expect(played.floors.flat()).toEqual([97_000, 97_000, 99_000, 99_000, 99_000].map(usd))
  })

  it('at the end of the day takes the last observation of the very instant of the reset', () => {
    const phase = limit({ follows: 'endOfDayBalance', unit: 'amount', amount: 300_000 })
    const played = play(
      phase,
      seen('2026-03-02T23:00:00Z', { balance: 102_000 }),
      seen('2026-03-02T23:00:00Z', { balance: 101_500 }),
      seen('2026-03-02T23:00:00.001Z', { balance: 104_000 }),
    )
    expect(played.floors.flat()).toEqual([99_000, 98_500, 98_500].map(usd))
  })

  it('is not locked by a value that the same instant corrected', () => {
    const phase = limit({
      follows: 'endOfDayBalance',
      unit: 'amount',
      amount: 300_000,
      lock: 'atStart',
    })
    const played = play(
      phase,
      seen('2026-03-02T23:00:00Z', { balance: 104_000 }),
      seen('2026-03-02T23:00:00Z', { balance: 102_000 }),
    )
    expect(played.floors.flat()).toEqual([usd(100_000), usd(99_000)])
  })

  it('is tested at the reset itself, against the floor that the reset raised', () => {
    const phase = limit({ follows: 'endOfDayBalance', unit: 'amount', amount: 300_000 })
    const played = play(
      phase,
      seen('2026-03-02T22:59:58Z', { balance: 104_000, equity: 100_900, open: 1 }),
      seen('2026-03-02T23:00:01Z', { balance: 104_000, equity: 103_000, open: 1 }),
    )
    expect(told(played.verdicts)).toEqual(['breach maximumLoss equityUnderFloor'])
    expect(played.verdicts[0]).toMatchObject({ at: Date.parse('2026-03-02T23:00:00Z') })
  })

  it('is not raised by a figure that is probably wrong', () => {
    const phase = limit({ follows: 'equity', unit: 'amount', amount: 300_000 })
    const played = play(
      phase,
      seen('2026-03-02T10:00:00Z', {
        balance: 100_000,
        equity: 150_000,
        open: 1,
        doubts: ['equityJump'],
      }),
      seen('2026-03-02T10:00:01Z', { balance: 100_000, equity: 100_000, open: 1 }),
    )
    expect(played.verdicts).toEqual([])
    expect(lastFloor(played)).toBe(97_000)
  })

  it('that rests on an estimated end of day only raises a suspicion', () => {
    const phase = limit({ follows: 'endOfDayHigher', unit: 'amount', amount: 300_000 })
    const early = seen('2026-03-02T22:50:00Z', { balance: 100_000, equity: 104_000, open: 1 })
    const late = seen('2026-03-03T08:00:00Z', { balance: 100_000, equity: 100_500, open: 1 })
    const played = play(phase, early, late, { ...late, at: late.at + 1_000 })
    expect(told(played.verdicts)).toEqual(['breach maximumLoss equityUnderFloor (anchorEstimated)'])
    expect(slotOf(phase, played.state, 'core.ended')).toBe(0)
  })
})

describe('an end-of-day floor', () => {
  const follows = 'endOfDayHigher'

  it('stays doubtful on later days while the estimated value leads', () => {
    const phase = limit({ follows, unit: 'amount', amount: 300_000 })
    const open = { balance: 100_000, open: 1 }
    const played = play(
      phase,
      seen('2026-03-02T22:50:00Z', { ...open, equity: 104_000 }),
      seen('2026-03-03T22:59:59Z', { ...open, equity: 103_000 }),
      seen('2026-03-04T08:00:00Z', { ...open, equity: 100_900 }),
    )
    expect(told(played.verdicts)).toEqual(['breach maximumLoss equityUnderFloor (anchorEstimated)'])
  })

  it('does not take a deposit under way at the reset for profit', () => {
    const phase = limit({ follows, unit: 'amount', amount: 300_000, onPayout: 'peakMinusPayout' })
    const played = play(
      phase,
      announced('2026-03-02T22:59:57Z', 10_000),
      seen('2026-03-02T23:00:00Z', { balance: 110_000 }),
      seen('2026-03-02T23:00:05Z', { balance: 110_000 }),
      moved('2026-03-02T22:59:58Z', 10_000),
      seen('2026-03-02T23:00:10Z', { balance: 110_000 }),
    )
    expect(played.floors.flat()).toEqual([97_000, 97_000, 97_000, 107_000, 107_000].map(usd))
    expect(played.verdicts).toEqual([])
  })
})

describe('the effect of a payout on the floor', () => {
  const profit = seen('2026-03-03T10:00:00Z', { balance: 110_000 })
  const payout = moved('2026-03-04T10:00:00Z', -8_000)
  const paid = seen('2026-03-04T10:00:01Z', { balance: 102_000 })

  it.each([
    { follows: 'static', onPayout: 'stays', floor: 94_000 },
    { follows: 'static', onPayout: 'lockAtInitial', floor: 100_000 },
    { follows: 'equity', onPayout: 'stays', floor: 104_000 },
    { follows: 'equity', onPayout: 'peakMinusPayout', floor: 96_000 },
    { follows: 'endOfDayBalance', onPayout: 'stays', floor: 104_000 },
    { follows: 'endOfDayBalance', onPayout: 'peakMinusPayout', floor: 96_000 },
  ])('of a floor following $follows: $onPayout', ({ follows, onPayout, floor }) => {
    const phase = limit({ follows, percent: 600, onPayout })
    expect(lastFloor(play(phase, profit, payout, paid))).toBe(floor)
  })

  it('is taken of the lowered peak where the distance is a percentage of it', () => {
    const phase = limit({
      follows: 'equity',
      unit: 'percentOfPeak',
      percent: 800,
      onPayout: 'peakMinusPayout',
    })
    const played = play(
      phase,
      seen('2026-03-03T10:00:00Z', { balance: 125_000 }),
      moved('2026-03-04T10:00:00Z', -25_000),
    )
    expect(played.floors.flat()).toEqual([usd(115_000), usd(92_000)])
  })

  it('is taken back when the payout is returned', () => {
    for (const onPayout of ['lockAtInitial', 'peakMinusPayout']) {
      const phase = limit({ follows: 'closedBalance', percent: 1_200, onPayout })
      const back = moved('2026-03-05T10:00:00Z', 8_000)
      const before = lastFloor(play(phase, profit))
      expect(lastFloor(play(phase, profit, payout, paid, back))).toBe(before)
    }
  })

  it('is taken back too where it lifted the floor to its lock', () => {
    const phase = limit({
      follows: 'equity',
      percent: 1_200,
      lock: 'atStart',
      onPayout: 'lockAtInitial',
    })
    const back = moved('2026-03-05T10:00:00Z', 8_000)
    const again = moved('2026-03-06T10:00:00Z', -1_000, { purpose: 'adjustment' })
    expect(lastFloor(play(phase, profit, payout, paid, again))).toBe(100_000)
    expect(lastFloor(play(phase, profit, payout, paid, back))).toBe(98_000)
  })

  it('does not open a lock that was reached', () => {
    const phase = limit({
      follows: 'equity',
      percent: 600,
      lock: 'atStart',
      onPayout: 'peakMinusPayout',
    })
    const played = play(phase, profit, moved('2026-03-04T10:00:00Z', -9_000))
    expect(lastFloor(played)).toBe(100_000)
  })

  it('is not that of an adjustment, which moves the peak and leaves a static floor', () => {
    const credit = moved('2026-03-04T10:00:00Z', 500, { purpose: 'adjustment' })
    const shown = seen('2026-03-04T10:00:01Z', { balance: 110_500 })
    expect(lastFloor(play(limit({ percent: 600 }), profit, credit, shown))).toBe(94_000)
    const trailing = limit({ follows: 'equity', percent: 600 })
    expect(lastFloor(play(trailing, profit, credit, shown))).toBe(104_500)
  })
})

describe('how much of the maximum loss is used', () => {
  it.each([
    { equity: 100_000, used: 0 },
    { equity: 95_000, used: 5_000 },
    { equity: 90_000, used: 10_000 },
    { equity: 89_000, used: 11_000 },
    { equity: 120_000, used: 0 },
  ])('at $equity is $used basis points', ({ equity, used }) => {
    const phase = limit({ percent: 1_000 })
    const { state } = play(
      phase,
      seen('2026-03-02T10:00:00Z', { balance: 100_000, equity, open: 1 }),
    )
    expect(phase.worstUsed(state)).toBe(used)
    expect(phase.limits(state)).toEqual([
      {
        rule: 'maximumLoss',
        kind: 'maximumLoss',
        sense: 'floor',
        unit: 'money',
        limit: usd(90_000),
        figure: usd(equity),
        used,
      },
    ])
  })
})
