import fc from 'fast-check'
import { minor } from '../../../src/domain/money/minor.js'
import { noHistory, type QuoteInput } from '../../../src/domain/payouts/quotePayout.js'
import { termsProblems } from '../../../src/domain/payouts/termsProblems.js'
import { quoteInput } from './samples.js'

const bps = fc.integer({ min: 1, max: 10_000 })
const amount = fc.integer({ min: 0, max: 2_000_000 })
/** Small enough that most accounts have as much. */
const asked = fc.oneof(
  fc.integer({ min: 0, max: 200_000 }),
  fc.record({ ofSizeBps: fc.integer({ min: 1, max: 200 }) }),
)
const figure = fc.oneof(amount, fc.record({ ofSizeBps: bps }))
const listOf = <T>(item: fc.Arbitrary<T>) =>
  fc.oneof(item, fc.array(item, { minLength: 1, maxLength: 4 }))
const maybe = <T>(item: fc.Arbitrary<T>) => fc.option(item, { freq: 2 })

const buffer = fc.oneof(
  fc.constant({ kind: 'none' }),
  fc.record({ kind: fc.constant('reached'), amount: asked, firstPayouts: maybe(fc.integer({ min: 1, max: 4 })) }), // prettier-ignore
  fc.record({
    kind: fc.constant('kept'),
    amount: asked,
    plus: asked,
    firstPayouts: maybe(fc.integer({ min: 1, max: 4 })),
    excessBps: maybe(listOf(bps)),
    leastExcess: asked,
    inside: maybe(fc.record({ bps, once: fc.boolean() })),
  }),
  fc.record({ kind: fc.constant('shareKept'), bps: fc.integer({ min: 1, max: 9_999 }) }),
)

const steps = fc
  .array(fc.record({ from: fc.integer({ min: 1, max: 3_000_000 }), bps }), { maxLength: 3 })
  .map((later) => later.sort((a, b) => a.from - b.from))
  .chain((later) => bps.map((first) => [{ from: 0, bps: first }, ...later]))

/** Any terms that can be published. */
const terms = fc.record({
  splitBps: listOf(bps),
  splitByWithdrawn: maybe(fc.record({ of: fc.constantFrom('part', 'whole'), steps })),
  minimum: asked,
  minimumOf: fc.constantFrom('share', 'profit'),
  minimumProfit: maybe(
    listOf(fc.oneof(asked, fc.record({ ofLastBalanceBps: fc.integer({ min: 1, max: 300 }) }))),
  ),
  minimumBalance: maybe(figure),
  unlockProfit: maybe(asked),
  cap: maybe(
    listOf(fc.oneof(fc.integer({ min: 1, max: 2_000_000 }), fc.record({ ofSizeBps: bps }))),
  ),
  capOfBalanceBps: maybe(bps),
  capPayouts: maybe(fc.integer({ min: 1, max: 4 })),
  capOrder: fc.constantFrom('capThenSplit', 'splitThenCap'),
  overCap: fc.constantFrom('stays', 'deducted', 'cancelled'),
  afterPayout: fc.constantFrom('keepsRest', 'resetsToStart'),
  balanceBase: fc.constantFrom('startingBalance', 'afterLastPayout'),
  buffer,
  dailyProfitCap: maybe(
    fc.record({
      amount: fc.integer({ min: 1, max: 900_000 }),
      excess: fc.constantFrom('stays', 'deducted'),
    }),
  ),
  transferFee: maybe(
    fc.record({
      amount: fc.integer({ min: 0, max: 5_000 }),
      paidBy: fc.constantFrom('trader', 'firm'),
    }),
  ),
  feeRefund: maybe(
    fc.record({ bps: fc.integer({ min: 1, max: 20_000 }), payout: fc.integer({ min: 1, max: 4 }) }),
  ),
  bonus: maybe(fc.record({ target: figure, bps, afterWithdrawn: figure })),
})

/** Any account under any such terms, somewhere in its life. */
export const anyQuote: fc.Arbitrary<QuoteInput> = fc
  .record({
    terms,
    profit: fc.integer({ min: -1_000_000, max: 4_000_000 }),
    starting: fc.constantFrom(0, 10_000_000),
    days: fc.array(fc.integer({ min: -500_000, max: 900_000 }), { maxLength: 6 }),
    fees: fc.array(fc.integer({ min: 1, max: 100_000 }), { maxLength: 2 }),
    history: fc.record({
      payouts: fc.integer({ min: 0, max: 6 }),
      sharedProfit: fc.integer({ min: 0, max: 4_000_000 }),
      withdrawn: fc.integer({ min: 0, max: 4_000_000 }),
      insidePayouts: fc.integer({ min: 0, max: 2 }),
      feeRefunded: fc.boolean(),
      bonusPaid: fc.boolean(),
      left: fc.option(fc.integer({ min: 9_000_000, max: 12_000_000 })),
    }),
  })
  .map(({ terms: chosen, profit, starting, days, fees, history: { left, ...history } }) => ({
    ...quoteInput(chosen, starting + profit, {
      startingBalance: minor(starting),
      highestBalance: minor(starting + Math.max(profit, 0)),
      days: days.map((each) => ({ date: '2026-03-04', profit: minor(each), traded: true })),
      fees: fees.map(minor),
    }),
    history: {
      ...noHistory,
      ...history,
      sharedProfit: minor(history.sharedProfit),
      withdrawn: minor(history.withdrawn),
      balanceAfterLast: left === null ? null : minor(left),
    },
  }))
  .filter(({ terms: made, account }) => termsProblems(made, [account]).length === 0)
