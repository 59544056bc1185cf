import { describe, expect, it } from '@jest/globals'
import { minor } from '../../../src/domain/money/minor.js'
import type { EngineInput } from '../../../src/domain/rules/types.js'
import { leftOut, readAround, said, startAt, type Row } from './boundaries.js'
import { phaseOf, rule, seen, traded, usd } from './support.js'

const at = (text: string, seconds = 0) => Date.parse(text) + seconds * 1_000
const clock = (text: string, seconds: number): EngineInput => ({
  kind: 'clock',
  at: at(text, seconds),
})
/** Restricted news come out on 2 March at 13:30. */
const news = at('2026-03-02T13:30:00Z')
const around = (when: number) =>
  news <= when ? { before: news, after: 0 } : { before: 0, after: news }
const aroundNews = (when: number, openedAt: number, entry: 'open' | 'close' = 'close') =>
  traded(when, {
    entry,
    openedAt,
    profit: entry === 'open' ? minor(0) : usd(100),
    news: around(when),
    openNews: around(openedAt),
  })
const morning = at('2026-03-02T10:00:00Z')
const newsWindow = (parameters = {}) => rule('newsWindow', { isViolation: true, ...parameters })
const positions = { lots: 0, worstResult: minor(0), hedged: 1, withoutStop: 1 }
const watched = { ...seen('2026-03-02T10:00:00Z', { open: 2 }), positions }
const lasted = (seconds: number) =>
  traded(morning, { openedAt: morning - seconds * 1_000, profit: usd(1) })
const friday = '2026-03-06T15:45:00Z'
const first = seen('2026-03-02T10:00:00Z', { open: 1, openedAt: '2026-03-02T10:00:00Z' })
const flat = (when: number) => seen(when, { open: 0 })
const held = (when: number) => seen(when, { open: 1 })

/** What a rule says a second before an instant, at it and after. */
const rows: readonly Row[] = [
  [
    'deadline at the same time of day, an hour earlier in UTC after the change of the clocks',
    rule('timeLimit', { days: 30, from: 'firstTrade' }),
    (s) => [first, clock('2026-04-01T09:00:00Z', s)],
    said,
    [0, 1, 1],
  ],
  [
    'deadline without its last day',
    rule('timeLimit', { days: 30, lastDay: 'excluded' }),
    (s) => [clock('2026-03-31T22:00:00Z', s)],
    said,
    [0, 1, 1],
  ],
  [
    'deadline with its last day',
    rule('timeLimit', { days: 30, lastDay: 'included' }),
    (s) => [clock('2026-04-01T22:00:00Z', s)],
    said,
    [0, 1, 1],
  ],
  [
    'deadline of inactivity',
    rule('inactivity', { days: 7 }),
    (s) => [clock('2026-03-09T09:00:00Z', s)],
    said,
    [0, 1, 1],
  ],
  [
    'end of the time without a stop loss',
    rule('stopLossRequired', { graceSeconds: 60 }),
    (s) => [watched, clock('2026-03-02T10:01:00Z', s)],
    said,
    [0, 0, 1],
  ],
  [
    'end of the time in both directions',
    rule('hedging', { graceSeconds: 30, consequence: 'breach' }),
    (s) => [watched, { ...watched, at: at('2026-03-02T10:00:30Z', s) }],
    said,
    [0, 0, 1],
  ],
  [
    'length of a trade that is long enough',
    rule('tradeDuration', { seconds: 60, excludesProfit: true }),
    (s) => [lasted(60 + s)],
    leftOut,
    [usd(1), 0, 0],
  ],
  [
    'start of the phase, before which no trade counts',
    rule('tradeDuration', { excludesProfit: true }),
    (s) => [traded(startAt + s * 1_000, { profit: usd(1) })],
    leftOut,
    [0, usd(1), usd(1)],
  ],
  [
    'length of a trade that is still short',
    rule('tradeDuration', { seconds: 60, atLimit: 'refused', excludesProfit: true }),
    (s) => [lasted(60 + s)],
    leftOut,
    [usd(1), usd(1), 0],
  ],
  [
    'end of the news window',
    newsWindow(),
    (s) => [aroundNews(news + 120_000 + s * 1_000, morning)],
    said,
    [1, 1, 0],
  ],
  [
    'start of the news window',
    newsWindow(),
    (s) => [aroundNews(news - 120_000 + s * 1_000, morning)],
    said,
    [0, 1, 1],
  ],
  [
    'opening at the start of the news window',
    newsWindow({ restricts: 'open', consequence: 'breach' }),
    (s) => [aroundNews(news - 120_000 + s * 1_000, news - 120_000 + s * 1_000, 'open')],
    said,
    [0, 1, 1],
  ],
  [
    'profit of a trade opened at the end of the news window',
    newsWindow({ isViolation: false }),
    (s) => [aroundNews(news + 600_000, news + 120_000 + s * 1_000)],
    leftOut,
    [usd(100), usd(100), 0],
  ],
  [
    'profit of a trade opened before and closed at the end',
    newsWindow({ restricts: 'openAndClose' }),
    (s) => [aroundNews(news + 120_000 + s * 1_000, news - 60_000)],
    leftOut,
    [usd(100), usd(100), 0],
  ],
  [
    'age that exempts a position',
    newsWindow({ restricts: 'close', exemptHours: 3 }),
    (s) => [aroundNews(news, news - 3 * 3_600_000 + s * 1_000)],
    said,
    [0, 0, 1],
  ],
  ['cut-off', rule('flatBy'), (s) => [flat(morning), held(at(friday, s))], said, [0, 1, 1]],
  [
    'cut-off by the clock alone',
    rule('flatBy'),
    (s) => [held(morning), clock(friday, s)],
    said,
    [0, 1, 1],
  ],
  [
    'end of the time in which nothing may be open',
    rule('flatBy', { consequence: 'breach' }),
    (s) => [flat(morning), held(at(friday, 3_600 + s))],
    said,
    [1, 1, 0],
  ],
  [
    'closing at the cut-off of what was open before it',
    rule('flatBy'),
    (s) => [held(morning), flat(at(friday, s))],
    said,
    [0, 0, 1],
  ],
  [
    'cut-off in an hour that summer time skips',
    rule('flatBy', { on: 'sunday', time: '02:30', windowMinutes: 0 }),
    (s) => [held(at('2026-03-28T12:00:00Z')), clock('2026-03-29T01:30:00Z', s)],
    said,
    [0, 1, 1],
  ],
  [
    'end of a group of openings',
    rule('lotConsistency', { groupMinutes: 5 }),
    (s) => [
      traded(morning, { entry: 'open', lots: 100 }),
      traded(morning + 3_600_000, { entry: 'open', lots: 100 }),
      traded(morning + 3_900_000 + s * 1_000, { entry: 'open', lots: 101 }),
      traded(morning + 7_200_000, { entry: 'open', lots: 100 }),
    ],
    said,
    [1, 1, 0],
  ],
]

describe('a second before, at and after', () => {
  it.each(rows)('%s: %j', (_, config, inputs, says, expected) => {
    const rules = 'rule' in config ? [config] : config
    expect(readAround({ rules, inputs, says })).toEqual(expected)
  })
})

describe('trade duration', () => {
  it('stands as a ceiling, although it is a condition of a pass', () => {
    const phase = phaseOf([rule('tradeDuration', { shortProfitPercent: 5_000 })])
    expect(phase.limits(phase.start(morning))).toMatchObject([{ sense: 'ceiling', limit: 5_000 }])
  })
})

describe('warnings of the news window', () => {
  it('come first, each with an occasion of its own, and then the account ends', () => {
    const warned = newsWindow({ consequence: 'breach', warnings: 2 })
    const told = (times: number) =>
      readAround({
        rules: [warned],
        inputs: (more) => Array.from({ length: times + more }, () => aroundNews(news, morning)),
        says: (_, { verdicts }) => verdicts.filter(({ kind }) => kind === 'breach').length,
      })
    expect(told(2)).toEqual([0, 0, 1])
    expect(told(4)).toEqual([1, 1, 1])
  })
})
