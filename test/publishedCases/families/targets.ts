import {
  allowedDay,
  bestDayOf,
  countedDay,
  excludedExcess,
  isWithinShare,
  profitFor,
  raisedTarget,
  shareOfBestDay,
  type BestDayLimit,
} from '../../../src/domain/consistency/bestDay.js'
import { averageIsEnough, averageOfOthers } from '../../../src/domain/consistency/otherDays.js'
import { subtract, sum, type Minor } from '../../../src/domain/money/minor.js'
import { nthOf } from '../../../src/domain/payouts/figure.js'
import { core, moneyIn } from '../../../src/domain/rules/coreSlots.js'
import { feed, instantOf, observation, phaseOf, rule } from '../engine.js'
import { Unsupported, type Answer, type Family, type PublishedCase } from '../publishedCase.js'
import { decimal, money, percent, percentOf } from '../units.js'

type Params = PublishedCase['rule']['params']

const targetOf = (params: Params) =>
  typeof params['amount'] === 'number'
    ? { unit: 'amount', amount: money(params['amount']) }
    : { percent: percent(params['pct']) }

/** The goal of a phase: reached by the running balance, or raised by the best day. */
function profitTarget(given: PublishedCase): Answer {
  const { params } = given.rule
  const raise = params['consistencyPct']
  const config = rule('profitTarget', {
    ...targetOf(params),
    requireFlat: params['requireFlat'] ?? false,
    raisedByBestDay: raise === undefined ? null : percent(raise),
  })
  const phase = phaseOf(given, { rules: [config] })
  const states = given.timeline.filter(({ balance }) => balance !== undefined)
  const steps = feed(
    phase,
    instantOf(given.timeline[0] ?? {}),
    states.map((event) => [
      observation(instantOf(event), {
        balance: money(event['balance']),
        equity: money(event['equity'] ?? event['balance']),
        openPositions: Number(event['openPositions'] ?? 0),
      }),
    ]),
  )
  const met = steps.findIndex(({ verdicts }) => verdicts.some(({ kind }) => kind === 'pass'))
  const start = phase.start(instantOf(given.timeline[0] ?? {}))
  const [standing] = phase.limits(start)
  if (!standing) throw new Unsupported('expected a target')
  const targetBalance = standing.limit
  const base = subtract(targetBalance as Minor, moneyIn(start, core.balance))
  return {
    targetAmount: decimal(base),
    targetBalance: decimal(targetBalance),
    metAtIndex: met < 0 ? null : met,
    met: met >= 0,
    ...(raise !== undefined && raised(given, base)),
  }
}

function raised(given: PublishedCase, base: Minor): Answer {
  const limit: BestDayLimit = {
    share: percent(given.rule.params['consistencyPct']),
    comparator: '<=',
  }
  const best = bestDayOf(closedResults(given))
  return {
    baseTarget: decimal(base),
    bestDay: decimal(best),
    maxDayWithoutRaise: decimal(allowedDay(base, limit)),
    newTarget: decimal(raisedTarget(base, best, limit)),
  }
}

export const closedResults = ({ timeline }: PublishedCase): Minor[] =>
  timeline.flatMap(({ closedPnl }) => (closedPnl === undefined ? [] : [money(closedPnl)]))

const resultsOf = (given: PublishedCase): Minor[] =>
  given.rule.params['dayValue'] === 'equity_change_day'
    ? given.timeline.map(({ startEquity, endEquity }) =>
        subtract(money(endEquity), money(startEquity)),
      )
    : closedResults(given)

/** The best day's share of the profit, by the day and by the number of the payout. */
function consistency(given: PublishedCase): Answer {
  const { params } = given.rule
  const results = resultsOf(given)
  const total = sum(results)
  const best = bestDayOf(results)
  const target = params['targetAmount'] === undefined ? null : money(params['targetAmount'])
  const of = (profit: Minor) =>
    params['denominator'] === 'profit_target' ? (target ?? profit) : profit
  const limitAt = (share: unknown): BestDayLimit => ({
    share: percent(share),
    comparator: params['comparator'] === '<' ? '<' : '<=',
  })
  const shares = Array.isArray(params['maxPctByPayout'])
    ? (params['maxPctByPayout'] as readonly unknown[])
    : []
  const limit = limitAt(params['maxPct'] ?? shares[0])
  const isMet = (bestDay: Minor, profit: Minor, by = limit) =>
    profit > 0 && isWithinShare(bestDay, of(profit), by)
  const allowed = allowedDay(of(total), limit)
  const excluded = excludedExcess(results, allowed)
  const excludes = params['effect'] === 'exclude_excess'
  const counted = results.map((result) => (excludes ? countedDay(result, allowed) : result))
  const sums = results.map((_, i) => results.slice(0, i).concat(results[i] ?? []))
  return {
    totalProfit: decimal(total),
    bestDay: decimal(best),
    maxAllowedBestDay: decimal(allowed),
    bestDayPct: percentOf(shareOfBestDay(best, of(total))),
    eligible: isMet(best, total),
    requiredTotalProfit: decimal(profitFor(best, limit)),
    ...(target !== null && { newTarget: decimal(raisedTarget(target, best, limit)) }),
    byDay: sums.map((days, i) => ({
      i,
      total: decimal(sum(days)),
      best: decimal(bestDayOf(days)),
      pct: percentOf(shareOfBestDay(bestDayOf(days), of(sum(days)))),
      eligible: isMet(bestDayOf(days), sum(days)),
    })),
    dayProfitCounted: decimal(excludes ? countedDay(best, allowed) : (counted.at(-1) ?? best)),
    dayProfitCountedByDay: counted.map(decimal),
    excessExcluded: decimal(excluded),
    countedProfit: decimal(sum(counted)),
    minPayout: params['minPayout'],
    maxPayout: params['maxPayout'],
    eligibleByPayoutNumber: Object.fromEntries(
      Object.keys(Object(given.expected['eligibleByPayoutNumber'])).map((number) => [
        number,
        isMet(best, total, limitAt(nthOf(shares, Number(number)))),
      ]),
    ),
  }
}

/** The other days' average against the best day. */
function otherDays(given: PublishedCase): Answer {
  const { params } = given.rule
  const limit: BestDayLimit = {
    share: percent(params['minPctOfBest']),
    comparator: params['comparator'] === '>' ? '<' : '<=',
  }
  const results = closedResults(given)
  const best = bestDayOf(results)
  const sums = { best, sum: sum(results), days: results.length }
  return {
    bestDay: decimal(best),
    threshold: decimal(allowedDay(best, limit)),
    sumOthers: decimal(subtract(sums.sum, best)),
    avgOthers: decimal(averageOfOthers(sums)),
    eligible: averageIsEnough(sums, limit),
  }
}

export const targetFamilies: Readonly<Record<string, Family>> = {
  profit_target: profitTarget,
  consistency,
}

export const targetOthers: Readonly<Record<string, Family>> = {
  avg_of_other_days_vs_best_day: otherDays,
}
