import { describe, expect, it } from '@jest/globals'
import { minor } from '../../../src/domain/money/minor.js'
import type { EngineInput, RuleConfig } from '../../../src/domain/rules/types.js'
import { clockChanges, figure, floor, hour, leftOut, limit, said, second } from './boundaries.js'
import type { Says } from './boundaries.js'
import { phaseOf, playFrom, registry, rule, seen, traded, usd } from './support.js'

/** Inputs around the end of a day of 23 or 25 hours: shortly before it, and at `at`. */
type Row = readonly [
  config: RuleConfig,
  inputs: (times: { begins: number; ends: number; at: number }) => readonly EngineInput[],
  says: Says,
  /** A second before the reset, at it, a second after. */
  expected: readonly [before: number, at: number, after: number],
]

type Times = Parameters<Row[1]>[0]

/** 3,000 until shortly before the reset, and 1,000 more at `at`: figures of the reset's own instant close the day. */
const twoGains = ({ ends, at }: Times) => [
  seen(ends - 30 * second, { balance: 103_000 }),
  seen(at, { balance: 104_000 }),
]
const held = ({ ends, at }: Times) => [
  seen(ends - 30 * second, { balance: 104_000, open: 1, openedAt: ends - 30 * second }),
  seen(at, { balance: 104_000, open: 1, openedAt: at }),
]
const losing = ({ begins, at }: Times) =>
  [begins + hour, at].map((when) => seen(when, { balance: 100_000, equity: 94_000, open: 1 }))
const ticking = ({ at }: Times): EngineInput[] => [{ kind: 'clock', at }]
const deals = ({ ends, at }: Times, changes: Parameters<typeof traded>[1] = {}) =>
  [ends - 30 * second, at].map((when) => traded(when, { profit: usd(600), ...changes }))
/** Two openings that are one trade, with the reset between them, and one that closes the group. */
const openings = ({ begins, ends, at }: Times): EngineInput[] => {
  const opened = (when: number) => traded(when, { entry: 'open', lots: 100 })
  return [
    opened(begins + hour),
    opened(ends - 30 * second),
    seen(at),
    opened(at),
    opened(at + hour),
  ]
}
const positions = { lots: 0, worstResult: minor(0), hedged: 1, withoutStop: 1 }
const watched = ({ ends, at }: Times) =>
  [ends - 30 * second, at].map((when) => ({ ...seen(when, { open: 2 }), positions }))
const news = ({ ends, at }: Times) => [
  traded(at, { news: at < ends ? { before: 0, after: ends } : { before: ends, after: 0 } }),
]

const days = (counts: string, parameters = {}) =>
  rule('minimumTradingDays', { days: 9, counts, ...parameters })

const rows: readonly Row[] = [
  [rule('dailyLoss', { anchor: 'balance' }), held, floor, [usd(95_000), usd(99_000), usd(99_000)]],
  [rule('dailyLoss', { consequence: 'record', anchor: 'balance' }), losing, said, [1, 2, 2]],
  [
    rule('dailyLoss', { anchor: 'highestEquity' }),
    ({ begins, at }) => [seen(begins + hour, { equity: 106_000 }), seen(at)],
    floor,
    [usd(101_000), usd(95_000), usd(101_000)],
  ],
  [
    rule('maximumLoss', { follows: 'endOfDayBalance' }),
    held,
    floor,
    [usd(90_000), usd(94_000), usd(94_000)],
  ],
  [
    rule('profitTarget', { percent: 100, raisedByBestDay: 5_000 }),
    ({ ends, at }) => [
      seen(ends - 30 * second, { balance: 103_000 }),
      seen(at, { balance: 104_000, open: 1 }),
    ],
    limit,
    [usd(108_000), usd(108_000), usd(106_000)],
  ],
  [days('opened'), held, figure, [1, 2, 2]],
  [days('open'), held, figure, [1, 2, 2]],
  [
    days('flat'),
    ({ ends, at }) => [
      seen(ends - 30 * second, { open: 1 }),
      seen(ends - 20 * second),
      seen(at, { open: 0, openedAt: at }),
    ],
    figure,
    [1, 2, 2],
  ],
  [days('result'), twoGains, figure, [1, 1, 2]],
  [
    days('trades', { unit: 'amount', amount: usd(700) }),
    (times) => deals(times),
    figure,
    [1, 0, 0],
  ],
  [
    days('trades', { attribution: 'openDay' }),
    (times) => deals(times, { openedAt: times.at }),
    figure,
    [1, 1, 1],
  ],
  [days('largeTrade'), (times) => deals(times), figure, [1, 2, 2]],
  [rule('consistency'), twoGains, limit, [usd(8_000), usd(8_000), usd(6_000)]],
  [rule('timeLimit', { days: 2, lastDay: 'excluded' }), ticking, said, [0, 1, 1]],
  [rule('timeLimit', { days: 1, lastDay: 'included' }), ticking, said, [0, 1, 1]],
  [rule('inactivity', { days: 2, lastDay: 'excluded' }), ticking, said, [0, 1, 1]],
  [rule('floatingLoss', { consequence: 'record' }), losing, said, [1, 1, 1]],
  [rule('dailyProfitCap'), twoGains, leftOut, [usd(1_000), usd(1_000), 0]],
  [
    rule('maximumLots', { steps: [{ profit: usd(3_000), lots: 300 }] }),
    (times) => [...twoGains(times), traded(times.at, { entry: 'open', lots: 300 })],
    said,
    [1, 0, 0],
  ],
  [rule('lotConsistency', { groupMinutes: 5, highest: 150 }), openings, said, [1, 1, 1]],
  [
    rule('tradeDuration', { excludesProfit: true }),
    ({ at }) => [traded(at, { openedAt: at - 59 * second, profit: usd(7) })],
    leftOut,
    [usd(7), usd(7), usd(7)],
  ],
  [rule('maximumPositions', { positions: 1 }), watched, said, [1, 1, 1]],
  [rule('stopLossRequired', { graceSeconds: 29 }), watched, said, [0, 1, 1]],
  [rule('hedging'), watched, said, [1, 1, 1]],
  [rule('newsWindow', { minutesBefore: 0, isViolation: true }), news, said, [0, 1, 1]],
  [rule('flatBy', { on: 'everyDay', time: '00:00' }), held, said, [0, 1, 1]],
]

describe.each(clockChanges)('the end of $hours hours in $zone', ({ zone, reset, hours }) => {
  const begins = Date.parse(reset)
  const ends = begins + hours * hour
  const calendar = { zone, resetAt: '00:00' }

  it.each(rows)('%j', (config, inputs, says, expected) => {
    const phase = phaseOf([config], { calendar })
    const read = [-second, 0, second].map((offset) => {
      const given = inputs({ begins, ends, at: ends + offset })
      return says(phase, playFrom(phase, phase.start(begins - 10 * hour), given))
    })
    expect(read).toEqual(expected)
  })
})

describe('the table of resets', () => {
  it('has every rule', () => {
    const tried = new Set(rows.map(([config]) => config.rule))
    expect(registry.rules.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual([])
  })
})
