import fc from 'fast-check'
import { minor } from '../../../src/domain/money/minor.js'
import type {
  EngineInput,
  Observation,
  PositionSummary,
  RuleConfig,
  Trade,
} from '../../../src/domain/rules/types.js'
import { rule, seen, traded } from './support.js'

export const streamStart = Date.parse('2026-03-27T08:00:00Z')

const gaps = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 120_000 }) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 30 * 3_600_000 }) },
  { weight: 1, arbitrary: fc.constant('toReset' as const) },
)

/** The next 00:00 in Prague on or after `at`; the clocks go forward on 29 March 2026. */
function nextReset(at: number): number {
  const change = Date.parse('2026-03-29T01:00:00Z')
  const offset = at >= change ? 2 : 1
  const local = at + offset * 3_600_000
  const midnight = Math.ceil(local / 86_400_000) * 86_400_000
  const reset = midnight - offset * 3_600_000
  return reset >= change && offset === 1 ? reset - 3_600_000 : reset
}

const positions: fc.Arbitrary<PositionSummary> = fc.record({
  lots: fc.nat({ max: 500 }),
  worstResult: fc.integer({ min: -120_000, max: 50_000 }).map(minor),
  hedged: fc.nat({ max: 1 }),
  withoutStop: fc.nat({ max: 2 }),
})

/** Observations in platform order around a change of the clocks, some of them exactly at a reset. */
export const streams: fc.Arbitrary<Observation[]> = fc
  .array(
    fc.record({
      gap: gaps,
      balanceStep: fc.integer({ min: -150_000, max: 200_000 }),
      floating: fc.integer({ min: -250_000, max: 250_000 }),
      open: fc.nat({ max: 2 }),
      opens: fc.boolean(),
      positions: fc.option(positions, { nil: undefined }),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((steps) => {
    let at = streamStart
    let balance = 10_000_000
    let openedAt = 0
    return steps.map(({ gap, balanceStep, floating, open, opens, positions: shown }) => {
      at = gap === 'toReset' ? nextReset(at) : at + gap
      balance += balanceStep
      if (opens) openedAt = at
      const observed = seen(at, {
        balance: balance / 100,
        equity: (balance + (open > 0 ? floating : 0)) / 100,
        open,
        openedAt,
      })
      return shown === undefined ? observed : { ...observed, positions: shown }
    })
  })

/** The stream with the clock ticking in between, never ahead of the next observation. */
export const withTicks = (stream: readonly Observation[]): fc.Arbitrary<EngineInput[]> =>
  fc
    .array(fc.double({ min: 0, max: 0.999, noNaN: true }), {
      minLength: stream.length,
      maxLength: stream.length,
    })
    .map((places) =>
      stream.flatMap((observation, index): EngineInput[] => {
        const room = (stream[index + 1]?.at ?? observation.at) - observation.at
        const at = observation.at + 1 + Math.floor((places[index] ?? 0) * (room - 1))
        return room > 1 ? [observation, { kind: 'clock', at }] : [observation]
      }),
    )

const nearNews = fc
  .record({ before: fc.nat({ max: 400_000 }), after: fc.integer({ min: 1, max: 400_000 }) })
  .map(({ before, after }) => (at: number) => ({ before: at - before, after: at + after }))

/** Deals between the first and the last observation, in platform order. */
export const tradesOf = (stream: readonly Observation[]): fc.Arbitrary<Trade[]> =>
  fc
    .array(
      fc.record({
        place: fc.double({ min: 0, max: 1, noNaN: true }),
        entry: fc.constantFrom('open' as const, 'close' as const),
        heldSeconds: fc.oneof(fc.nat({ max: 300 }), fc.nat({ max: 90_000 })),
        lots: fc.integer({ min: 1, max: 300 }),
        remaining: fc.constantFrom(0, 0, 50),
        profit: fc.integer({ min: -80_000, max: 120_000 }).map(minor),
        value: fc.integer({ min: 0, max: 2_000_000 }).map(minor),
        around: nearNews,
      }),
      { maxLength: 15 },
    )
    .map((deals) => {
      const end = stream.at(-1)?.at ?? streamStart
      return deals
        .map(({ place, entry, heldSeconds, lots, remaining, profit, value, around }) => {
          const at = streamStart + Math.floor(place * (end - streamStart))
          const held = entry === 'open' ? 0 : heldSeconds * 1_000
          const openedAt = Math.max(streamStart, at - held)
          const result = entry === 'open' ? minor(0) : profit
          return traded(at, {
            entry,
            openedAt,
            lots,
            remaining: entry === 'open' ? lots : remaining,
            profit: result,
            positionProfit: result,
            value,
            openNews: around(openedAt),
            news: around(at),
          })
        })
        .sort((a, b) => a.at - b.at)
    })

/** Trades among other inputs: each as soon as its time has come, or up to `lag` inputs later. */
export function mixed(inputs: readonly EngineInput[], trades: readonly Trade[], lag = 0) {
  const places = trades.map(({ at }) => {
    const next = inputs.findIndex((input) => input.at > at)
    return Math.min(inputs.length, (next === -1 ? inputs.length : next) + lag)
  })
  const before = (place: number) => trades.filter((_, index) => places[index] === place)
  return [
    ...inputs.flatMap((input, place): EngineInput[] => [...before(place), input]),
    ...before(inputs.length),
  ]
}

/** Money moved by us at some observation's time, announced before or not. */
const operationsOf = (stream: readonly Observation[]): fc.Arbitrary<EngineInput[]> =>
  fc
    .array(
      fc.record({
        place: fc.nat({ max: stream.length - 1 }),
        amount: fc.integer({ min: -300_000, max: 300_000 }).map(minor),
        isAnnounced: fc.boolean(),
        purpose: fc.constantFrom('payout' as const, 'payoutReturn' as const, 'adjustment' as const),
      }),
      { maxLength: 2 },
    )
    .map((operations) =>
      operations.flatMap(({ place, amount, isAnnounced, purpose }): EngineInput[] => {
        const at = (stream[place]?.at ?? streamStart) + 1
        const coming = { kind: 'operationAnnounced', at, amount, reference: 'p' } as const
        const done = { kind: 'balanceOperation', at, amount, purpose, ticket: 't' } as const
        return isAnnounced ? [coming, done] : [{ ...done, announced: false }]
      }),
    )

/** All kinds of inputs in platform order: observations, clock, trades and operations. */
export const everyInput: fc.Arbitrary<EngineInput[]> = streams.chain((stream) =>
  fc
    .record({
      ticked: withTicks(stream),
      trades: tradesOf(stream),
      operations: operationsOf(stream),
    })
    .map(({ ticked, trades, operations }) =>
      [...mixed(ticked, trades), ...operations].sort((a, b) => a.at - b.at),
    ),
)

export const trailing: readonly RuleConfig[] = [
  rule('maximumLoss', { follows: 'equity', percent: 600 }),
  rule('maximumLoss', { follows: 'closedBalance', unit: 'percentOfPeak', percent: 500 }),
  rule('maximumLoss', { follows: 'endOfDayBalance', unit: 'amount', amount: 450_000 }),
  rule('maximumLoss', {
    follows: 'endOfDayHigher',
    percent: 800,
    lock: 'aboveStart',
    lockAbove: 10_000,
  }),
  rule('maximumLoss', {
    follows: 'equity',
    percent: 200,
    lock: 'atStart',
    lockWhen: 'profitReached',
    lockProfitPercent: 400,
  }),
  rule('maximumLoss', {
    follows: 'closedBalance',
    percent: 500,
    lock: 'aboveStart',
    lockAbove: 20_000,
    lockWhen: 'profitReached',
    lockProfitPercent: 300,
    trails: false,
  }),
]

export const wholeProgram: readonly RuleConfig[] = [
  rule('maximumLoss', { follows: 'endOfDayHigher', percent: 800 }),
  rule('maximumLoss', { follows: 'equity', percent: 1_000 }, 'maximumLoss-2'),
  rule('dailyLoss', { percent: 400 }),
  rule('dailyLoss', { anchor: 'balance', unit: 'percentOfAnchor', percent: 600 }, 'dailyLoss-2'),
  rule('profitTarget', { percent: 500 }),
  rule('minimumTradingDays', { days: 3 }),
  rule('inactivity', { days: 5 }),
  rule('consistency', { percent: 7_000 }),
]
