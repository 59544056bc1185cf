import fc from 'fast-check'
import type { EngineInput, Observation, RuleConfig } from '../../../src/domain/rules/types.js'
import { rule, seen } from './support.js'

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

/** Observations in platform order around a change of the clocks, some of them exactly at a reset. */
export const streams: fc.Arbitrary<Observation[]> = fc
  .array(
    fc.record({
      gap: gaps,
      balanceStep: fc.integer({ min: -150_000, max: 200_000 }),
      floating: fc.integer({ min: -250_000, max: 250_000 }),
      open: fc.nat({ max: 2 }),
      opens: fc.boolean(),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((steps) => {
    let at = streamStart
    let balance = 10_000_000
    let openedAt = 0
    return steps.map(({ gap, balanceStep, floating, open, opens }) => {
      at = gap === 'toReset' ? nextReset(at) : at + gap
      balance += balanceStep
      if (opens) openedAt = at
      return seen(at, {
        balance: balance / 100,
        equity: (balance + (open > 0 ? floating : 0)) / 100,
        open,
        openedAt,
      })
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
]

export const wholeProgram: readonly RuleConfig[] = [
  rule('maximumLoss', { follows: 'endOfDayHigher', percent: 800 }),
  rule('maximumLoss', { follows: 'equity', percent: 1_000 }, 'maximumLoss-2'),
  rule('dailyLoss', { percent: 400 }),
  rule('dailyLoss', { anchor: 'balance', unit: 'percentOfAnchor', percent: 600 }, 'dailyLoss-2'),
  rule('profitTarget', { percent: 500 }),
  rule('minimumTradingDays', { days: 3 }),
  rule('inactivity', { days: 5 }),
]
