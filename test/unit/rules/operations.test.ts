import { describe, expect, it } from '@jest/globals'
import {
  announced,
  cancelled,
  moved,
  phaseOf,
  play,
  rule,
  seen,
  slotOf,
  startOf,
  playFrom,
  tick,
  told,
  usd,
} from './support.js'

const rules = [
  rule('dailyLoss', { anchor: 'higher', percent: 500 }),
  rule('maximumLoss', { follows: 'equity', percent: 800, onPayout: 'peakMinusPayout' }),
  rule('profitTarget', { percent: 2_000 }),
]
const phase = phaseOf(rules)
const profit = seen('2026-03-03T10:00:00Z', { balance: 112_000 })
const paid = seen('2026-03-03T12:00:00Z', { balance: 102_000 })
const payout = moved('2026-03-03T12:00:00Z', -10_000)

describe('a balance operation', () => {
  it('moves balance, equity, anchors and peak in one step and decides nothing', () => {
    const { state, verdicts } = play(phase, profit, payout)
    expect(verdicts).toEqual([])
    expect(phase.describeState(state)).toMatchObject({
      'core.balance': usd(102_000),
      'core.equity': usd(102_000),
      'core.dayOperations': usd(-10_000),
      'maximumLoss.peak': usd(102_000),
      'dailyLoss.floor': usd(85_000),
    })
  })

  it('is not moved twice when the equity that shows it came first', () => {
    const early = seen('2026-03-03T12:00:00Z', { balance: 111_000, equity: 109_000, open: 1 })
    const late = moved('2026-03-03T11:59:00Z', -1_000)
    const { state } = play(phase, profit, early, late)
    expect(slotOf(phase, state, 'core.balance')).toBe(usd(111_000))
    expect(slotOf(phase, state, 'core.netOperations')).toBe(usd(-1_000))
  })

  it('makes an observation from before it out of order', () => {
    const stale = seen('2026-03-03T11:59:59Z', { balance: 112_000 })
    const { state } = play(phase, profit, payout, stale)
    expect(slotOf(phase, state, 'core.balance')).toBe(usd(102_000))
  })

  it('rolls the days over that lie before it', () => {
    const { state } = play(phase, profit, moved('2026-03-05T12:00:00Z', -10_000))
    expect(slotOf(phase, state, 'core.dayStartBalance')).toBe(usd(112_000))
    expect(slotOf(phase, state, 'core.dayOperations')).toBe(usd(-10_000))
  })

  it('that nobody announced and is learned late does not lower a peak made after it', () => {
    const shown = seen('2026-03-03T12:00:00Z', { balance: 130_000, open: 1 })
    const found = moved('2026-03-03T11:00:00Z', 20_000, { purpose: 'adjustment', announced: false })
    const { state } = play(phase, seen('2026-03-03T10:00:00Z'), shown, found)
    expect(slotOf(phase, state, 'maximumLoss.peak')).toBe(usd(130_000))
  })
})

describe('an operation from before the reset that is learned after it', () => {
  it('leaves the floor where the day’s highest equity has pulled it since', () => {
    const daily = phaseOf([rule('dailyLoss', { anchor: 'highestEquity', percent: 500 })])
    const evening = seen('2026-03-02T22:30:00Z')
    const higher = seen('2026-03-02T23:30:00Z', { balance: 104_000 })
    const late = moved('2026-03-02T22:45:00Z', -1_000)
    const { floors } = play(daily, evening, higher, late)
    expect(floors.flat()).toEqual([95_000, 99_000, 99_000].map(usd))
  })
})

describe('an operation with a coarse time', () => {
  it('does not bring a peak back that the last observation before it still showed', () => {
    const late = seen('2026-03-03T12:00:00.300Z', { balance: 112_000 })
    const shown = seen('2026-03-03T12:00:01Z', { balance: 102_000 })
    const { state, verdicts } = play(phase, profit, late, payout, shown)
    expect(verdicts).toEqual([])
    expect(slotOf(phase, state, 'maximumLoss.peak')).toBe(usd(102_000))
  })
})

describe('an operation that is under way', () => {
  it('turns a breach that its equity shows into a suspicion, once, and clears it', () => {
    const { state, verdicts } = play(
      phase,
      profit,
      announced('2026-03-03T11:59:59Z', -10_000),
      paid,
      { ...paid, at: paid.at + 1_000 },
      payout,
      { ...paid, at: paid.at + 2_000 },
    )
    expect(told(verdicts)).toEqual([
      'breach maximumLoss equityUnderFloor (balanceOperationPending)',
      'soft maximumLoss suspicionCleared',
    ])
    expect(slotOf(phase, state, 'core.ended')).toBe(0)
  })

  it('confirms a breach that the operation does not explain', () => {
    const fall = seen('2026-03-03T12:00:00Z', { balance: 92_000 })
    const { verdicts } = play(
      phase,
      profit,
      announced('2026-03-03T11:59:59Z', -10_000),
      fall,
      payout,
      { ...fall, at: fall.at + 1_000 },
    )
    expect(told(verdicts)).toEqual([
      'breach dailyLoss equityUnderFloor (balanceOperationPending)',
      'breach maximumLoss equityUnderFloor (balanceOperationPending)',
      'soft dailyLoss suspicionCleared',
      'breach maximumLoss equityUnderFloor',
    ])
  })

  it('that is cancelled leaves the breach as it was', () => {
    const { verdicts, state } = play(
      phase,
      profit,
      announced('2026-03-03T11:59:59Z', -10_000),
      paid,
      cancelled('2026-03-03T12:00:05Z', -10_000),
      { ...paid, at: paid.at + 10_000 },
    )
    expect(told(verdicts).at(-1)).toBe('breach maximumLoss equityUnderFloor')
    expect(slotOf(phase, state, 'core.ended')).toBe(1)
  })

  it('does not let a deposit look like profit: no pass, no peak', () => {
    const deposit = seen('2026-03-03T12:00:00Z', { balance: 122_000 })
    const { state, verdicts } = play(
      phase,
      profit,
      announced('2026-03-03T11:59:59Z', 10_000),
      deposit,
      moved('2026-03-03T12:00:00Z', 10_000),
      { ...deposit, at: deposit.at + 1_000 },
    )
    expect(told(verdicts)).toEqual([
      'pass phase targetReached (balanceOperationPending)',
      'soft phase suspicionCleared',
    ])
    expect(slotOf(phase, state, 'maximumLoss.peak')).toBe(usd(122_000))
  })

  it('stays under way when somebody else moves money meanwhile', () => {
    const other = moved('2026-03-03T11:00:00Z', -10, { purpose: 'adjustment', announced: false })
    const { state } = play(phase, profit, announced('2026-03-03T10:59:00Z', -10_000), other)
    expect(slotOf(phase, state, 'core.pendingOperations')).toBe(1)
  })
})

describe('a clock beside operations', () => {
  it('does not judge an operation that no observation has shown', () => {
    const strict = phaseOf([rule('maximumLoss', { breachWhen: '<=', onPayout: 'lockAtInitial' })])
    const all = moved('2026-03-03T12:00:00Z', -12_000)
    const played = playFrom(strict, startOf(strict), [profit, all, tick('2026-03-03T12:00:10Z')])
    expect(played.verdicts).toEqual([])
  })
})
