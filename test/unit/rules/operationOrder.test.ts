import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { EngineInput, RuleConfig, Verdict } from '../../../src/domain/rules/types.js'
import { phaseOf, playFrom, rule, seen, usd } from './support.js'

const minute = 60_000
const start = Date.parse('2026-03-02T20:00:00Z')

const losses = [
  rule('maximumLoss', { follows: 'static' }),
  rule('maximumLoss', { follows: 'static', onPayout: 'lockAtInitial' }),
  rule('maximumLoss', { follows: 'static', onPayout: 'setTo', payoutFloor: 9_500_000 }),
  rule('maximumLoss', { follows: 'equity', percent: 800 }),
  rule('maximumLoss', { follows: 'equity', percent: 800, onPayout: 'peakMinusPayout' }),
  rule('maximumLoss', {
    follows: 'closedBalance',
    unit: 'percentOfPeak',
    percent: 800,
    onPayout: 'peakMinusPayout',
  }),
  rule('maximumLoss', { follows: 'endOfDayBalance', percent: 800, onPayout: 'peakMinusPayout' }),
  rule('maximumLoss', { follows: 'endOfDayHigher', percent: 800, lock: 'atStart' }),
  rule('dailyLoss', { anchor: 'higher', unit: 'percentOfAnchor' }),
  rule('dailyLoss', { anchor: 'highestEquity', percent: 200 }),
  rule('dailyLoss', { anchor: 'highestEquity', percent: 200, consequence: 'pauseUntilReset' }),
  rule('dailyLoss', { percent: 300, consequence: 'record', breachWhen: '<=' }),
  rule('dailyLoss', { percent: 300, consequence: 'blockUntilReset', tested: 'balanceOrEquity' }),
]

const results = [
  rule('profitTarget', { percent: 1_500 }),
  rule('profitTarget', { percent: 500, raisedByBestDay: 4_000 }),
  rule('consistency', { percent: 6_000 }),
  rule('consistency', { percent: 6_000, restartsWithPayout: false, withoutProfit: 'ignored' }),
  rule('consistency', { measure: 'averageOfOthers', dayValue: 'equity', atLimit: 'refused' }),
  rule('consistency', { of: 'target', amount: 300_000, effect: 'excludesExcess' }),
  rule('minimumTradingDays', { counts: 'result', percent: 100 }),
  rule('minimumTradingDays', { counts: 'result', measure: 'equity', lossCounts: true }),
  rule('minimumTradingDays', { counts: 'result', measure: 'closedLessOpenLoss', percent: 200 }),
  rule('minimumTradingDays', { counts: 'result', unit: 'percentOfDayStart', atLimit: 'refused' }),
  rule('dailyProfitCap', { percent: 100 }),
  rule('floatingLoss', { unit: 'percentOfBalance', percent: 100, consequence: 'record' }),
  rule('floatingLoss', { percent: 200 }),
  rule('maximumLots', { steps: [{ profit: 100_000, lots: 100 }] }),
  rule('maximumLots', { steps: [{ profit: 100_000, lots: 100 }], profit: 'now' }),
]

type Step = { readonly change: number; readonly floating: number }

type Operation = { readonly place: number; readonly amount: number; readonly lag: number }

/** Balances every half an hour, standing still from the operation until it is learned. */
function streamOf(steps: readonly Step[], { index, amount, lag }: Operation & { index: number }) {
  let balance = 100_000
  let floating = 0
  return steps.map((step, place) => {
    const isPending = place >= index && place < index + lag
    if (!isPending) {
      balance += step.change * 1_000
      floating = step.floating * 1_000
    }
    if (place === index) balance += amount * 1_000
    return seen(start + place * 30 * minute, {
      balance,
      equity: balance + floating,
      open: floating === 0 ? 0 : 1,
    })
  })
}

/** The operation learned before the equity that shows it, with it, and some observations later. */
function ordersOf(steps: readonly Step[], given: Operation): EngineInput[][] {
  const index = given.place % steps.length
  const { lag } = given
  const at = start + index * 30 * minute
  const amount = usd(given.amount * 1_000)
  const purpose = amount < 0 ? 'payout' : 'payoutReturn'
  const operation: EngineInput = { kind: 'balanceOperation', at, amount, purpose, ticket: 't' }
  const coming: EngineInput = { kind: 'operationAnnounced', at: at - 1, amount, reference: 'p' }
  const stream = streamOf(steps, { ...given, index })
  const [first, last] = [stream.slice(0, index), stream.slice(index)]
  const end = { ...(stream.at(-1) ?? seen(start)), at: start + stream.length * 30 * minute }
  return [
    [...first, { ...operation, at: at - 1 }, ...last, end],
    [...first, operation, ...last, end],
    [...first, coming, ...last.slice(0, lag), operation, ...last.slice(lag - 1), end],
  ]
}

/** What is decided for good: suspicions are not, and soft verdicts are said but once. */
const decided = (verdicts: readonly Verdict[]) =>
  verdicts
    .filter(({ code, kind, doubts }) =>
      kind === 'soft' ? code !== 'suspicionCleared' : doubts.length === 0,
    )
    .map(({ kind, rule: key, limit, figure }) => ({ kind, key, limit, figure }))

function outcomeOf(config: RuleConfig, inputs: readonly EngineInput[]) {
  const phase = phaseOf([config])
  const { state, verdicts } = playFrom(phase, phase.start(start - minute), inputs)
  return {
    rulings: decided(verdicts),
    ended: phase.describeState(state)['core.ended'],
    floors: phase.floors(state),
    limits: phase.limits(state),
    excluded: phase.excluded(state),
  }
}

describe('the order of an operation and the equity that shows it', () => {
  const operations = fc.record({
    place: fc.nat({ max: 19 }),
    amount: fc.integer({ min: -20, max: 20 }).filter(Boolean),
    lag: fc.integer({ min: 1, max: 4 }),
  })
  const stepsWith = (floating: fc.Arbitrary<number>) =>
    fc.array(fc.record({ change: fc.integer({ min: -3, max: 3 }), floating }), {
      minLength: 3,
      maxLength: 20,
    })

  it.each([
    { name: 'losses', configs: losses },
    { name: 'results of days', configs: results },
  ])('does not change the ruling on $name: before, with, or after it', ({ configs }) => {
    fc.assert(
      fc.property(
        fc.constantFrom(...configs),
        fc.constantFrom(fc.constant(0), fc.integer({ min: -4, max: 3 })).chain(stepsWith),
        operations,
        (config, steps, operation) => {
          const [expected, ...others] = ordersOf(steps, operation).map((inputs) =>
            outcomeOf(config, inputs),
          )
          for (const other of others) expect(other).toEqual(expected)
        },
      ),
      { numRuns: 1_000 },
    )
  })
})
