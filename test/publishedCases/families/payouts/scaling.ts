import type { BasisPoints } from '../../../../src/domain/money/basisPoints.js'
import {
  judgeScaling,
  scaledTerms,
  type Scaled,
  type ScalingCondition,
  type ScalingFacts,
} from '../../../../src/domain/scaling/judgeScaling.js'
import { scalingPath, type ScalingReview } from '../../../../src/domain/scaling/scalingPath.js'
import {
  scalingTermsSchema,
  type ScalingTerms,
} from '../../../../src/domain/scaling/scalingTerms.js'
import type { Answer, Family, PublishedCase } from '../../publishedCase.js'
import { decimal, money, percent, percentOf, scaled as whole } from '../../units.js'
import { count, defined, has, named, onlyKnown, stated } from './read.js'

const known = [
  'incrementPct of everyMonths cap dailyLossPct maxLossPct splitBefore splitAfter minMonths',
  'minNetProfitPct minPayouts requireBalanceAboveInitial firstIncrementPct nextMultiplier',
  'minReturnPct minProfitableMonths triggerNetPnlPctOfBuyingPower multiplier',
].flatMap((line) => line.split(' '))

type Params = PublishedCase['rule']['params']
type Event = PublishedCase['timeline'][number]

/** How an account grows. */
export const scaling: Family = (given) => {
  onlyKnown(given, known)
  const terms = termsOf(given)
  const size = money(given.initialBalance)
  const start: Scaled = { original: { size, currency: 'USD' }, size, steps: 0 }
  const reviews = given.timeline.map((event) => reviewOf(event, start))
  const path = scalingPath(terms, start, reviews)
  const each = [...startOf(given, start), ...path].map((scaled) => scaledTerms(terms, scaled))
  const before = stated(given.rule.params, 'splitBefore', percent) ?? null
  return {
    ...verdict(given, { terms, start, path, reviews }),
    balances: each.map((one) => decimal(one.size)),
    buyingPowerAfter: each.map((one) => decimal(one.size)),
    dailyLoss: each.map(({ dailyLoss }) => orNull(dailyLoss, decimal)),
    maxLoss: each.map(({ maximumLoss }) => orNull(maximumLoss, decimal)),
    split: each.map(({ splitBps }) => orNull<BasisPoints>(splitBps ?? before, percentOf)),
  }
}

/** Where a case tells more sizes than reviews, it tells the one before the first review too. */
const startOf = ({ timeline, expected }: PublishedCase, start: Scaled): readonly Scaled[] =>
  ['balances', 'buyingPowerAfter', 'dailyLoss', 'maxLoss', 'split'].some((name) => {
    const asked = expected[name]
    return Array.isArray(asked) && asked.length > timeline.length
  })
    ? [start]
    : []

const orNull = <T>(value: T | null, shown: (value: T) => number): number | null =>
  value === null ? null : shown(value)

/** A figure that no event states is not what the case is about. */
function termsOf({ rule, timeline }: PublishedCase): ScalingTerms {
  const { params } = rule
  const tells = (name: string) => timeline.some((event) => has(event, name))
  named({ original_initial: true })(params['of'] ?? 'original_initial')
  return scalingTermsSchema.parse({
    ...growthTerms(params),
    ...defined({
      months: stated(params, 'everyMonths', count) ?? stated(params, 'minMonths', count),
      cap: stated(params, 'cap', money),
      netProfitBps:
        (tells('netProfitPct')
          ? (stated(params, 'minNetProfitPct', percent) ?? stated(params, 'minReturnPct', percent))
          : undefined) ?? stated(params, 'triggerNetPnlPctOfBuyingPower', percent),
      payouts: tells('payouts') ? stated(params, 'minPayouts', count) : undefined,
      profitableMonths: tells('profitableMonths')
        ? stated(params, 'minProfitableMonths', count)
        : undefined,
      balanceAboveStart: tells('balance')
        ? params['requireBalanceAboveInitial'] === true
        : undefined,
      splitBps: stated(params, 'splitAfter', percent),
      dailyLossBps: stated(params, 'dailyLossPct', percent),
      maximumLossBps: stated(params, 'maxLossPct', percent),
    }),
  })
}

const times = (value: unknown) => ({ kind: 'times', bps: whole(value, 4) })
const ofOriginal = (value: unknown) => ({ kind: 'ofOriginal', bps: percent(value) })

const growthTerms = (params: Params) => {
  const growth =
    stated(params, 'multiplier', times) ??
    stated(params, 'nextMultiplier', times) ??
    stated(params, 'incrementPct', ofOriginal) ??
    stated(params, 'firstIncrementPct', ofOriginal)
  return { growth, ...defined({ firstGrowth: stated(params, 'firstIncrementPct', ofOriginal) }) }
}

function reviewOf(event: Event, start: Scaled): ScalingReview {
  const month = stated(event, 'month', count) ?? 0
  const met = event['conditionsMet']
  return typeof met === 'boolean' ? { month, met } : { month, facts: factsOf(event, start) }
}

const factsOf = (event: Event, start: Scaled): Omit<ScalingFacts, 'months'> => ({
  netProfit: has(event, 'netProfitPct')
    ? { bps: percent(event['netProfitPct']) }
    : { amount: stated(event, 'netPnl', money) ?? money(0) },
  payouts: stated(event, 'payouts', count) ?? 0,
  profitableMonths: stated(event, 'profitableMonths', count) ?? 0,
  balance: stated(event, 'balance', money) ?? start.size,
  startingBalance: start.size,
})

type Judged = {
  readonly terms: ScalingTerms
  readonly start: Scaled
  readonly path: readonly Scaled[]
  readonly reviews: readonly ScalingReview[]
}

/** What the cases call a condition; of two names the one that the case has. */
const names: Readonly<Record<ScalingCondition, readonly string[]>> = {
  months: ['minMonths', 'everyMonths'],
  netProfit: ['minNetProfitPct', 'minReturnPct', 'triggerNetPnlPctOfBuyingPower'],
  payouts: ['minPayouts'],
  profitableMonths: ['minProfitableMonths'],
  balanceAboveStart: ['requireBalanceAboveInitial'],
  cap: ['cap'],
}

/** The last review, with the account as it was before it. */
function verdict({ rule }: PublishedCase, { terms, start, path, reviews }: Judged): Answer {
  const last = reviews.at(-1)
  const scaled = path.at(-2) ?? start
  if (!last || 'met' in last) {
    const now = path.at(-1) ?? start
    return { eligible: now.size > scaled.size, newBalance: decimal(now.size) }
  }
  const { eligible, failed, newSize } = judgeScaling(terms, scaled, {
    ...last.facts,
    months: last.month,
  })
  return {
    eligible,
    newBalance: decimal(eligible ? newSize : scaled.size),
    failed: failed.map(
      (condition) => names[condition].find((name) => has(rule.params, name)) ?? condition,
    ),
  }
}
