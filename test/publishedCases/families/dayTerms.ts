import {
  minimumTradingDaysParameters,
  type MinimumTradingDaysParameters,
} from '../../../src/domain/rules/minimumTradingDays/parameters.js'
import type { DayCalendar } from '../../../src/domain/time/tradingDay.js'
import { calendarOf, utc, zoneOf } from '../engine.js'
import { Unsupported, type PublishedCase } from '../publishedCase.js'
import { decimal, money, percent } from '../units.js'
import { hasDays, hasTrades } from './dayInputs.js'
import type { Known } from './known.js'

type Params = PublishedCase['rule']['params']

const ways: Readonly<Record<string, string>> = {
  position_opened: 'opened',
  position_open_any_time: 'open',
  net_position_flat: 'flat',
  profit_pct: 'result',
  abs_change_pct: 'result',
}

const measures: Readonly<Record<string, string>> = {
  balance_change: 'closed',
  closed_pnl: 'closed',
  closed_pnl_plus_floating_loss: 'closedLessOpenLoss',
  equity_change: 'equity',
}

export const attributions: Readonly<Record<string, string>> = {
  trade_open_day: 'openDay',
  trade_close_day: 'closeDay',
  final_close_day: 'finalCloseDay',
}

export const daysKnown: Known = {
  minDays: 'any',
  dayCounts: Object.keys(ways),
  timezone: 'any',
  minProfitPct: 'any',
  minAbsPct: 'any',
  pctOf: ['initial', 'day_start'],
  measure: Object.keys(measures),
  comparator: ['>=', '>'],
  requireEodAbove: ['initial'],
  dayStart: 'any',
  dayEnd: 'any',
  attribution: Object.keys(attributions),
  minTradeSizePctOfInitial: 'any',
  minTradePnlPctOfTradeValue: 'any',
  absolute: [true, false],
  minProfitableDays: 'any',
  minDayProfit: 'any',
  minDayProfitBySize: 'any',
}

const has = (params: Params, name: string): boolean =>
  params[name] !== undefined && params[name] !== null

/** `{ "50000": 150 }`, or what the size has beside it: `{ "50000": { minDayProfit, maxPayout } }`. */
function rowOfSize(given: PublishedCase): unknown {
  const table = Object(given.rule.params['minDayProfitBySize']) as Readonly<Record<string, unknown>>
  const row = table[String(given.initialBalance)]
  if (row === undefined) throw new Unsupported(`expected a row for ${given.initialBalance}`)
  return row
}

const fieldOf = (row: unknown, name: RegExp): unknown =>
  Object.entries(Object(row)).find(([key]) => name.test(key))?.[1]

/** What a day must bring, as an amount or a percentage of the start. */
function neededOf(given: PublishedCase) {
  const { params } = given.rule
  const share = params['minProfitPct'] ?? params['minAbsPct']
  if (typeof share === 'number') {
    const unit = params['pctOf'] === 'day_start' ? 'percentOfDayStart' : 'percentOfSize'
    return { unit, percent: percent(share) }
  }
  if (has(params, 'minDayProfitBySize')) {
    const row = rowOfSize(given)
    const amount = typeof row === 'number' ? row : fieldOf(row, /^(minDayProfit|min|0)$/)
    return { unit: 'amount', amount: money(amount) }
  }
  return has(params, 'minDayProfit')
    ? { unit: 'amount', amount: money(params['minDayProfit']) }
    : null
}

/**
 * The most that a payout may be, where the table of the case says so; nothing before it is earned.
 *
 * @throws Unsupported where the case itself names no such amount
 */
export function mostOfPayout(given: PublishedCase, met: boolean): number {
  if (!met) return 0
  const most = has(given.rule.params, 'minDayProfitBySize')
    ? fieldOf(rowOfSize(given), /^(maxPayout|max|1)$/)
    : undefined
  if (most === undefined) throw new Unsupported('expected a parameter with the most of a payout')
  return decimal(money(most))
}

function countsOf(given: PublishedCase): string {
  const { params } = given.rule
  if (has(params, 'minTradeSizePctOfInitial') || has(params, 'minTradePnlPctOfTradeValue')) {
    return 'largeTrade'
  }
  const way = ways[String(params['dayCounts'] ?? '')]
  const counts = way ?? (neededOf(given) === null ? 'opened' : 'result')
  return counts === 'result' && !hasDays(given) && hasTrades(given) ? 'trades' : counts
}

/** Each condition of a case: days that were traded, days that brought enough, or both. */
export function dayConditions(given: PublishedCase): MinimumTradingDaysParameters[] {
  const { minDays, minProfitableDays } = given.rule.params
  const both = typeof minDays === 'number' && typeof minProfitableDays === 'number'
  const least = parametersOf(given, minProfitableDays ?? minDays ?? 1)
  if (!both) return [least]
  return [minimumTradingDaysParameters.parse({ days: minDays, counts: 'opened' }), least]
}

function parametersOf(given: PublishedCase, days: unknown): MinimumTradingDaysParameters {
  const { params } = given.rule
  const optional = (name: string) => (has(params, name) ? percent(params[name]) : null)
  const counts = countsOf(given)
  if (params['requireEodAbove'] === 'initial' && counts !== 'result') {
    throw new Unsupported('expected days with their sums, because they must end above the start')
  }
  const byEquity = given.timeline.some(({ startEquity, endEquity }) => startEquity ?? endEquity)
  return minimumTradingDaysParameters.parse({
    days,
    counts,
    ...neededOf(given),
    atLimit: params['comparator'] === '>' ? 'refused' : 'allowed',
    measure: measures[String(params['measure'])] ?? (byEquity ? 'equity' : 'closed'),
    lossCounts:
      has(params, 'minAbsPct') ||
      params['absolute'] === true ||
      params['dayCounts'] === 'abs_change_pct',
    endsAboveStart: params['requireEodAbove'] === 'initial',
    attribution: attributions[String(params['attribution'])] ?? 'closeDay',
    tradeSizePercent: optional('minTradeSizePctOfInitial'),
    tradeResultPercent: optional('minTradePnlPctOfTradeValue'),
  })
}

/** Sessions that have an end of their own are named by the date of that end, as futures do. */
export function sessionsOf(params: Params): DayCalendar {
  const zone = has(params, 'timezone') ? zoneOf(params['timezone']) : utc.zone
  const calendar = calendarOf(params['dayStart'], { ...utc, zone })
  return has(params, 'dayEnd') ? { ...calendar, namedBy: 'end' } : calendar
}
