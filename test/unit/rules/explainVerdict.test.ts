import { describe, expect, it } from '@jest/globals'
import { explainVerdict } from '../../../src/domain/rules/explainVerdict.js'
import { ruleInWords } from '../../../src/domain/rules/ruleInWords.js'
import type { EngineInput, PhaseTerms } from '../../../src/domain/rules/types.js'
import { moved, phaseOf, playFrom, rule, seen, termsOf, tick } from './support.js'

function explain(
  terms: PhaseTerms,
  inputs: readonly EngineInput[],
  start = '2026-11-02T09:00:00Z',
) {
  const phase = phaseOf(terms.rules, terms)
  const [verdict] = playFrom(phase, phase.start(Date.parse(start)), inputs).verdicts
  if (verdict === undefined) throw new Error('expected a verdict')
  return explainVerdict(verdict, terms)
}

const lines = ({ rows }: ReturnType<typeof explain>) =>
  rows.map(({ sign, label, value }) => `${sign} ${label}: ${value}`.trim())

describe('a verdict explained', () => {
  it('shows how the daily floor came about and by how much it was broken', () => {
    const opened = { open: 2, openedAt: '2026-11-10T10:00:00Z' }
    const explanation = explain(termsOf([rule('dailyLoss', { percent: 400 })]), [
      seen('2026-11-11T22:59:59Z', { balance: 103_412.6, equity: 103_788.1, ...opened }),
      seen('2026-11-12T12:41:06.204Z', { balance: 103_020.15, equity: 99_791.2, ...opened }),
      seen('2026-11-12T12:41:07.212Z', { balance: 103_020.15, equity: 99_764.35, ...opened }),
    ])
    expect(explanation.title).toBe('Daily loss limit')
    expect(explanation.summary).toBe('Equity 99,764.35 was 23.75 under the floor 99,788.10.')
    expect(lines(explanation)).toEqual([
      'Balance at 00:00: 103,412.60',
      'Equity at 00:00, the higher one: 103,788.10',
      '− 4 % of 100,000.00: 4,000.00',
      '= Floor for 12 November: 99,788.10',
      'Balance at 13:41:07.212: 103,020.15',
      '+ Open result, 2 positions: −3,255.80',
      '= Equity: 99,764.35',
      'Under the floor by: 23.75',
      'Loss of the day 4,023.75 of 4,000.00: 100.6 %',
    ])
  })

  it('shows money moved inside the day', () => {
    const explanation = explain(
      termsOf([rule('dailyLoss', { anchor: 'balance', unit: 'amount', amount: 200_000 })]),
      [
        seen('2026-11-11T23:00:00Z', { balance: 110_000 }),
        moved('2026-11-12T10:00:00Z', -8_000),
        seen('2026-11-12T11:00:00Z', { balance: 99_999 }),
      ],
    )
    expect(lines(explanation).slice(0, 4)).toEqual([
      'Balance at 00:00: 110,000.00',
      '+ Paid in or out since: −8,000.00',
      '− Allowed loss of a day: 2,000.00',
      '= Floor for 12 November: 100,000.00',
    ])
  })

  it('shows the peak behind a trailing floor, and its lock', () => {
    const trailing = rule('maximumLoss', {
      follows: 'equity',
      percent: 600,
      lock: 'atStart',
      breachWhen: '<=',
    })
    const explanation = explain(termsOf([trailing]), [
      seen('2026-11-10T13:02:03Z', { balance: 108_000, equity: 108_500, open: 1 }),
      seen('2026-11-11T08:00:00Z', { balance: 108_000, equity: 100_000, open: 1 }),
    ])
    expect(lines(explanation)).toEqual([
      'Highest equity, 10 November 14:02:03.000: 108,500.00',
      '− 6 % of 100,000.00: 6,000.00',
      '= Floor before its lock: 102,500.00',
      '= Floor, locked: 100,000.00',
      'Balance at 09:00:00.000: 108,000.00',
      '+ Open result, 1 position: −8,000.00',
      '= Equity: 100,000.00',
      'At the floor, which is not allowed: 0.00',
      'Loss 6,000.00 of 6,000.00: 100.0 %',
    ])
    expect(explanation.summary).toBe(
      'Equity was exactly at the floor 100,000.00, which is not allowed.',
    )
  })

  it('shows the target of a pass', () => {
    const explanation = explain(termsOf([rule('profitTarget', { percent: 800 })]), [
      seen('2026-11-10T13:02:03Z', { balance: 108_250 }),
    ])
    expect(explanation.summary).toBe('Balance 108,250.00 reached the target 108,000.00.')
    expect(lines(explanation)).toEqual([
      'Starting balance: 100,000.00',
      '+ 8 % of 100,000.00: 8,000.00',
      '= Target: 108,000.00',
      'Balance at 14:02:03.000: 108,250.00',
      'Open positions: 0',
    ])
  })

  it('shows the deadline of an expiry', () => {
    const explanation = explain(termsOf([rule('inactivity', { days: 7 })]), [
      tick('2026-11-09T10:00:00Z'),
    ])
    expect(explanation.summary).toBe(
      'No activity since 2 November 10:00:00.000; the 7 days were over on 9 November 10:00:00.000.',
    )
  })

  it('is refused for a rule that the terms do not have', () => {
    const terms = termsOf([rule('dailyLoss')])
    const phase = phaseOf(terms.rules)
    const [verdict] = phase.evaluate(
      phase.start(Date.parse('2026-11-02T09:00:00Z')),
      seen('2026-11-02T10:00:00Z', { balance: 1 }),
    ).verdicts
    if (verdict === undefined) throw new Error('expected a verdict')
    expect(() => explainVerdict(verdict, termsOf([rule('inactivity')]))).toThrow(
      'expected a rule dailyLoss',
    )
  })
})

describe('a rule in words', () => {
  it.each([
    [
      rule('profitTarget', { percent: 800 }),
      'Reach a profit of 8,000.00 (8 % of 100,000.00) on your closed balance with all positions closed.',
    ],
    [rule('minimumTradingDays', { days: 1 }), 'Open a position on at least 1 day.'],
    [
      rule('inactivity', { days: 45, activity: 'open', lastDay: 'included' }),
      'Open a position at least every 45 days. The days do not run while a position is open. They are over when the last day ends, at 00:00 Prague time.',
    ],
    [
      rule('maximumLoss', { percent: 1_000 }),
      'Your equity must never fall below 90,000.00, which is 10,000.00 (10 % of 100,000.00) under the starting balance. Open profit and loss, commission and swap count. Touching the floor is allowed; under it the account ends.',
    ],
    [
      rule('maximumLoss', {
        follows: 'endOfDayHigher',
        unit: 'amount',
        amount: 350_000,
        lock: 'aboveStart',
        lockAbove: 10_000,
        breachWhen: '<=',
        onPayout: 'lockAtInitial',
      }),
      'Your equity must never be more than 3,500.00 below the highest of balance and equity you had at 00:00 Prague time. Open profit and loss, commission and swap count. Once your balance reaches 103,600.00 the floor stays at 100,100.00. With the first payout the floor moves up to 100,000.00 for good. The account ends when equity touches the floor.',
    ],
    [
      rule('dailyLoss', { anchor: 'equity', unit: 'percentOfAnchor', percent: 250 }),
      'Your equity may fall at most 2.5 % below your equity at 00:00 Prague time. Open profit and loss, commission and swap count. Touching the floor is allowed; under it the account ends.',
    ],
  ])('is made from its parameters: %j', (config, words) => {
    expect(ruleInWords(config, termsOf([config]))).toBe(words)
  })

  it('differs for every value of every choice', () => {
    const changes = [
      {},
      { anchor: 'balance' },
      { anchor: 'equity' },
      { unit: 'percentOfAnchor' },
      { unit: 'percentOfDayStartBalance' },
      { unit: 'amount', amount: 1 },
      { percent: 501 },
      { breachWhen: '<=' },
    ]
    const words = changes.map((parameters) =>
      ruleInWords(rule('dailyLoss', parameters), termsOf([])),
    )
    expect(new Set(words).size).toBe(changes.length)
  })
})
