import { describe, expect, it } from '@jest/globals'
import { basisPoints } from '../../../src/domain/money/basisPoints.js'
import { minor } from '../../../src/domain/money/minor.js'
import { judgeScaling, type ScalingFacts } from '../../../src/domain/scaling/judgeScaling.js'
import { liveStart } from '../../../src/domain/scaling/liveStart.js'
import { monthsBetween } from '../../../src/domain/scaling/monthsBetween.js'
import { scalingStanding } from '../../../src/domain/scaling/scalingStanding.js'
import { scalingTermsSchema } from '../../../src/domain/scaling/scalingTerms.js'
import { scalingWords } from '../../../src/domain/scaling/scalingWords.js'

const size = minor(10_000_000)
const original = { size, currency: 'USD' } as const
const plan = scalingTermsSchema.parse({
  growth: { kind: 'ofOriginal', bps: 2_500 },
  months: 4,
  netProfitBps: 1_000,
  payouts: 2,
  profitableMonths: 2,
  balanceAboveStart: true,
  cap: 12_500_000,
})
const facts: ScalingFacts = {
  months: 4,
  netProfit: { bps: basisPoints(1_000) },
  payouts: 2,
  profitableMonths: 2,
  balance: minor(10_000_001),
  startingBalance: size,
}

describe('judgeScaling', () => {
  it('lets an account grow where each condition is just met', () => {
    const verdict = judgeScaling(plan, { original, size, steps: 0 }, facts)
    expect(verdict).toEqual({ eligible: true, failed: [], newSize: 12_500_000 })
  })

  it.each<[Partial<ScalingFacts>, string[]]>([
    [{ months: 3 }, ['months']],
    [{ netProfit: { bps: basisPoints(999) } }, ['netProfit']],
    [{ netProfit: { amount: minor(999_999) } }, ['netProfit']],
    [{ netProfit: { amount: minor(1_000_000) } }, []],
    [{ payouts: 1 }, ['payouts']],
    [{ profitableMonths: 1 }, ['profitableMonths']],
    [{ balance: size }, ['balanceAboveStart']],
    [{ months: 0, payouts: 0 }, ['months', 'payouts']],
  ])('with %j it fails %j', (change, failed) => {
    const verdict = judgeScaling(plan, { original, size, steps: 0 }, { ...facts, ...change })
    expect(verdict.failed).toEqual(failed)
    expect(verdict.eligible).toBe(failed.length === 0)
  })

  it('ends at the cap, and never makes an account smaller', () => {
    const at = (now: number) => judgeScaling(plan, { original, size: minor(now), steps: 1 }, facts)
    expect(at(11_000_000).newSize).toBe(12_500_000)
    expect(at(12_500_000)).toMatchObject({ eligible: false, failed: ['cap'], newSize: 12_500_000 })
    expect(at(20_000_000)).toMatchObject({ eligible: false, newSize: 20_000_000 })
  })
})

describe('scalingStanding', () => {
  const day = (date: string, profit: number) => ({ date, profit: minor(profit) })
  const standing = (change: object) =>
    scalingStanding(plan, {
      account: { ...original, balance: minor(10_100_000), startingBalance: size },
      days: [day('2026-01-05', 500_000), day('2026-02-05', -5), day('2026-02-06', 5), day('2026-03-05', 600_000)], // prettier-ignore
      takenOut: [minor(450_000), minor(450_000)],
      startedOn: '2026-01-05',
      today: '2026-05-05',
      ...change,
    })

  it('counts what payouts took out, and months by the sum of their days', () => {
    expect(standing({})).toMatchObject({ eligible: true, newSize: 12_500_000 })
    expect(standing({ takenOut: [minor(450_000), minor(449_999)] }).failed).toEqual(['netProfit'])
    expect(standing({ days: [day('2026-01-05', 5)] }).failed).toEqual(['profitableMonths'])
    expect(standing({ today: '2026-05-04' }).failed).toEqual(['months'])
  })

  it.each([
    ['2026-01-31', '2026-02-28', 0],
    ['2026-01-31', '2026-03-01', 1],
    ['2026-01-15', '2026-02-15', 1],
    ['2025-11-15', '2027-01-15', 14],
  ])('from %s to %s are %d months', (from, to, months) => {
    expect(monthsBetween(from, to)).toBe(months)
  })
})

describe('liveStart', () => {
  it.each([
    [
      [
        [50_000, 12_000],
        [50_000, 12_000],
      ],
      24_000,
      24_000,
    ],
    [[[150_000, 180_000]], 180_000, 150_000],
    [
      [
        [50_000, 40_000],
        [100_000, 70_000],
      ],
      110_000,
      100_000,
    ],
    [
      [
        [50_000, 50_000],
        [50_000, 1],
      ],
      50_001,
      50_000,
    ],
    [[], 0, 0],
  ])('%j: together %d, begins with %d', (accounts, total, startingBalance) => {
    const given = accounts.map(([sold = 0, balance = 0]) => ({ size: minor(sold), balance: minor(balance) })) // prettier-ignore
    expect(liveStart(given)).toEqual({ total, startingBalance })
  })
})

describe('scalingWords', () => {
  it('says the plan', () => {
    expect(scalingWords(plan, original)).toEqual([
      'Your account grows by 25 % of its first size with each step, up to 125,000.00 USD. It needs 4 months since the start or the last step, a net profit of 10 %, 2 payouts, 2 profitable months, a balance above the start.',
    ])
    const doubling = { growth: { kind: 'times', bps: 20_000 }, firstGrowth: { kind: 'ofOriginal', bps: 2_500 }, splitBps: 9_000 } // prettier-ignore
    expect(scalingWords(scalingTermsSchema.parse(doubling), original)).toEqual([
      'Your account first grows by 25 % of its first size, then it grows to 200 % of its size with each step.',
      'Your share is 90 % from then on.',
    ])
  })
})
