import { complement } from '../../../src/domain/money/basisPoints.js'
import { add, minor, zero, type Minor } from '../../../src/domain/money/minor.js'
import {
  floatingLossLimit,
  floatingLossParameters,
} from '../../../src/domain/rules/floatingLoss.js'
import {
  averageDuration,
  shareOfShort,
  type TradeTimes,
} from '../../../src/domain/rules/tradeDuration/shortTrades.js'
import {
  isShort,
  keepsDuration,
  tradeDurationParameters,
} from '../../../src/domain/rules/tradeDuration/tradeDuration.js'
import { calendarOf, feed, instantOf, observation, phaseOf, rule, utc, zoneOf } from '../engine.js'
import { Unsupported, type Answer, type Family, type PublishedCase } from '../publishedCase.js'
import { decimal, money, percent, percentOf, scaled } from '../units.js'
import { has, named, onlyKnown, stated } from './payouts/read.js'

type Event = PublishedCase['timeline'][number]

/** Markets are closed for two days; whatever is open then was held. */
const weekendMinutes = 2_880

/** Nothing open from a weekday's time on. */
function weekend(given: PublishedCase): Answer {
  onlyKnown(given, ['rule', 'cutoff', 'effect', 'timezone'])
  const { params } = given.rule
  const { weekday, ...time } = Object(params['cutoff']) as { weekday?: unknown }
  const day = days[String(weekday).slice(0, 3).toLowerCase()]
  if (day === undefined) throw new Unsupported(`expected a weekday, was ${String(weekday)}`)
  const calendar = calendarOf(time, { ...utc, zone: zoneOf(params['timezone'] ?? utc.zone) })
  const closes = named({ auto_close_soft: true, none: false })(params['effect'] ?? 'none')
  const config = rule('flatBy', {
    on: day,
    time: calendar.resetAt,
    windowMinutes: weekendMinutes,
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
      const balance = balanceIn(given, event)
      const equity = stated(event, 'equity', money) ?? balance
      return [observation(instantOf(event), { balance, equity, openPositions: 1 })]
    }),
  )
  const breach = steps.findIndex(({ verdicts }) => verdicts.length > 0)
  const shown = given.timeline.at(breach) ?? {}
  return {
    limit: decimal(limitWith(given, parameters, balanceIn(given, shown))),
    breached: breach >= 0,
    breachAtIndex: breach < 0 ? null : breach,
  }
}

const balanceIn = (given: PublishedCase, event: Event): Minor =>
  stated(event, 'balance', money) ?? money(given.initialBalance)

/** Where a case does not say so, a loss of exactly the limit does not exceed it. */
function openLossParameters(given: PublishedCase, scope: string) {
  onlyKnown(given, ['rule', 'pctOfBalance', 'pctOfInitial', 'breachWhen'])
  const { params } = given.rule
  const ofBalance = has(params, 'pctOfBalance')
  return floatingLossParameters.parse({
    scope,
    unit: ofBalance ? 'percentOfBalance' : 'percentOfSize',
    percent: percent(params['pctOfBalance'] ?? params['pctOfInitial']),
    atLimit: named({ '<': 'allowed', '<=': 'refused' })(params['breachWhen'] ?? '<'),
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
  const isBreach = (event: Event) => {
    const phase = phaseOf(given, { rules: [rule('floatingLoss', parameters)] })
    const worstResult = money(event['pnl'] ?? 0)
    const seen = observation(1, {
      balance,
      equity: add(balance, worstResult),
      openPositions: 1,
      positions: { lots: 0, worstResult, hedged: 0, withoutStop: 0 },
    })
    return feed(phase, 1, [[seen]]).some(({ verdicts }) => verdicts.length > 0)
  }
  const breached = given.timeline.filter(isBreach)
  const first = given.timeline.findIndex(isBreach)
  return {
    limit: decimal(limit),
    breached: first >= 0,
    breachAtIndex: first < 0 ? null : first,
    breachedTrades: [...new Set(breached.map((event) => event['trade']))],
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
        seconds: add(minor(sums.seconds), minor(scaled(event['seconds'], 0))),
      }
    },
    { profit: zero, shortProfit: zero, trades: 0, seconds: 0 },
  )

const durationNames = [
  'rule minSeconds minProfitShareFromLongTradesPct alsoAverageOverSeconds maxSeconds',
  'maxProfitSharePct comparator',
].flatMap((line) => line.split(' '))

/** How long trades were open, and what the short ones brought. */
function duration(given: PublishedCase): Answer {
  onlyKnown(given, durationNames)
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
    averageSeconds: decimal(averageDuration(times)),
    total: decimal(times.profit),
    eligible: kept,
    breached: broken,
    violated: broken,
    violation: broken,
    invalidTrades: invalid,
  }
}

export const tradeOthers: Readonly<Record<string, Family>> = {
  no_weekend_hold: weekend,
  max_floating_loss: floatingLoss,
  max_loss_per_position: positionLoss,
  min_trade_duration_share: duration,
  min_trade_duration: duration,
  microscalping_share: duration,
}
