import { describe, expect, it } from '@jest/globals'
import type { Doubt } from '../../../src/domain/rules/types.js'
import { phaseOf, play, rule, seen, slotOf, told, usd } from './support.js'

const doubts: readonly Doubt[] = ['gapWithoutCatchUp', 'equityFromBars']
const low = (at: string, equity: number) => seen(at, { balance: 100_000, equity, open: 1, doubts })
const real = (at: string, equity: number) => seen(at, { balance: 100_000, equity, open: 1 })
const suspicion = 'breach dailyLoss equityUnderFloor (gapWithoutCatchUp, equityFromBars)'

describe('a figure that nobody saw, worked out from bars', () => {
  const phase = phaseOf([
    rule('dailyLoss', { anchor: 'equity', percent: 500 }),
    rule('maximumLoss', { follows: 'equity', unit: 'amount', amount: 1_000_000 }),
  ])

  it('is suspected once and ends nobody; a figure that was seen does', () => {
    const lows = [low('2026-03-02T10:00:00Z', 94_000), low('2026-03-02T10:01:00Z', 93_000)]
    const after = play(phase, ...lows, real('2026-03-02T10:02:00Z', 99_000))
    expect(told(after.verdicts)).toEqual([suspicion])
    expect(slotOf(phase, after.state, 'core.ended')).toBe(0)
    const broken = play(phase, ...lows, real('2026-03-02T10:02:00Z', 94_500))
    expect(told(broken.verdicts)).toEqual([suspicion, 'breach dailyLoss equityUnderFloor'])
  })

  it('raises no peak', () => {
    const { state } = play(phase, low('2026-03-02T10:00:00Z', 130_000))
    expect(slotOf(phase, state, 'maximumLoss.peak')).toBe(usd(100_000))
  })

  it('makes the anchor that is taken from it an estimate', () => {
    const { verdicts } = play(
      phase,
      low('2026-03-02T22:59:59Z', 99_000),
      real('2026-03-02T23:00:01Z', 93_500),
    )
    expect(told(verdicts)).toEqual(['breach dailyLoss equityUnderFloor (anchorEstimated)'])
  })

  it('does not use up a soft verdict, which a figure that is seen on that day still says', () => {
    const soft = phaseOf([rule('dailyLoss', { percent: 500, consequence: 'pauseUntilReset' })])
    const fallen = low('2026-03-02T10:00:00Z', 94_000)
    expect(play(soft, fallen, real('2026-03-02T10:01:00Z', 99_000)).verdicts).toEqual([])
    const { verdicts } = play(soft, fallen, real('2026-03-02T11:00:00Z', 94_900))
    expect(verdicts).toMatchObject([{ kind: 'soft', action: 'pauseUntilReset', doubts: [] }])
  })
})
