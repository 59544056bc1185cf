import { describe, expect, it } from '@jest/globals'
import { checkProgram, isRefused } from '../../../src/domain/programs/checkProgram.js'
import { draftOf, floor, registry, rule, target, type DraftRule } from './drafts.js'

const check = (rules: readonly DraftRule[], but: Record<string, unknown> = {}) =>
  checkProgram(draftOf(rules, but), registry).findings

const daily = (parameters: Record<string, unknown>) => rule('dailyLoss', parameters)
const tableFor = (size: number) => ({ bySize: [{ size, currency: 'USD', amount: 100_000 }] })

describe('checkProgram', () => {
  it('finds nothing in a program that can be passed and in which every rule can decide', () => {
    expect(check([target, floor, daily({ percent: 500 })])).toEqual([])
  })

  const refused: [string, ReturnType<typeof check>, object][] = [
    [
      'no way to pass',
      check([floor]),
      {
        code: 'noWayToPass',
        phase: 'evaluation-1',
        waysOut: [{ change: { kind: 'addRule', rule: 'profitTarget' } }],
      },
    ],
    [
      'more trading days than the time limit has',
      check([target, rule('timeLimit', { days: 5 }), rule('minimumTradingDays', { days: 7 })]),
      {
        code: 'noWayToPass',
        rule: 'minimumTradingDays',
        field: 'days',
        waysOut: [{ change: { rule: 'timeLimit', value: 7 } }, { change: { kind: 'removeRule' } }],
      },
    ],
    [
      'a best day that needs more days than there are',
      check([target, rule('timeLimit', { days: 3 }), rule('consistency', { percent: 2_000 })]),
      { code: 'noWayToPass', rule: 'consistency', field: 'percent' },
    ],
    [
      'a daily cap that makes the target take longer than the time limit',
      check([target, rule('timeLimit', { days: 6 }), rule('dailyProfitCap', { percent: 100 })]),
      { code: 'noWayToPass', rule: 'dailyProfitCap', field: 'percent' },
    ],
    [
      'an unknown zone',
      check([target, floor], { calendar: { zone: 'Europe/Atlantis', resetAt: '00:00' } }),
      {
        code: 'unknownZone',
        field: 'calendar.zone',
        waysOut: [{ change: { kind: 'setTerm', value: 'UTC' } }],
      },
    ],
    [
      'a floor at the start, touching allowed',
      check([target, rule('maximumLoss', { floorAt: 10_000_000, breachWhen: '<' })]),
      { code: 'floorAtStart', rule: 'maximumLoss', field: 'floorAt' },
    ],
    [
      'a floor above the start',
      check([target, rule('maximumLoss', { floorAt: 10_100_000 })]),
      { code: 'floorAtStart', rule: 'maximumLoss', field: 'floorAt' },
    ],
    [
      'a day that may lose nothing',
      check([target, daily({ unit: 'amount', amount: 0 })]),
      { code: 'floorAtStart', rule: 'dailyLoss', field: 'amount' },
    ],
    [
      'two rules setting one thing',
      check([target, floor, rule('maximumLoss', { percent: 500 }, 'maximumLoss-2')]),
      { code: 'setTwice', rule: 'maximumLoss-2', waysOut: [{ label: 'Remove rule' }] },
    ],
    [
      'a key used twice',
      check([target, floor, rule('timeLimit', {}, 'maximumLoss')]),
      { code: 'duplicateKey', rule: 'maximumLoss' },
    ],
    [
      'a rule whose extension is gone',
      check([target, floor, rule('vanished')]),
      { code: 'unknownRule', rule: 'vanished', waysOut: [{ label: 'Remove rule' }] },
    ],
    [
      'a parameter that does not fit',
      check([target, daily({ percent: 20_000 })]),
      { code: 'invalidParameter', rule: 'dailyLoss', field: 'percent' },
    ],
    [
      'a table of a rule without a row for a size',
      check([rule('profitTarget', { unit: 'amount', amount: tableFor(1) })]),
      { code: 'missingAmount', phase: 'evaluation-1' },
    ],
    [
      'a table of the payout terms without a row for a size',
      check([target, floor], { payout: { minimum: tableFor(1) } }),
      { code: 'missingAmount', field: 'payout.minimum' },
    ],
    [
      'a phase that no row of the platform map is for',
      check([target, floor], {
        platformMap: [{ phase: 'funded', connections: [{ connection: 'Paper' }], group: 'demo' }],
      }),
      { code: 'noPlatform', field: 'platformMap' },
    ],
    [
      'two rows of the platform map for one thing',
      check([target, floor], {
        platformMap: ['a', 'b'].map((group) => ({
          connections: [{ connection: 'Paper' }],
          group,
        })),
      }),
      { code: 'setTwice', field: 'platformMap.1' },
    ],
    [
      'a rule without a name inside its block',
      check([target, { key: '', rule: 'timeLimit', parameters: {} }]),
      { code: 'invalidTerms', phase: 'evaluation-1', field: 'key' },
    ],
  ]

  it.each(refused)('refuses %s', (_, findings, expected) => {
    expect(findings).toContainEqual(
      expect.objectContaining({ ...asMatch(expected), level: 'refused' }),
    )
    expect(isRefused(findings)).toBe(true)
  })

  const trailing = rule('maximumLoss', { follows: 'endOfDayHigher', percent: 500 })
  const warned: [string, readonly DraftRule[], object][] = [
    [
      'a daily loss larger than a loss that trails behind the same days',
      [target, trailing, daily({ percent: 600 })],
      { code: 'neverDecides', rule: 'dailyLoss', message: /Maximum loss limit \(rule 2\)/ },
    ],
    [
      'a daily loss larger than a fixed maximum loss',
      [target, floor, daily({ percent: 1_200 })],
      { code: 'decidesLate', rule: 'dailyLoss', message: /2,000\.00 in profit/ },
    ],
    [
      'a fixed floor under one that trails closer',
      [target, rule('maximumLoss', { percent: 1_000 }), { ...trailing, key: 'trailing' }],
      { code: 'neverDecides', rule: 'maximumLoss' },
    ],
    [
      'a lock that the target passes before',
      [target, rule('maximumLoss', { follows: 'equity', percent: 1_000, lock: 'atStart' })],
      { code: 'neverDecides', field: 'lock', message: /passes the phase at 8,000\.00/ },
    ],
    [
      'a payout that moves the floor of an evaluation',
      [target, rule('maximumLoss', { percent: 1_000, onPayout: 'lockAtInitial' })],
      { code: 'neverDecides', field: 'onPayout' },
    ],
    [
      'an open loss larger than the daily loss',
      [target, daily({ percent: 300 }), rule('floatingLoss', { percent: 400 })],
      { code: 'decidesLate', rule: 'floatingLoss', message: /1,000\.00/ },
    ],
    [
      'inactivity longer than the time limit',
      [target, rule('timeLimit', { days: 40 }), rule('inactivity', { days: 45 })],
      {
        code: 'neverDecides',
        rule: 'inactivity',
        message: /Time limit \(rule 2\) ends the account after 40 days/,
        waysOut: [{ label: 'Set to 30 days' }, { label: 'Remove rule' }],
      },
    ],
    [
      'a target that is never raised',
      [rule('profitTarget', { percent: 800, raisedByBestDay: 10_000 })],
      { code: 'neverDecides', field: 'raisedByBestDay' },
    ],
    [
      'one trading day beside a target',
      [target, rule('minimumTradingDays', { days: 1 })],
      { code: 'neverDecides', rule: 'minimumTradingDays' },
    ],
    [
      'open days that the best day needs anyway',
      [
        target,
        rule('consistency', { percent: 2_500, dayValue: 'equity' }),
        rule('minimumTradingDays', { days: 3, counts: 'open' }),
      ],
      { code: 'neverDecides', rule: 'minimumTradingDays', message: /Consistency.*4/ },
    ],
    [
      'a daily cap above the target',
      [target, rule('dailyProfitCap', { percent: 900 })],
      { code: 'neverDecides', rule: 'dailyProfitCap' },
    ],
    [
      'hedging where a second position ends the account',
      [target, rule('maximumPositions', { positions: 1, consequence: 'breach' }), rule('hedging')],
      { code: 'neverDecides', rule: 'hedging' },
    ],
    [
      'a news window without length',
      [target, rule('newsWindow', { minutesBefore: 0, minutesAfter: 0 })],
      { code: 'neverDecides', rule: 'newsWindow' },
    ],
    [
      'a part of the lots that is all of them',
      [target, rule('maximumLots', { lots: 100, safetyNet: 5_000, percentBefore: 10_000 })],
      { code: 'neverDecides', field: 'percentBefore' },
    ],
    [
      'a Friday that every day covers',
      [
        target,
        rule('flatBy', { on: 'everyDay', windowMinutes: 60 }),
        rule('flatBy', { on: 'friday', windowMinutes: 30 }, 'friday'),
      ],
      { code: 'neverDecides', rule: 'friday' },
    ],
  ]

  it.each(warned)('warns of %s', (_, rules, expected) => {
    const findings = check(rules)
    expect(findings).toContainEqual(
      expect.objectContaining({ ...asMatch(expected), level: 'warned' }),
    )
    expect(isRefused(findings)).toBe(false)
  })

  const quiet: [string, readonly DraftRule[]][] = [
    [
      'a locked floor, under which a later day may be',
      [
        target,
        rule('maximumLoss', { follows: 'endOfDayHigher', percent: 500, lock: 'atStart' }),
        daily({ percent: 400 }),
      ],
    ],
    [
      'inactivity while the time limit waits for the first trade',
      [
        target,
        rule('timeLimit', { days: 30, from: 'firstTrade' }),
        rule('inactivity', { days: 30 }),
      ],
    ],
    [
      'exactly as many trading days as are touched',
      [target, rule('timeLimit', { days: 4 }), rule('minimumTradingDays', { days: 5 })],
    ],
    [
      'two floors that follow different things',
      [target, rule('maximumLoss', { percent: 500 }), { ...trailing, key: 'trailing' }].map(
        (each) =>
          each.key === 'trailing'
            ? { ...each, parameters: { ...each.parameters, percent: 800 } }
            : each,
      ),
    ],
  ]

  it.each(quiet)('says nothing about %s', (_, rules) => {
    expect(check(rules)).toEqual([])
  })

  it('says once what is wrong with several sizes', () => {
    const sizes = [5_000_000, 10_000_000].map((size) => ({ size, currency: 'USD' }))
    expect(check([floor], { sizes })).toHaveLength(1)
  })

  it('reads a draft of whatever shape', () => {
    for (const draft of [null, 7, 'x', [], {}, { phases: 3 }, { phases: [{ rules: [null] }] }]) {
      expect(isRefused(checkProgram(draft, registry).findings)).toBe(true)
    }
  })
})

/** Plain expectations as matchers: texts by pattern, objects and lists in part. */
function asMatch(expected: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(expected).map(([name, value]: [string, unknown]) => [name, matcher(value)]),
  )
}

function matcher(value: unknown): unknown {
  if (value instanceof RegExp) return expect.stringMatching(value)
  if (Array.isArray(value)) return value.map(matcher)
  return typeof value === 'object' && value !== null
    ? expect.objectContaining(asMatch(value))
    : value
}
