import { describe, expect, it } from '@jest/globals'
import { zero } from '../../../src/domain/money/minor.js'
import { worthOfMove } from '../../../src/domain/money/worthOfMove.js'
import { gapObservations } from '../../../src/domain/trades/gap/gapObservations.js'
import { heldOver } from '../../../src/domain/trades/gap/heldOver.js'
import { minutesOf, type GapMinute } from '../../../src/domain/trades/gap/minutesOf.js'
import type { Gap, GapDeal, GapPosition, MinuteBar } from '../../../src/domain/trades/gap/types.js'
import { closed, minute, opened, start, usd } from './support.js'

describe('worthOfMove', () => {
  it.each([
    ['1.1001', '1.0988', '6000000', -7_800],
    ['1.0988', '1.1001', '6000000', 7_800],
    ['150', '149.5', '666.66666667', -333.33],
    ['2400.3', '2400.3', '2000', 0],
    ['1.00000', '1.000005', '1000', 0.01],
    ['1.00000', '0.999995', '1000', -0.01],
  ])('from %s to %s at %s is %d', (from, to, perPrice, expected) => {
    expect(worthOfMove({ from, to, perPrice }, 'USD')).toBe(usd(expected))
  })

  it('counts in the units of the currency', () => {
    const move = { from: '1.10', to: '1.11', perPrice: '100000' }
    expect(worthOfMove(move, 'JPY')).toBe(1_000)
  })

  it('is null for what is no decimal text', () => {
    expect(worthOfMove({ from: '1', to: 'much', perPrice: '1' }, 'USD')).toBeNull()
  })
})

const before = { at: start + 10_000, balance: usd(100_000), openPositions: 1, lastOpenedAt: start }
const position: GapPosition = {
  ...{ id: '1', symbol: 'EURUSD', side: 'buy', lots: 1, currentPrice: '1.1000' },
  ...{ result: usd(-10), perPrice: '100000' },
}
const gapOf = (changes: Partial<Gap> = {}, seen: Partial<Gap['after']> = {}): Gap => ({
  currency: 'USD',
  before,
  deals: [],
  ...changes,
  after: {
    ...{ at: start + 3 * minute, balance: usd(100_000), equity: usd(99_990), pendingOrders: 0 },
    positions: [position],
    ...seen,
  },
})
const bar = (at: number, low: number, high: number, close: number): MinuteBar => ({
  at: start + at * minute,
  bid: { low: low.toFixed(5), close: close.toFixed(5) },
  ask: { high: (high + 0.0002).toFixed(5), close: (close + 0.0002).toFixed(5) },
})
const minutes = (gap: Gap, bars: readonly MinuteBar[]): readonly GapMinute[] => {
  const found = heldOver(gap)
  if (!found.ok) throw new Error(found.code)
  const told = minutesOf(found.held, new Map([['EURUSD', bars]]))
  if (!told.ok) throw new Error(told.code)
  return told.minutes
}
const code = (gap: Gap): string => {
  const found = heldOver(gap)
  return found.ok ? 'told' : found.code
}

describe('what an account was worth over a gap', () => {
  it('is what its position was worth at the worst bid of each minute', () => {
    const found = minutes(gapOf(), [
      bar(0, 1.1, 1.1, 1.1),
      bar(1, 1.05, 1.1, 1.099),
      bar(2, 1.09, 1.1, 1.1),
    ])
    expect(found.map(({ at, low, close }) => [at - start, low, close])).toEqual([
      [10_000, usd(99_990), usd(99_990)],
      [minute, usd(94_990), usd(99_890)],
      [2 * minute, usd(98_990), usd(99_990)],
    ])
  })

  it('is what a sell was worth at the worst ask', () => {
    const sell: GapPosition = { ...position, side: 'sell', currentPrice: '1.1002' }
    const [found] = minutes(gapOf({}, { positions: [sell] }), [bar(0, 1.05, 1.12, 1.1)])
    expect(found).toMatchObject({ low: usd(97_990), close: usd(99_990) })
  })

  it('keeps the last price in a minute without one, and before the first bar has the first', () => {
    const found = minutes(gapOf(), [bar(1, 1.05, 1.1, 1.09)])
    expect(found.map(({ low }) => low)).toEqual([usd(94_990), usd(94_990), usd(98_990)])
  })

  it('has a position that was opened and closed meanwhile only as long as it was open', () => {
    const deals = [opened(start + 70_000), closed(start + 90_000)]
    const gap = gapOf({ deals, before: { ...before, balance: usd(99_920) } })
    const found = minutes(gap, [bar(0, 1.1, 1.1, 1.1), bar(1, 1.09, 1.101, 1.1)])
    expect(
      found.map((each) => [each.at - start, each.balance, each.low, each.openPositions]),
    ).toEqual([
      [10_000, usd(99_920), usd(99_910), 1],
      [minute, usd(99_920), usd(98_910), 1],
      [70_000, usd(99_920), usd(97_890), 2],
      [90_000, usd(100_000), usd(98_990), 1],
      [2 * minute, usd(100_000), usd(99_990), 1],
    ])
    expect(found.map(({ lastOpenedAt }) => lastOpenedAt - start)).toEqual([
      0, 0, 70_000, 70_000, 70_000,
    ])
  })

  it('has a part that was closed as long as that was open, without what closing cost', () => {
    const half = { positionId: '1', lots: 1, floating: usd(80), profit: usd(73) }
    const gap = gapOf({
      deals: [closed(start + minute, half)],
      before: { ...before, balance: usd(99_927) },
    })
    const found = minutes(gap, [bar(0, 1.101, 1.101, 1.101), bar(1, 1.1, 1.1, 1.1)])
    expect(found[0]).toMatchObject({ balance: usd(99_927), low: usd(99_927 + 80 + 90) })
    expect(found[1]).toMatchObject({ balance: usd(100_000), low: usd(99_990) })
  })

  it('has a withdrawal from when it was made', () => {
    const paid: GapDeal = { at: start + 90_000, kind: 'balance', profit: usd(-5_000) }
    const gap = gapOf({ deals: [paid], before: { ...before, balance: usd(105_000) } })
    const found = minutes(gap, [bar(0, 1.1, 1.1, 1.1)])
    expect(found.map(({ low, operations }) => [low, operations])).toEqual([
      [usd(104_990), 0],
      [usd(104_990), 0],
      [usd(99_990), 1],
      [usd(99_990), 1],
    ])
  })

  it('keeps the credit in it', () => {
    const [found] = minutes(gapOf({}, { equity: usd(100_990) }), [bar(0, 1.1, 1.1, 1.1)])
    expect(found).toMatchObject({ balance: usd(100_000), low: usd(100_990) })
  })

  it('takes a deal at either end as seen or not by what was seen', () => {
    const deal = opened(before.at - 500, { positionId: '1', price: '1.1001' })
    const late = opened(start + 3 * minute + 400, { positionId: '9' })
    expect(code(gapOf({ deals: [deal, late] }))).toBe('told')
    const unseen = { ...before, openPositions: 0 }
    expect(code(gapOf({ deals: [deal], before: unseen }))).toBe('told')
  })

  it('has what was opened and closed within what the clocks are apart', () => {
    const deals = [opened(before.at - 400), closed(before.at - 100)]
    const gap = gapOf({ deals, before: { ...before, balance: usd(99_920) } })
    const found = minutes(gap, [bar(0, 1.09, 1.1, 1.1)])
    expect(found.slice(0, 3).map(({ low, openPositions }) => [low, openPositions])).toEqual([
      [usd(98_910), 1],
      [usd(97_890), 2],
      [usd(98_990), 1],
    ])
  })

  it.each<[string, Gap]>([
    ['doesNotAddUp', gapOf({ before: { ...before, balance: usd(99_999) } })],
    ['doesNotAddUp', gapOf({ before: { ...before, openPositions: 2 } })],
    ['doesNotAddUp', gapOf({ deals: [opened(start + minute)] })],
    ['doesNotAddUp', gapOf({ deals: [opened(start + minute, { positionId: '1', lots: 0.5 })] })],
    // Sold more than was held: the position turned round.
    [
      'doesNotAddUp',
      gapOf({ deals: [closed(start + minute, { positionId: '1', side: 'buy', profit: zero })] }),
    ],
    ['notPriced', gapOf({}, { positions: [withoutPrice()] })],
  ])('is not told (%s) where the deals do not explain it', (expected, gap) => {
    expect(code(gap)).toBe(expected)
  })

  it('is not told without a single bar', () => {
    expect(() => minutes(gapOf(), [])).toThrow('noBars')
  })
})

function withoutPrice(): GapPosition {
  const { perPrice: _, ...rest } = position
  return rest
}

describe('the moments of a gap that can matter', () => {
  const calendar = { zone: 'UTC', resetAt: '12:02' }
  const chosen = (list: readonly GapMinute[]) =>
    gapObservations(list, { calendar, pendingOrders: 0 }).map(({ at, equity, doubts }) => {
      return [at - start, equity, doubts?.includes('equityFromBars')]
    })

  it('are the lowest of each trading day, and how it ended', () => {
    const bars = [
      bar(0, 1.09, 1.1, 1.1),
      bar(1, 1.08, 1.1, 1.095),
      bar(2, 1.07, 1.1, 1.1),
      bar(3, 1.06, 1.1, 1.1),
    ]
    expect(chosen(minutes(gapOf({}, { at: start + 4 * minute }), bars))).toEqual([
      [minute, usd(97_990), true],
      [2 * minute - 1, usd(99_490), true],
      [3 * minute, usd(95_990), true],
    ])
  })

  it('are the lowest before and after a balance operation', () => {
    const paid: GapDeal = { at: start + 30_000, kind: 'balance', profit: usd(-5_000) }
    const gap = gapOf(
      { deals: [paid], before: { ...before, balance: usd(105_000) } },
      { at: start + minute },
    )
    expect(chosen(minutes(gap, [bar(0, 1.09, 1.1, 1.1)]))).toEqual([
      [10_000, usd(103_990), true],
      [30_000, usd(98_990), true],
    ])
  })

  it('are exact while nothing is open', () => {
    const deals = [closed(start + 30_000, { positionId: '1', profit: usd(-50) })]
    const gap = gapOf(
      { deals, before: { ...before, balance: usd(100_050) } },
      { positions: [], equity: usd(100_000), at: start + minute },
    )
    expect(chosen(minutes(gap, [bar(0, 1.102, 1.102, 1.102)]))).toEqual([
      [30_000, usd(100_000), false],
    ])
  })
})
