import { describe, expect, it } from '@jest/globals'
import { minor } from '../../../src/domain/money/minor.js'
import { winningDays } from '../../../src/domain/payouts/countDays.js'
import { claimWindow, endedPayout } from '../../../src/domain/payouts/endedPayout.js'
import { endedTermsSchema } from '../../../src/domain/payouts/endedTerms.js'
import { evaluateConditions } from '../../../src/domain/payouts/evaluateConditions.js'
import { payoutTermsSchema } from '../../../src/domain/payouts/payoutTerms.js'
import { waitingTime } from '../../../src/domain/payouts/waitingTime.js'
import { facts } from './samples.js'

const results = (...amounts: number[]) =>
  amounts.map((profit, index) => ({ date: `2026-10-${15 + index}`, profit: minor(profit), traded: true })) // prettier-ignore

const unmet = (terms: object, change: object = {}, account: object = {}) => {
  const base = facts({ profitableDays: null, bestDayBps: null, ...terms })
  return evaluateConditions({ ...base, ...change, account: { ...base.account, ...account } })
    .filter(({ met, blocks }) => !met && blocks === 'request')
    .map(({ code }) => code)
}

describe('conditions of a program', () => {
  const cycles = [{ cycle: 'weekly', bps: 5_000 }, { cycle: 'monthly', bps: 10_000 }] // prettier-ignore
  it.each<[string, string[]]>([
    ['nothing asked', unmet({})],
    ['a balance that is there', unmet({ minimumBalance: 10_643_250 })],
    ['a profit that is there', unmet({ minimumProfit: 643_250 })],
    ['a cycle that is over', unmet({ cycles }, { cycle: 'weekly' })],
    [
      'a profit that was there once',
      unmet({ unlockProfit: 900_000 }, {}, { highestBalance: minor(10_900_000) }),
    ],
    [
      'winning days',
      unmet({ winningDays: { bps: 10_000, of: 'losingDays' } }, {}, { days: results(5, -5) }),
    ],
    [
      'profitable days since the start',
      unmet(
        { profitableDays: { count: 2, minimum: 5, since: 'start' } },
        {},
        { days: results(5), earlierDays: results(5) },
      ),
    ],
  ])('%s: met', (_, codes) => {
    expect(codes).toEqual([])
  })

  it.each<[string, string[], string[]]>([
    ['a balance a cent short', unmet({ minimumBalance: 10_643_251 }), ['target']],
    ['a profit a cent short', unmet({ minimumProfit: 643_251 }), ['target']],
    ['no cycle', unmet({ cycles }), ['cycle', 'amount']],
    [
      'a cycle that is not over',
      unmet({ cycles: [{ cycle: 'monthly', bps: 10_000 }] }, { cycle: 'monthly' }),
      ['waitingTime'],
    ],
    ['a cycle of another program', unmet({ cycles }, { cycle: 'biweekly' }), ['cycle', 'amount']],
    [
      'a profit that never was',
      unmet({ unlockProfit: 900_000 }, {}, { highestBalance: minor(10_899_999) }),
      ['unlocked'],
    ],
    [
      'too few winning days',
      unmet(
        { winningDays: { bps: 10_000, of: 'losingDays', comparator: '>' } },
        {},
        { days: results(5, -5) },
      ),
      ['winningDays'],
    ],
    [
      'profitable days before the last payout',
      unmet(
        { profitableDays: { count: 2, minimum: 5 } },
        {},
        { days: results(5), earlierDays: results(5) },
      ),
      ['profitableDays'],
    ],
  ])('%s: not met', (_, codes, expected) => {
    expect(codes).toEqual(expected)
  })
})

describe('winningDays', () => {
  const terms = { bps: 6_000, of: 'losingDays', comparator: '>=' } as const
  const of = (winning: number, losing: number, change: object = {}) =>
    winningDays(
      results(...Array<number>(winning).fill(1), ...Array<number>(losing).fill(-1), 0),
      payoutTermsSchema.parse({ winningDays: { ...terms, ...change } }).winningDays ?? { ...terms, bps: minor(0) as never }, // prettier-ignore
    )

  it.each([
    [5, 9, {}, 5_556, false],
    [6, 10, {}, 6_000, true],
    [6, 10, { comparator: '>' }, 6_000, false],
    [7, 10, { comparator: '>' }, 7_000, true],
    [6, 4, { of: 'allDays' }, 6_000, true],
    [6, 5, { of: 'allDays' }, 5_455, false],
    [1, 0, {}, null, true],
    [0, 0, {}, null, false],
  ])('%d won, %d lost, %j: %d', (winning, losing, change, ratioBps, met) => {
    expect(of(winning, losing, change)).toEqual({ winning, losing, ratioBps, met })
  })
})

describe('endedPayout', () => {
  const account = { size: minor(10_000_000), currency: 'USD', startingBalance: minor(10_000_000) } as const // prettier-ignore
  const ended = (terms: object | null, balance: number, days: number[] = []) =>
    endedPayout({
      terms: terms === null ? null : endedTermsSchema.parse(terms),
      account: { ...account, balance: minor(balance) },
      days: results(...days),
    })
  const asked = { bps: 5_000, profitableDays: { count: 2, minimum: 10_000 } }

  it.each<[object | null, number, number[], object]>([
    [
      { bps: 5_000 },
      10_300_001,
      [],
      { eligible: true, amount: 150_000, firmShare: 150_001, remainingProfit: 300_001 },
    ],
    [
      { bps: 5_000 },
      10_000_000,
      [],
      { eligible: false, amount: 0, firmShare: 0, remainingProfit: 0 },
    ],
    [
      { bps: 5_000 },
      9_000_000,
      [],
      { eligible: false, amount: 0, firmShare: 0, remainingProfit: 0 },
    ],
    [null, 10_300_000, [], { eligible: false, amount: 0, firmShare: 300_000 }],
    [asked, 10_300_000, [10_000, 9_999], { eligible: false, amount: 0, countedDays: 1 }],
    [asked, 10_300_000, [10_000, 10_000], { eligible: true, amount: 150_000, countedDays: 2 }],
  ])('%j with a balance of %d', (terms, balance, days, expected) => {
    expect(ended(terms, balance, days)).toMatchObject(expected)
  })

  it('can be claimed until the last day of its window, that day included', () => {
    const terms = endedTermsSchema.parse({ bps: 5_000, claimDays: 7 })
    const calendar = { zone: 'Europe/Prague', resetAt: '00:00' }
    const window = (at: string) =>
      claimWindow(terms, { endedAt: Date.parse('2026-03-02T10:00:00Z'), at: Date.parse(at), calendar }) // prettier-ignore
    expect(window('2026-03-09T22:59:59.999Z')).toEqual({ until: '2026-03-09', isOpen: true })
    expect(window('2026-03-09T23:00:00Z')).toEqual({ until: '2026-03-09', isOpen: false })
    const forever = endedTermsSchema.parse({ bps: 5_000 })
    expect(claimWindow(forever, { endedAt: 0, at: Date.parse('2099-01-01'), calendar })).toEqual({ until: null, isOpen: true }) // prettier-ignore
  })
})

describe('waiting as programs count it', () => {
  const at = (text: string) => Date.parse(text)
  const wait = (terms: object, change: object) =>
    waitingTime({
      terms: payoutTermsSchema.parse({ firstWaitDays: 14, nextWaitDays: 3, ...terms }),
      calendar: { zone: 'UTC', resetAt: '00:00' },
      openedAt: at('2026-08-01T09:00:00Z'),
      firstTradeAt: at('2026-08-01T15:00:00Z'),
      lastRequestedAt: null,
      tradedSinceAt: null,
      cycle: null,
      at: at('2026-08-14T00:00:00Z'),
      ...change,
    })

  it.each([
    [{ startDayCounts: true }, '2026-08-13T23:59:59.999Z', false, '2026-08-14'],
    [{ startDayCounts: true }, '2026-08-14T00:00:00Z', true, '2026-08-14'],
    [{}, '2026-08-14T23:59:59.999Z', false, '2026-08-15'],
    [{}, '2026-08-15T00:00:00Z', true, '2026-08-15'],
    [{ waitCounts: 'hours' }, '2026-08-15T14:59:59.999Z', false, '2026-08-15'],
    [{ waitCounts: 'hours' }, '2026-08-15T15:00:00Z', true, '2026-08-15'],
  ])('%j at %s: %s', (terms, now, over, availableOn) => {
    expect(wait(terms, { at: at(now) })).toMatchObject({ over, availableOn })
  })

  it('begins again with the first trade after a payout, and not before it', () => {
    const terms = { nextWaitFrom: 'firstTrade' }
    const lastRequestedAt = at('2026-08-20T10:00:00Z')
    const later = { lastRequestedAt, at: at('2026-09-20T10:00:00Z') }
    expect(wait(terms, later)).toMatchObject({ over: false, days: null, availableOn: null })
    const traded = { ...later, tradedSinceAt: at('2026-09-18T10:00:00Z') }
    expect(wait(terms, traded)).toMatchObject({ over: false, days: 2, availableOn: '2026-09-21' })
    expect(wait(terms, { ...traded, at: at('2026-09-21T00:00:00Z') }).over).toBe(true)
  })

  it('waits for the chosen cycle, and for the shortest until one is chosen', () => {
    const terms = { cycles: [{ cycle: 'weekly', bps: 1 }, { cycle: 'monthly', bps: 1, days: 28 }] } // prettier-ignore
    expect(wait(terms, { cycle: 'weekly' }).required).toBe(7)
    expect(wait(terms, { cycle: 'monthly' }).required).toBe(28)
    expect(wait(terms, {}).required).toBe(7)
  })
})
