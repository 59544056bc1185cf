import { describe, expect, it } from '@jest/globals'
import { minor } from '../../../src/domain/money/minor.js'
import {
  closed,
  day,
  deal,
  figure,
  floor,
  leftOut,
  limit,
  met,
  open,
  opened,
  readAround,
  said,
  startAt,
  threeDays,
  type Row,
} from './boundaries.js'
import { registry, rule, seen, usd } from './support.js'

const target = rule('profitTarget', { percent: 100 })
const maximumLoss = (parameters = {}) => rule('maximumLoss', parameters)
const dailyLoss = (parameters = {}) => rule('dailyLoss', parameters)
const consistency = (parameters = {}) => rule('consistency', parameters)
const days = (parameters = {}) => rule('minimumTradingDays', { days: 3, ...parameters })
const lots = (parameters = {}) => rule('maximumLots', parameters)
const similar = (parameters = {}) => rule('lotConsistency', parameters)
const result = { counts: 'result', unit: 'amount', amount: 50_000 }
const steps = [
  { profit: 0, lots: 300 },
  { profit: 150_000, lots: 400 },
]

/** A whole position that was open for so many seconds. */
const openFor = (seconds: number) => deal(1, 0, { openedAt: Date.parse(day(2)) - seconds * 1_000 })

/** What a rule says a cent (or a hundredth of a lot, or one position) below a limit, at it and above. */
const rows: readonly Row[] = [
  ['equity', maximumLoss(), (c) => [open(90_000, c)], said, [1, 0, 0]],
  ['equity', maximumLoss({ breachWhen: '<=' }), (c) => [open(90_000, c)], said, [1, 1, 0]],
  [
    'balance under the floor, equity above it',
    maximumLoss({ tested: 'balanceOrEquity' }),
    (c) => [open(95_000, 0, 90_000 + c / 100)],
    said,
    [1, 0, 0],
  ],
  [
    'profit that locks',
    maximumLoss({
      follows: 'closedBalance',
      trails: false,
      lock: 'atStart',
      lockWhen: 'profitReached',
      lockProfitPercent: 500,
    }),
    (c) => [closed(2, 5_000, c)],
    floor,
    [usd(90_000), usd(100_000), usd(100_000)],
  ],
  [
    'peak whose floor reaches its lock',
    maximumLoss({ follows: 'equity', percent: 600, lock: 'atAmount', lockAt: usd(100_100) }),
    (c) => [closed(2, 6_100, c)],
    floor,
    [usd(100_099.99), usd(100_100), usd(100_100)],
  ],
  ['equity', dailyLoss(), (c) => [open(95_000, c)], said, [1, 0, 0]],
  ['equity', dailyLoss({ breachWhen: '<=' }), (c) => [open(95_000, c)], said, [1, 1, 0]],
  [
    'equity, softly',
    dailyLoss({ consequence: 'blockUntilReset', breachWhen: '<=' }),
    (c) => [open(95_000, c)],
    said,
    [1, 1, 0],
  ],
  [
    'equity under the highest of the day',
    dailyLoss({ anchor: 'highestEquity', percent: 200 }),
    (c) => [open(103_000, 0), { ...open(101_000, c), at: Date.parse(day(2, 11)) }],
    said,
    [1, 0, 0],
  ],
  ['balance', rule('profitTarget'), (c) => [closed(2, 10_000, c)], said, [0, 1, 1]],
  [
    'balance against a raised target',
    rule('profitTarget', { percent: 100, raisedByBestDay: 5_000 }),
    threeDays,
    said,
    [0, 1, 1],
  ],
  ['share of the best day', consistency(), threeDays, met, [0, 1, 1]],
  ['share of the best day', consistency({ atLimit: 'refused' }), threeDays, met, [0, 0, 1]],
  [
    'best day against an amount',
    consistency({ of: 'target', amount: usd(5_000), percent: 2_000 }),
    (c) => [closed(2, 1_000, c)],
    met,
    [1, 1, 0],
  ],
  [
    'best day against an amount',
    consistency({ of: 'target', amount: usd(5_000), percent: 2_000, atLimit: 'refused' }),
    (c) => [closed(2, 1_000, c)],
    met,
    [1, 0, 0],
  ],
  [
    'best day above what counts',
    consistency({ of: 'target', amount: usd(5_000), percent: 2_000, effect: 'excludesExcess' }),
    (c) => [closed(2, 1_000, c)],
    leftOut,
    [0, 0, 1],
  ],
  [
    'average of the other days',
    consistency({ measure: 'averageOfOthers' }),
    (c) => [closed(2, 2_000), closed(3, 3_000, c)],
    met,
    [0, 1, 1],
  ],
  ['no profit', consistency({ percent: 10_000 }), (c) => [closed(2, 0, c)], met, [0, 0, 1]],
  [
    'no profit',
    consistency({ percent: 5_000, withoutProfit: 'ignored' }),
    (c) => [closed(2, 0, c)],
    met,
    [1, 1, 0],
  ],
  [
    'result of a day',
    rule('dailyProfitCap', { percent: 300 }),
    (c) => [closed(2, 3_000, c)],
    leftOut,
    [0, 0, 1],
  ],
  ['open loss', rule('floatingLoss'), (c) => [open(98_000, c)], said, [1, 1, 0]],
  [
    'open loss of the balance',
    rule('floatingLoss', { unit: 'percentOfBalance', atLimit: 'allowed' }),
    (c) => [open(49_000, c, 50_000)],
    said,
    [1, 0, 0],
  ],
  [
    'open loss of the worst position',
    rule('floatingLoss', { scope: 'position', consequence: 'record' }),
    (c) => [
      { ...open(99_000, 0), positions: { ...noPositions, worstResult: usd(-2_000 + c / 100) } },
    ],
    said,
    [1, 1, 0],
  ],
  ['result of a day', days(result), (c) => [closed(2, 500, c)], figure, [0, 1, 1]],
  [
    'result of a day',
    days({ ...result, atLimit: 'refused' }),
    (c) => [closed(2, 500, c)],
    figure,
    [0, 0, 1],
  ],
  [
    'loss of a day',
    days({ ...result, lossCounts: true }),
    (c) => [closed(2, -500, c)],
    figure,
    [1, 1, 0],
  ],
  [
    'change of equity',
    days({ ...result, measure: 'equity' }),
    (c) => [open(100_500, c)],
    figure,
    [0, 1, 1],
  ],
  [
    'closed result less an open loss',
    days({ ...result, measure: 'closedLessOpenLoss' }),
    (c) => [open(100_500, c, 101_000)],
    figure,
    [0, 1, 1],
  ],
  [
    'end of a day beside the starting balance',
    days({ counts: 'result', unit: 'percentOfDayStart', endsAboveStart: true }),
    (c) => [closed(2, -2_000), closed(3, 0, c)],
    figure,
    [0, 0, 1],
  ],
  [
    'sum of a day’s trades',
    days({ counts: 'trades', unit: 'amount', amount: usd(500) }),
    (c) => [deal(200, 0), deal(300, c)],
    figure,
    [0, 1, 1],
  ],
  [
    'result of a large trade',
    days({ counts: 'largeTrade', tradeSizePercent: 500, tradeResultPercent: 100 }),
    (c) => [deal(50, c, { value: usd(5_000) })],
    figure,
    [0, 1, 1],
  ],
  [
    'worth of a large trade',
    days({ counts: 'largeTrade', tradeSizePercent: 500 }),
    (c) => [deal(50, 0, { value: usd(5_000 + c / 100) })],
    figure,
    [0, 1, 1],
  ],
  ['lots', lots({ lots: 300 }), (c) => [opened(200), opened(100 + c)], said, [0, 0, 1]],
  [
    'profit of a step',
    lots({ steps, profit: 'now' }),
    (c) => [closed(2, 1_500, c)],
    limit,
    [300, 400, 400],
  ],
  [
    'profit of a step at the reset',
    lots({ steps, atStep: 'notReached' }),
    (c) => [closed(2, 1_500, c), closed(3, 0)],
    limit,
    [300, 300, 400],
  ],
  ['no profit', lots({ steps, profit: 'now' }), (c) => [closed(2, 0, c)], limit, [300, 300, 300]],
  [
    'no profit',
    lots({ steps, profit: 'now', atStep: 'notReached' }),
    (c) => [closed(2, 0, c)],
    limit,
    [300, 300, 300],
  ],
  [
    'profit of a first step that asks for some',
    lots({ steps: [{ profit: 150_000, lots: 400 }], profit: 'now' }),
    (c) => [closed(2, 1_500, c)],
    limit,
    [0, 400, 400],
  ],
  [
    'profit of a safety net',
    lots({ lots: 300, profit: 'now', safetyNet: usd(2_600) }),
    (c) => [closed(2, 2_600, c)],
    limit,
    [150, 300, 300],
  ],
  [
    'profit of a safety net in whole lots',
    lots({ lots: 1_700, profit: 'now', safetyNet: usd(5_100), wholeLots: true }),
    (c) => [closed(2, 5_100, c)],
    limit,
    [800, 1_700, 1_700],
  ],
  ['most lots', similar({ highest: 150 }), (c) => [opened(200), opened(300 + c)], said, [0, 0, 1]],
  ['least lots', similar(), (c) => [opened(200), opened(100 + c)], said, [1, 0, 0]],
  [
    'lots by a distance',
    similar({ reference: 'previousTrade', bounds: 'distance' }),
    (c) => [opened(200), opened(280), opened(380 + c)],
    said,
    [0, 0, 1],
  ],
  [
    'lots by a deviation',
    similar({ reference: 'firstTrade', bounds: 'deviation' }),
    (c) => [opened(200), opened(260 + c)],
    said,
    [0, 0, 1],
  ],
  [
    'share of short trades',
    [target, rule('tradeDuration', { shortProfitPercent: 5_000 })],
    (c) => [deal(500, 0, { openedAt: startAt }), deal(500, c), closed(2, 1_000)],
    said,
    [1, 1, 0],
  ],
  [
    'share of short trades',
    [target, rule('tradeDuration', { shortProfitPercent: 5_000, atShare: 'refused' })],
    (c) => [deal(500, 0, { openedAt: startAt }), deal(500, c), closed(2, 1_000)],
    said,
    [1, 0, 0],
  ],
  [
    'seconds on average',
    [target, rule('tradeDuration', { averageSeconds: 120 })],
    (s) => [deal(1, 0, { openedAt: Date.parse(day(2)) - (120 + s) * 1_000 }), closed(2, 1_000)],
    said,
    [0, 0, 1],
  ],
  [
    'seconds on average of several',
    [target, rule('tradeDuration', { averageSeconds: 120 })],
    (s) => [...[0, 0, s].map((more) => openFor(120 + more)), closed(2, 1_000)],
    said,
    [0, 0, 1],
  ],
  [
    'open positions',
    rule('maximumPositions'),
    (c) => [seen(day(2), { open: 10 + c })],
    said,
    [0, 0, 1],
  ],
]

const noPositions = { lots: 0, worstResult: minor(0), hedged: 0, withoutStop: 0 }

/** Rules that know no amount: their limits are times, which have tables of their own. */
const timed = ['timeLimit', 'inactivity', 'stopLossRequired', 'hedging', 'newsWindow', 'flatBy']

describe('a unit below, at and above', () => {
  it('is tried of every rule that knows amounts', () => {
    const tried = rows.flatMap(([, config]) => ('rule' in config ? [config] : config))
    const names = new Set([...tried.map(({ rule: name }) => name), ...timed])
    expect(registry.rules.filter(({ name }) => !names.has(name))).toEqual([])
  })

  it.each(rows)('%s: %j', (_, config, inputs, says, expected) => {
    const rules = 'rule' in config ? [config] : config
    expect(readAround({ rules, inputs, says })).toEqual(expected)
  })
})
