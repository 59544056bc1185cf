import { describe, expect, it } from '@jest/globals'
import { maskOf, doubtsIn } from '../../../src/domain/rules/doubtMask.js'
import { doubtSchema } from '../../../src/domain/rules/inputSchema.js'
import {
  doubtsOf,
  isMassEnding,
  staleAfter,
  type Receipt,
} from '../../../src/domain/rulings/doubt.js'
import {
  defaultDoubtSettings,
  doubtSettingsSchema,
} from '../../../src/domain/rulings/doubtSettings.js'
import { seen, usd } from './support.js'

const previous = seen('2026-03-02T10:00:00Z', { balance: 100_000, open: 1, openedAt: 1 })
const figures = { ...previous, at: previous.at + 1_000 }

const receipt = (changes: Partial<Receipt> = {}): Receipt => ({
  figures,
  previous,
  receivedAt: figures.at + 50,
  marketOpen: true,
  gap: false,
  feed: { pollMs: null, equity: 'native' },
  terms: { size: usd(100_000), startingBalance: usd(100_000) },
  ...changes,
})
const doubts = (changes: Partial<Receipt>) => doubtsOf(receipt(changes), defaultDoubtSettings)

describe('doubt', () => {
  it('is not about ordinary figures', () => {
    expect(doubts({})).toEqual([])
    expect(doubts({ previous: null })).toEqual([])
  })

  it.each([
    { equity: null, expected: ['equityMissing'] },
    { equity: 0, expected: ['equityZero', 'equityJump'] },
    { equity: 70_000.01, expected: [] },
    { equity: 70_000, expected: ['equityJump'] },
    { equity: 129_999.99, expected: [] },
    { equity: 130_000, expected: ['equityJump'] },
  ])('about equity $equity is $expected', ({ equity, expected }) => {
    const given = { ...figures, equity: equity === null ? null : usd(equity) }
    expect(doubts({ figures: given })).toEqual(expected)
  })

  it.each([
    ['closed', { openPositions: 0 }],
    ['opened', { lastOpenedAt: 2 }],
    ['booked', { balance: usd(60_000) }],
  ])('is not about a jump when something was %s', (_, change) => {
    expect(doubts({ figures: { ...figures, equity: usd(60_000), ...change } })).toEqual([])
  })

  it('measures accounts that start at 0 by their size', () => {
    const terms = { size: usd(50_000), startingBalance: usd(0) }
    const nothing = { ...previous, balance: usd(0), equity: usd(0) }
    const at = (equity: number) =>
      doubts({
        terms,
        previous: nothing,
        figures: { ...figures, balance: usd(0), equity: usd(equity) },
      })
    expect(at(-14_999.99)).toEqual([])
    expect(at(-15_000)).toEqual(['equityJump'])
    expect(at(0)).toEqual([])
  })

  it.each([
    { pollMs: null, age: 10_000, stale: false },
    { pollMs: null, age: 10_001, stale: true },
    { pollMs: 2_000, age: 6_000, stale: false },
    { pollMs: 2_000, age: 6_001, stale: true },
  ])('of figures $age ms old, polled every $pollMs: stale $stale', ({ pollMs, age, stale }) => {
    const feed = { pollMs, equity: 'native' } as const
    const late = { feed, receivedAt: figures.at + age }
    expect(doubts(late)).toEqual(stale ? ['staleObservation'] : [])
    expect(doubts({ ...late, marketOpen: false })).toEqual([])
    expect(doubts({ ...late, figures: { ...figures, openPositions: 0 } })).toEqual([])
    expect(staleAfter(feed, defaultDoubtSettings)).toBe(pollMs === null ? 10_000 : 6_000)
  })

  it('names a gap and equity of our own', () => {
    expect(doubts({ gap: true, feed: { pollMs: null, equity: 'computed' } })).toEqual([
      'gapWithoutCatchUp',
      'equityComputed',
    ])
  })

  it.each([
    { ended: 20, accounts: 500, mass: false },
    { ended: 21, accounts: 500, mass: true },
    { ended: 50, accounts: 5_000, mass: false },
    { ended: 51, accounts: 5_000, mass: true },
  ])('of $ended endings among $accounts accounts: $mass', ({ ended, accounts, mass }) => {
    expect(isMassEnding({ ended, accounts }, defaultDoubtSettings)).toBe(mass)
  })

  it('has every threshold as a setting', () => {
    const lenient = doubtSettingsSchema.parse({ jumpShare: 5_000, staleStreamMs: 60_000 })
    const fall = { ...figures, equity: usd(60_000) }
    expect(doubtsOf(receipt({ figures: fall, receivedAt: figures.at + 50_000 }), lenient)).toEqual(
      [],
    )
    expect(doubtSettingsSchema.safeParse({ jumpShare: 0 }).success).toBe(false)
    expect(doubtSettingsSchema.safeParse({ jumpshare: 10 }).success).toBe(false)
  })

  it('packs into a number and back', () => {
    const all = [...doubtSchema.options]
    expect(doubtsIn(maskOf(all))).toEqual(all)
    expect(doubtsIn(0)).toEqual([])
  })
})
