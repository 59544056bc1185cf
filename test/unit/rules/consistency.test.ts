import { describe, expect, it } from '@jest/globals'
import { moved, phaseOf, play, rule, seen, usd } from './support.js'

const standingAfter = (
  parameters: Record<string, unknown>,
  inputs: Parameters<typeof play>[1][],
) => {
  const phase = phaseOf([rule('consistency', parameters)])
  const { state } = play(phase, ...inputs)
  return phase.limits(state)[0]
}

describe('consistency after a payout', () => {
  const before = seen('2026-03-02T10:00:00Z', { balance: 104_000 })
  const payout = moved('2026-03-03T11:00:00Z', -5_000)
  const inputs = [
    before,
    seen('2026-03-03T10:00:00Z', { balance: 105_000 }),
    payout,
    seen('2026-03-03T12:00:00Z', { balance: 101_000 }),
  ]
  const next = seen('2026-03-04T10:00:00Z', { balance: 102_000 })

  it('counts the days anew, and of its own day only what comes after it', () => {
    expect(standingAfter({}, inputs)).toMatchObject({ figure: usd(1_000), limit: usd(2_000) })
    const later = standingAfter({}, [...inputs, next])
    expect(later).toMatchObject({ figure: usd(2_000), limit: usd(2_000), used: 10_000 })
  })

  it('goes on with all days where the program says so', () => {
    const standing = standingAfter({ restartsWithPayout: false }, [...inputs, next])
    expect(standing).toMatchObject({ figure: usd(7_000), limit: usd(8_000) })
  })

  it('is not counted anew by an adjustment', () => {
    const adjusted = inputs.map((input) =>
      input === payout ? { ...payout, purpose: 'adjustment' as const } : input,
    )
    expect(standingAfter({}, adjusted)).toMatchObject({ figure: usd(6_000) })
  })
})
