import { complement } from '../../../src/domain/money/basisPoints.js'
import { add, minor, zero, type Minor } from '../../../src/domain/money/minor.js'
import {
  floatingLossLimit,
  floatingLossParameters,
} from '../../../src/domain/rules/floatingLoss.js'
import { profitCounts } from '../../../src/domain/rules/news/newsWindow.js'
import { newsAround } from '../../../src/domain/rules/news/window.js'
import {
  averageSeconds,
  shareOfShort,
  type TradeTimes,
} from '../../../src/domain/rules/tradeDuration/shortTrades.js'
import {
  isShort,
  keepsDuration,
  tradeDurationParameters,
} from '../../../src/domain/rules/tradeDuration/tradeDuration.js'
import type { EngineInput } from '../../../src/domain/rules/types.js'
import { calendarOf, feed, instantOf, observation, phaseOf, rule, trade } from '../engine.js'
import { Unsupported, type Answer, type Family, type PublishedCase } from '../publishedCase.js'
import { decimal, money, percent, percentOf } from '../units.js'

type Event = PublishedCase['timeline'][number]

const restrictions: Readonly<Record<string, string>> = {
  opened_and_closed_inside_window: 'openAndClose',
  opened_or_closed_inside_window: 'openOrClose',
}

function newsParameters({ rule: { params } }: PublishedCase) {
  const effect = String(params['effect'])
  const restricted = Array.isArray(params['restricted'])
    ? (params['restricted'] as readonly unknown[])
    : ['open', 'close']
  const both = restricted.includes('open') && restricted.includes('close')
  const named = both ? 'openOrClose' : restricted.includes('open') ? 'open' : 'close'
  const ends = params['breachOn'] !== undefined
  return {
    minutesBefore: params['beforeMin'],
    minutesAfter: params['afterMin'],
    restricts: restrictions[String(params['excludedWhen'])] ?? named,
    exemptHours: params['exemptIfOpenedHoursBefore'] ?? 0,
    excludesProfit: effect !== 'soft_violation',
    isViolation: effect === 'soft_violation' || ends,
    consequence: ends ? 'breach' : 'record',
    warnings: params['warnings'] ?? 0,
  }
}

/** Trades around restricted news: whether their profit counts, and what is a violation. */
function news(given: PublishedCase): Answer {
  const parameters = newsParameters(given)
  const phase = phaseOf(given, { rules: [rule('newsWindow', parameters)] })
  const times = given.timeline.filter(({ event }) => event === 'news').map(instantOf)
  const opened = new Map<unknown, number>()
  const closings: { trade: unknown; input: ReturnType<typeof trade> }[] = []
  const events = given.timeline.map((event): EngineInput[] => {
    const at = instantOf(event)
    const around = newsAround(at, times)
    if (event['event'] === 'news') return []
    if (event['event'] === 'open_inside_window') {
      const inside = { before: at, after: 0 }
      return [trade(at, { entry: 'open', news: inside, openNews: inside })]
    }
    if (event['event'] === 'open') {
      opened.set(event['trade'], at)
      return [trade(at, { entry: 'open', news: around, openNews: around })]
    }
    const openedAt = opened.get(event['trade']) ?? at
    const profit = event['pnl'] === undefined ? zero : money(event['pnl'])
    const input = trade(at, {
      entry: 'close',
      openedAt,
      profit,
      positionProfit: profit,
      news: around,
      openNews: newsAround(openedAt, times),
    })
    closings.push({ trade: event['trade'], input })
    return [input]
  })
  const steps = feed(phase, instantOf(given.timeline[0] ?? {}), events)
  const verdicts = steps.flatMap((step) => step.verdicts)
  const breachedAt = steps.findIndex((step) => step.verdicts.some(({ kind }) => kind === 'breach'))
  const counts = (input: ReturnType<typeof trade>) =>
    parameters.excludesProfit ? profitCounts(parameters as never, input) : true
  return {
    profitCounts: closings.every(({ input }) => counts(input)),
    profitCountsByTrade: Object.fromEntries(
      closings.map(({ trade: name, input }) => [String(name), counts(input)]),
    ),
    accountViolation: verdicts.length > 0,
    violation: verdicts.length > 0,
    softBreaches: verdicts.filter(({ kind }) => kind === 'soft').length,
    breachedAtIndex: breachedAt < 0 ? null : breachedAt,
  }
}

/** Nothing open from a weekday's time on. */
function weekend(given: PublishedCase): Answer {
  const { params } = given.rule
  const { weekday, ...time } = Object(params['cutoff']) as { weekday?: unknown }
  const day = days[String(weekday).slice(0, 3).toLowerCase()]
  if (day === undefined) throw new Unsupported(`expected a weekday, was ${String(weekday)}`)
  const calendar = calendarOf(time)
  const closes = String(params['effect'] ?? '').startsWith('auto_close')
  const config = rule('flatBy', {
    on: day,
    time: calendar.resetAt,
    consequence: closes ? 'closePositions' : 'record',
  })
  const phase = phaseOf(given, { rules: [config], calendar: { ...calendar, resetAt: '00:00' } })
  const balance = money(given.initialBalance)
  const startAt = instantOf(given.timeline[0] ?? {})
  const steps = feed(
    phase,
    startAt,
    given.timeline.map((event) => [
      observation(instantOf(event), {
        balance,
        equity: balance,
        openPositions: Number(event['openPositions'] ?? 0),
      }),
    ]),
  )
  const verdicts = steps.flatMap((step) => step.verdicts)
  return {
    violation: verdicts.length > 0,
    autoClosed: verdicts.some(({ action }) => action === 'closePositions'),
    accountFailed: verdicts.some(({ kind }) => kind === 'breach'),
  }
}

const days: Readonly<Record<string, string>> = {
  mon: 'monday',
  tue: 'tuesday',
  wed: 'wednesday',
  thu: 'thursday',
  fri: 'friday',
  sat: 'saturday',
  sun: 'sunday',
}

/** The open loss of the account, judged by the engine at each state. */
function floatingLoss(given: PublishedCase): Answer {
  const parameters = openLossParameters(given, 'account')
  const phase = phaseOf(given, { rules: [rule('floatingLoss', parameters)] })
  const steps = feed(
    phase,
    instantOf(given.timeline[0] ?? {}),
    given.timeline.map((event) => {
      const [balance, equity] = [money(event['balance']), money(event['equity'])]
      return [observation(instantOf(event), { balance, equity, openPositions: 1 })]
    }),
  )
  const breach = steps.findIndex(({ verdicts }) => verdicts.length > 0)
  const balance = money(given.timeline[0]?.['balance'] ?? given.initialBalance)
  return {
    limit: decimal(limitWith(given, parameters, balance)),
    breached: breach >= 0,
    breachAtIndex: breach < 0 ? null : breach,
  }
}

function openLossParameters({ rule: { params } }: PublishedCase, scope: string) {
  const ofBalance = params['pctOfBalance'] !== undefined
  return floatingLossParameters.parse({
    scope,
    unit: ofBalance ? 'percentOfBalance' : 'percentOfSize',
    percent: percent(params['pctOfBalance'] ?? params['pctOfInitial']),
    atLimit: params['breachWhen'] === '<' ? 'allowed' : 'refused',
  })
}

const limitWith = (
  given: PublishedCase,
  parameters: ReturnType<typeof openLossParameters>,
  balance: Minor,
): Minor => floatingLossLimit(parameters, { size: money(given.initialBalance), balance })

/** The loss of each position by itself. */
function positionLoss(given: PublishedCase): Answer {
  const parameters = openLossParameters(given, 'position')
  const balance = money(given.initialBalance)
  const limit = limitWith(given, parameters, balance)
  const breached = given.timeline.filter((event) => {
    const phase = phaseOf(given, { rules: [rule('floatingLoss', parameters)] })
    const worstResult = money(event['pnl'] ?? 0)
    const seen = observation(1, {
      balance,
      equity: add(balance, worstResult),
      openPositions: 1,
      positions: { lots: 0, worstResult, hedged: 0, withoutStop: 0 },
    })
    return feed(phase, 1, [[seen]]).some(({ verdicts }) => verdicts.length > 0)
  })
  return {
    limit: decimal(limit),
    breached: breached.length > 0,
    breachedTrades: breached.map((event) => event['trade']),
  }
}

const timesOf = (events: readonly Event[], isTooShort: (event: Event) => boolean): TradeTimes =>
  events.reduce<TradeTimes>(
    (sums, event) => {
      const profit = money(event['pnl'] ?? 0)
      return {
        profit: add(sums.profit, profit),
        shortProfit: isTooShort(event) ? add(sums.shortProfit, profit) : sums.shortProfit,
        trades: add(minor(sums.trades), minor(1)),
        seconds: add(minor(sums.seconds), minor(Number(event['seconds']))),
      }
    },
    { profit: zero, shortProfit: zero, trades: 0, seconds: 0 },
  )

/** How long trades were open, and what the short ones brought. */
function duration(given: PublishedCase): Answer {
  const { params } = given.rule
  const atMost = params['maxSeconds']
  const longShare = params['minProfitShareFromLongTradesPct']
  const parameters = tradeDurationParameters.parse({
    seconds: atMost ?? params['minSeconds'],
    atLimit: atMost === undefined ? 'allowed' : 'refused',
    shortProfitPercent:
      params['maxProfitSharePct'] !== undefined
        ? percent(params['maxProfitSharePct'])
        : longShare === undefined
          ? null
          : complement(percent(longShare)),
    atShare: params['comparator'] === '>=' && longShare === undefined ? 'refused' : 'allowed',
    averageSeconds: params['alsoAverageOverSeconds'] ?? 0,
    excludesProfit: true,
  })
  const isTooShort = (event: Event) => isShort(Number(event['seconds']), parameters)
  const times = timesOf(given.timeline, isTooShort)
  const share = shareOfShort(times)
  const kept = keepsDuration(times, parameters)
  const invalid = given.timeline.filter(isTooShort).map((event) => event['trade'])
  const onlyEach = parameters.shortProfitPercent === null && parameters.averageSeconds === 0
  const broken = onlyEach ? invalid.length > 0 : !kept
  return {
    profitFromShort: decimal(times.shortProfit),
    sharePctShort: percentOf(share),
    sharePct: percentOf(share),
    averageSeconds: averageSeconds(times),
    total: decimal(times.profit),
    eligible: kept,
    breached: broken,
    violated: broken,
    violation: broken,
    invalidTrades: invalid,
  }
}

export const tradeFamilies: Readonly<Record<string, Family>> = { news }

export const tradeOthers: Readonly<Record<string, Family>> = {
  no_weekend_hold: weekend,
  max_floating_loss: floatingLoss,
  max_loss_per_position: positionLoss,
  min_trade_duration_share: duration,
  min_trade_duration: duration,
  microscalping_share: duration,
}
