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
import { Unsupported, type Answer, type Family, type PublishedCase } from '../publishedCase.js'
import { decimal, money, percent, percentOf } from '../units.js'
import { asAsked } from './asked.js'
import { checkEvents, checkParameters, type Known } from './known.js'
import { profitTarget } from './profitTarget.js'

const closedResults = ({ timeline }: PublishedCase): Minor[] =>
  timeline.flatMap(({ closedPnl }) => (typeof closedPnl === 'number' ? [money(closedPnl)] : []))

const resultsOf = (given: PublishedCase): Minor[] =>
  given.rule.params['dayValue'] === 'equity_change_day'
    ? given.timeline.map(({ startEquity, endEquity }) =>
        subtract(money(endEquity), money(startEquity)),
      )
    : closedResults(given)

const known: Known = {
  maxPct: 'any',
  maxPctByPayout: 'any',
  comparator: ['<=', '<'],
  denominator: ['net_profit', 'profit_target'],
  targetAmount: 'any',
  dayValue: ['closed_pnl', 'equity_change_day'],
  effect: ['block_until_met', 'exclude_excess'],
  // The days of a case are the days of its window, and a snapshot is where they end.
  window: ['since_last_approved_payout', 'payout_period'],
  snapshot: 'any',
  closedTradesOnly: [true, false],
  minPayout: 'any',
  maxPayout: 'any',
}

/** The best day's share of the profit, by the day and by the number of the payout. */
function consistency(given: PublishedCase): Answer {
  checkParameters(given, known)
  checkEvents(given, [])
  const { params } = given.rule
  const results = resultsOf(given)
  const total = sum(results)
  const best = bestDayOf(results)
  const target = typeof params['targetAmount'] === 'number' ? money(params['targetAmount']) : null
  const ofTarget = params['denominator'] === 'profit_target'
  if (ofTarget && target === null) throw new Unsupported('expected targetAmount')
  // Before the first day the target is all there is to take a share of.
  const isBeforeAll = results.length === 0
  const of = (profit: Minor) => (ofTarget || isBeforeAll ? (target ?? profit) : profit)
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
  const excludes = params['effect'] === 'exclude_excess'
  const counted = results.map((result) => (excludes ? countedDay(result, allowed) : result))
  const sums = results.map((_, i) => results.slice(0, i).concat(results[i] ?? []))
  const answer = {
    totalProfit: decimal(total),
    bestDay: decimal(best),
    maxAllowedBestDay: decimal(allowed),
    bestDayPct: percentOf(shareOfBestDay(best, of(total))),
    eligible: isMet(best, total),
    requiredTotalProfit: decimal(profitFor(best, limit)),
    ...(target !== null && { newTarget: decimal(raisedTarget(target, best, limit)) }),
    byDay: sums.map((days, i) => ({
      i,
      day: given.timeline[i]?.['day'],
      total: decimal(sum(days)),
      best: decimal(bestDayOf(days)),
      pct: percentOf(shareOfBestDay(bestDayOf(days), of(sum(days)))),
      eligible: isMet(bestDayOf(days), sum(days)),
    })),
    dayProfitCounted: decimal(excludes ? countedDay(best, allowed) : (counted.at(-1) ?? best)),
    dayProfitCountedByDay: counted.map(decimal),
    excessExcluded: decimal(excludes ? excludedExcess(results, allowed) : subtract(total, total)),
    countedProfit: decimal(sum(counted)),
    minPayout: params['minPayout'],
    maxPayout: params['maxPayout'],
  }
  const byNumber = Object.keys(Object(given.expected['eligibleByPayoutNumber']))
  return {
    ...asAsked(answer, given.expected),
    eligibleByPayoutNumber: Object.fromEntries(
      byNumber.map((number) => [
        number,
        isMet(best, total, limitAt(nthOf(shares, Number(number)))),
      ]),
    ),
  }
}

/** The other days' average against the best day. */
function otherDays(given: PublishedCase): Answer {
  checkParameters(given, {
    rule: 'any',
    minPctOfBest: 'any',
    comparator: ['>=', '>', 'exceeds'],
  })
  const { params } = given.rule
  const limit: BestDayLimit = {
    share: percent(params['minPctOfBest']),
    comparator: (params['comparator'] ?? '>=') === '>=' ? '<=' : '<',
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
