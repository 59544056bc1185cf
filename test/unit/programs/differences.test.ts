import { describe, expect, it } from '@jest/globals'
import { minor } from '../../../src/domain/money/minor.js'
import type { Difference } from '../../../src/domain/programs/difference.js'
import { differences } from '../../../src/domain/programs/differences.js'
import { asksNothingMore, together } from '../../../src/domain/programs/forTrader.js'
import { parameterFields } from '../../../src/domain/rules/parameterFields.js'
import { draftOf, floor, registry, rule, target, termsOf } from './drafts.js'

type Parameters = Record<string, unknown>

/** What changing the parameters of one rule means. */
function change(name: string, before: Parameters, after: Parameters): Difference[] {
  const others = name === 'profitTarget' ? [] : [target]
  return differences({
    before: termsOf([...others, rule(name, before)]),
    after: termsOf([...others, rule(name, after)]),
    registry,
  })
}

const forWhom = (found: readonly Difference[]) => found.map(({ forTrader }) => forTrader)

describe('every parameter of every built-in rule', () => {
  it('says for whom a change of it is good', () => {
    const without = registry.rules.flatMap((each) =>
      parameterFields(each)
        .filter(({ direction }) => direction === undefined)
        .map(({ name }) => `${each.name}.${name}`),
    )
    expect(without).toEqual([])
  })

  it('names only options that it has', () => {
    for (const each of registry.rules) {
      for (const { name, direction, options } of parameterFields(each)) {
        if (typeof direction !== 'object' || !('easierThan' in direction)) continue
        const known = options ? Object.keys(options) : ['true', 'false']
        const { easierThan } = direction
        const named = [...Object.keys(easierThan), ...Object.values(easierThan).flat()]
        expect({ name, unknown: named.filter((option) => !known.includes(option)) }).toEqual({
          name,
          unknown: [],
        })
        for (const [easy, harder] of Object.entries(easierThan)) {
          for (const hard of harder) expect(easierThan[hard] ?? []).not.toContain(easy)
        }
      }
    }
  })

  const cases: [string, Parameters, Parameters, string][] = [
    ['profitTarget', { percent: 800 }, { percent: 1_000 }, 'harder'],
    ['profitTarget', {}, { requireFlat: false }, 'easier'],
    ['profitTarget', {}, { raisedByBestDay: 5_000 }, 'harder'],
    ['profitTarget', { raisedByBestDay: 5_000 }, { raisedByBestDay: 4_000 }, 'harder'],
    ['dailyLoss', { percent: 500 }, { percent: 400 }, 'harder'],
    ['dailyLoss', { anchor: 'higher' }, { anchor: 'balance' }, 'easier'],
    ['dailyLoss', { anchor: 'balance' }, { anchor: 'equity' }, 'unclear'],
    ['dailyLoss', {}, { breachWhen: '<=' }, 'harder'],
    ['dailyLoss', {}, { tested: 'balanceOrEquity' }, 'harder'],
    ['dailyLoss', {}, { consequence: 'record' }, 'easier'],
    ['dailyLoss', {}, { rounding: 'up' }, 'easier'],
    ['maximumLoss', {}, { follows: 'equity' }, 'harder'],
    ['maximumLoss', { follows: 'equity' }, { follows: 'static' }, 'easier'],
    ['maximumLoss', { floorAt: 9_000_000 }, { floorAt: 9_100_000 }, 'harder'],
    ['maximumLoss', { follows: 'equity' }, { follows: 'equity', lock: 'atStart' }, 'easier'],
    ['minimumTradingDays', { days: 4 }, { days: 3 }, 'easier'],
    ['minimumTradingDays', { counts: 'open' }, { counts: 'flat' }, 'unclear'],
    ['consistency', { percent: 5_000 }, { percent: 3_000 }, 'harder'],
    [
      'consistency',
      { measure: 'averageOfOthers', percent: 5_000 },
      { measure: 'averageOfOthers', percent: 3_000 },
      'easier',
    ],
    ['timeLimit', { days: 30 }, { days: 60 }, 'easier'],
    ['timeLimit', {}, { from: 'firstTrade' }, 'easier'],
    ['timeLimit', {}, { lastDay: 'excluded' }, 'harder'],
    ['inactivity', { days: 30 }, { days: 45 }, 'easier'],
    ['inactivity', {}, { openPositionsStopClock: false }, 'harder'],
    ['inactivity', {}, { pendingOrdersStopClock: true }, 'easier'],
    ['floatingLoss', { percent: 200 }, { percent: 100 }, 'harder'],
    ['dailyProfitCap', { percent: 300 }, { percent: 400 }, 'easier'],
    ['maximumLots', { lots: 100 }, { lots: 200 }, 'easier'],
    ['maximumLots', { lots: 100 }, { lots: 100, safetyNet: 5_000 }, 'harder'],
    ['lotConsistency', { highest: 200 }, { highest: 300 }, 'easier'],
    [
      'tradeDuration',
      { seconds: 60, excludesProfit: true },
      { seconds: 90, excludesProfit: true },
      'harder',
    ],
    ['maximumPositions', { positions: 5 }, { positions: 3 }, 'harder'],
    ['stopLossRequired', { graceSeconds: 60 }, { graceSeconds: 90 }, 'easier'],
    ['hedging', { graceSeconds: 5 }, { graceSeconds: 0 }, 'harder'],
    ['newsWindow', { minutesBefore: 2 }, { minutesBefore: 5 }, 'harder'],
    ['newsWindow', { exemptHours: 0 }, { exemptHours: 5 }, 'easier'],
    ['newsWindow', { exemptHours: 5 }, { exemptHours: 8 }, 'harder'],
    ['flatBy', { on: 'friday' }, { on: 'everyDay' }, 'harder'],
    ['flatBy', { time: '16:00' }, { time: '17:00' }, 'unclear'],
  ]

  it.each(cases)('%s from %o to %o is %4$s', (name, before, after, expected) => {
    expect(forWhom(change(name, before, after))).toEqual([expected])
  })
})

describe('differences', () => {
  it('finds none between equal terms', () => {
    const terms = termsOf([target, floor])
    expect(differences({ before: terms, after: terms, registry })).toEqual([])
  })

  it('compares a share with an amount by what they come to', () => {
    const same = { unit: 'amount', amount: 500_000 }
    expect(change('dailyLoss', { percent: 500 }, same)).toMatchObject([
      { forTrader: 'neither', before: '5 %, percent of the size', after: '5,000.00, amount' },
    ])
    expect(
      forWhom(change('dailyLoss', { percent: 500 }, { unit: 'amount', amount: 400_000 })),
    ).toEqual(['harder'])
    expect(forWhom(change('dailyLoss', { percent: 500 }, { unit: 'percentOfAnchor' }))).toEqual([
      'unclear',
    ])
  })

  it('does not call a floor at an amount easier than one that trails', () => {
    const found = change('maximumLoss', { follows: 'equity' }, { floorAt: 9_900_000 })
    expect(asksNothingMore(forWhom(found))).toBe(false)
  })

  it('says what a new rule asks and what a removed one asked', () => {
    const limit = rule('timeLimit', { days: 40 })
    const [before, after] = [termsOf([target]), termsOf([target, limit])]
    expect(differences({ before, after, registry })).toMatchObject([
      {
        forTrader: 'harder',
        rule: 'timeLimit',
        phase: 'evaluation-1',
        before: null,
        after: expect.stringContaining('40 days'),
      },
    ])
    expect(differences({ before: after, after: before, registry })).toMatchObject([
      { forTrader: 'easier', after: null },
    ])
  })

  it('keeps rules together that were only given another key', () => {
    const before = termsOf([target, rule('dailyLoss', { percent: 500 }, 'a')])
    const after = termsOf([target, rule('dailyLoss', { percent: 500 }, 'b')])
    expect(differences({ before, after, registry })).toEqual([])
  })

  it('names the size where amounts differ by size', () => {
    const sizes = [5_000_000, 10_000_000].map((size) => ({ size, currency: 'USD' }))
    const table = (first: number) => ({
      unit: 'amount',
      amount: {
        bySize: [
          { ...sizes[0], amount: first },
          { ...sizes[1], amount: 400_000 },
        ],
      },
    })
    const terms = (first: number) => termsOf([target, rule('dailyLoss', table(first))], { sizes })
    const [before, after] = [terms(200_000), terms(250_000)]
    const expected = { forTrader: 'easier', before: '2,000.00', after: '2,500.00' }
    expect(differences({ before, after, registry })).toMatchObject([
      { ...expected, sizes: ['50,000.00 USD'] },
    ])
    const large = { size: minor(10_000_000), currency: 'USD' as const }
    const only = { size: large, phases: ['evaluation-1', 'funded'] }
    expect(differences({ before, after, registry, only })).toEqual([])
  })

  it('leaves phases out that a challenge has behind it', () => {
    const [before, after] = [termsOf([target]), termsOf([rule('profitTarget', { percent: 900 })])]
    const size = { size: minor(10_000_000), currency: 'USD' as const }
    const only = { size, phases: ['funded'] }
    expect(differences({ before, after, registry, only })).toEqual([])
  })

  const whole: [string, Parameters, Parameters, string][] = [
    ['the zone', {}, { calendar: { zone: 'UTC', resetAt: '00:00' } }, 'unclear'],
    ['the share', {}, { payout: { splitBps: 9_000 } }, 'easier'],
    [
      'a share that only begins higher',
      { payout: { splitBps: [8_000, 9_000] } },
      { payout: { splitBps: [9_000, 8_000] } },
      'unclear',
    ],
    ['the wait', {}, { payout: { firstWaitDays: 30 } }, 'harder'],
    ['a cap', {}, { payout: { cap: 100_000 } }, 'harder'],
    ['a higher cap', { payout: { cap: 100_000 } }, { payout: { cap: 200_000 } }, 'easier'],
    ['a smallest payout', {}, { payout: { minimum: { ofSizeBps: 10 } } }, 'harder'],
    ['a buffer', {}, { payout: { buffer: { kind: 'kept', amount: 1_000 } } }, 'harder'],
    [
      'a smaller buffer',
      { payout: { buffer: { kind: 'kept', amount: 2_000 } } },
      { payout: { buffer: { kind: 'kept', amount: 1_000 } } },
      'easier',
    ],
    ['profitable days', {}, { payout: { profitableDays: { count: 3, minimum: 1_000 } } }, 'harder'],
    ['a best day', {}, { payout: { bestDayBps: 4_000 } }, 'harder'],
    ['proof of identity', { kyc: false }, { kyc: true }, 'harder'],
    [
      'the group of new accounts',
      {},
      { platformMap: [{ connections: [{ connection: 'Paper' }], group: 'other' }] },
      'none',
    ],
    [
      'leverage',
      {},
      {
        platformMap: [{ connections: [{ connection: 'Paper' }], group: 'demo', leverage: 200 }],
      },
      'easier',
    ],
  ]

  it.each(whole)('%s: %4$s', (_, before, after, expected) => {
    const found = differences({
      before: termsOf([target], before),
      after: termsOf([target], after),
      registry,
    })
    const all = [...new Set(forWhom(found))]
    expect(all).toEqual(expected === 'none' ? [] : [expected])
  })

  it('does not call a change easier where another makes it harder', () => {
    expect(together(['easier', 'harder'])).toBe('unclear')
    expect(together(['easier', 'neither'])).toBe('easier')
    expect(asksNothingMore(['easier', 'unclear'])).toBe(false)
    expect(asksNothingMore(['easier', 'neither'])).toBe(true)
  })

  it('compares drafts that were parsed from the same text as equal', () => {
    const text = JSON.stringify(draftOf([target, floor]))
    const [before, after] = [text, text].map((each) =>
      termsOf([], JSON.parse(each) as object as Parameters),
    )
    if (!before || !after) throw new Error('expected two drafts')
    expect(differences({ before, after, registry })).toEqual([])
  })
})
