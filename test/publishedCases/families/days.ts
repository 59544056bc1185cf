import { shareRounded } from '../../../src/domain/money/basisPoints.js'
import { add, minor, subtract, zero, type Minor } from '../../../src/domain/money/minor.js'
import { numberIn } from '../../../src/domain/rules/coreSlots.js'
import { calendarDaysBetween } from '../../../src/domain/rules/deadline.js'
import { dayLedger } from '../../../src/domain/rules/dayLedger.js'
import {
  isEnough,
  neededResult,
  neededTrade,
} from '../../../src/domain/rules/minimumTradingDays/dayResult.js'
import { minimumTradingDaysParameters } from '../../../src/domain/rules/minimumTradingDays/parameters.js'
import type { EngineInput } from '../../../src/domain/rules/types.js'
import {
  tradingDayAt,
  tradingDayOn,
  type DayCalendar,
} from '../../../src/domain/time/tradingDay.js'
import {
  calendarOf,
  feed,
  instantOf,
  observation,
  phaseOf,
  rule,
  trade,
  utc,
  zoneOf,
} from '../engine.js'
import { Unsupported, type Answer, type Family, type PublishedCase } from '../publishedCase.js'
import { decimal, money, percent, percentOf } from '../units.js'

type Params = PublishedCase['rule']['params']
type Event = PublishedCase['timeline'][number]

const has = (given: PublishedCase, field: string): boolean =>
  given.timeline.some((event) => event[field] !== undefined)

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

const attributions: Readonly<Record<string, string>> = {
  trade_open_day: 'openDay',
  trade_close_day: 'closeDay',
  final_close_day: 'finalCloseDay',
}

/** What a day must bring, as an amount or a percentage of the start. */
function neededOf(given: PublishedCase) {
  const { params } = given.rule
  const share = params['minProfitPct'] ?? params['minAbsPct']
  if (share !== undefined) {
    const unit = params['pctOf'] === 'day_start' ? 'percentOfDayStart' : 'percentOfSize'
    return { unit, percent: percent(share) }
  }
  const table = params['minDayProfitBySize']
  const amount =
    typeof table === 'object' && table !== null
      ? (table as Readonly<Record<string, unknown>>)[String(given.initialBalance)]
      : params['minDayProfit']
  return amount === undefined ? null : { unit: 'amount', amount: money(amount) }
}

function countsOf(given: PublishedCase): string {
  const { params } = given.rule
  if (params['minTradeSizePctOfInitial'] !== undefined) return 'largeTrade'
  const way = ways[String(params['dayCounts'] ?? '')]
  if (params['dayCounts'] !== undefined && way === undefined) {
    throw new Unsupported(`expected a known kind of day, was ${String(params['dayCounts'])}`)
  }
  const counts = way ?? (neededOf(given) === null ? 'opened' : 'result')
  return counts === 'result' && has(given, 'trade') ? 'trades' : counts
}

function parametersOf(given: PublishedCase) {
  const { params } = given.rule
  const optional = (name: string) => (params[name] === undefined ? null : percent(params[name]))
  return minimumTradingDaysParameters.parse({
    days: params['minDays'] ?? params['minProfitableDays'] ?? 1,
    counts: countsOf(given),
    ...neededOf(given),
    atLimit: params['comparator'] === '>' ? 'refused' : 'allowed',
    measure:
      measures[String(params['measure'])] ?? (has(given, 'startEquity') ? 'equity' : 'closed'),
    lossCounts: params['minAbsPct'] !== undefined || params['absolute'] === true,
    endsAboveStart: params['requireEodAbove'] === 'initial',
    attribution: attributions[String(params['attribution'])] ?? 'closeDay',
    tradeSizePercent: optional('minTradeSizePctOfInitial'),
    tradeResultPercent: optional('minTradePnlPctOfTradeValue'),
  })
}

/** Sessions that have an end of their own are named by the date of that end, as futures do. */
function sessionsOf(params: Params): DayCalendar {
  const zone = params['timezone'] === undefined ? utc.zone : zoneOf(params['timezone'])
  const calendar = calendarOf(params['dayStart'], { ...utc, zone })
  return params['dayEnd'] === undefined ? calendar : { ...calendar, namedBy: 'end' }
}

const dateOf = (event: Event, calendar: DayCalendar): string =>
  event['day'] === undefined ? tradingDayAt(instantOf(event), calendar).date : String(event['day'])

/** Trades with an instant each: openings and closings, and what is open in between. */
function tradeInputs(given: PublishedCase): EngineInput[][] {
  const opened = new Map<unknown, number>()
  const balance = money(given.initialBalance)
  let newest = 0
  return given.timeline.map((event) => {
    const at = instantOf(event)
    const isOpening = event['event'] !== 'close' && event['event'] !== 'partial_close'
    const openedAt = opened.get(event['trade']) ?? at
    if (isOpening) opened.set(event['trade'], (newest = at))
    else opened.delete(event['trade'])
    const profit = event['pnl'] === undefined ? zero : money(event['pnl'])
    const value = event['size'] === undefined ? zero : money(event['size'])
    const seen = observation(at, {
      balance,
      equity: balance,
      openPositions: opened.size,
      lastOpenedAt: newest,
    })
    const entry = isOpening && event['pnl'] === undefined ? 'open' : 'close'
    const deal = trade(at, { entry, openedAt, profit, positionProfit: profit, value, remaining: 0 })
    return [seen, deal]
  })
}

/** Days with their sums: the account as it starts each day, and as it ends it. */
function dayInputs(given: PublishedCase, calendar: DayCalendar): EngineInput[][] {
  let balance = money(given.initialBalance)
  return given.timeline.map((event) => {
    const { startsAt, endsAt } = tradingDayOn(String(event['day']), calendar)
    const start = event['startBalance'] ?? event['startEquity']
    const from = start === undefined ? balance : money(start)
    const end = event['endBalance'] ?? event['endEquity']
    const closed = event['closedPnl'] === undefined ? zero : money(event['closedPnl'])
    balance = end === undefined ? add(from, closed) : money(end)
    const floating = event['floatingPnlEod']
    const equity = floating === undefined ? balance : add(balance, money(floating))
    const openPositions = floating === undefined || floating === 0 ? 0 : 1
    return [
      observation(startsAt, { balance: from, equity: from }),
      observation(endsAt, { balance, equity, openPositions }),
    ]
  })
}

/** Days on which a net position was built up, carried or closed. */
function positionInputs(given: PublishedCase, calendar: DayCalendar): EngineInput[][] {
  const balance = money(given.initialBalance)
  return given.timeline.map((event) => {
    const { startsAt } = tradingDayOn(String(event['day']), calendar)
    const seen = (openPositions: number) =>
      observation(startsAt, { balance, equity: balance, openPositions, lastOpenedAt: startsAt })
    const carried = Number(event['netPositionEod'] ?? 0) === 0 ? 0 : 1
    const closed = event['flattened'] === true ? [seen(0)] : []
    return [seen(1), ...closed, seen(carried)]
  })
}

function inputsOf(given: PublishedCase, calendar: DayCalendar): EngineInput[][] {
  if (has(given, 'netPositionEod')) return positionInputs(given, calendar)
  const byDay = has(given, 'day') && !has(given, 'trade')
  return byDay ? dayInputs(given, calendar) : tradeInputs(given)
}

function tradingDays(given: PublishedCase): Answer {
  const parameters = parametersOf(given)
  const calendar = sessionsOf(given.rule.params)
  const phase = phaseOf(given, { rules: [rule('minimumTradingDays', parameters)], calendar })
  const events = inputsOf(given, calendar)
  const startAt = events[0]?.[0]?.at ?? instantOf(given.timeline[0] ?? {})
  const steps = feed(phase, startAt, events)
  const counts = steps.map(({ state }) => phase.limits(state)[0]?.figure ?? 0)
  const dates = given.timeline.map((event) => dateOf(event, calendar))
  const counted = dates.filter((_, i) => (counts[i] ?? 0) > (counts.slice(0, i).at(-1) ?? 0))
  const days = counts.at(-1) ?? 0
  const last = steps.at(-1)
  const slots = Object.fromEntries(
    phase.slotNames.map((name, slot) => [name.replace('minimumTradingDays.', ''), slot]),
  )
  const sums =
    parameters.counts === 'trades' && last
      ? dayLedger(slots, calendar, () => undefined).days(last.state)
      : null
  const byDay = (sums ?? []).map(({ startsAt, sum }) => [
    tradingDayAt(startsAt, calendar).date,
    decimal(sum),
  ])
  const needed = neededResult(parameters, phase.terms, phase.terms.startingBalance)
  const enough = sums
    ?.filter(({ sum }) => isEnough(minor(sum), needed, parameters))
    .map(({ startsAt }) => tradingDayAt(startsAt, calendar).date)
  const countedDays = enough ?? counted
  const eventsByDay = given.timeline.map(({ event }) => event)
  return {
    tradingDays: days,
    profitableDays: days,
    met: days >= parameters.days,
    counts: days > 0,
    daysLocal: counted,
    sessionDates: counted,
    countedDays: typeof given.expected['countedDays'] === 'number' ? days : countedDays,
    profitByDay: {
      ...Object.fromEntries(
        dates.filter((_, i) => eventsByDay[i] !== 'open').map((date) => [date, 0]),
      ),
      ...Object.fromEntries(byDay),
    },
    ...resultAnswer(given, parameters),
  }
}

/** What the first day, or the first trade, brought beside what it must bring. */
function resultAnswer(given: PublishedCase, parameters: ReturnType<typeof parametersOf>): Answer {
  const [event = {}] = given.timeline
  const phase = phaseOf(given, { rules: [rule('minimumTradingDays', parameters)] })
  const { terms } = phase
  if (parameters.counts === 'largeTrade') {
    const value = money(event['size'] ?? 0)
    const needed = neededTrade(parameters, { size: terms.size, value })
    return {
      pnlPctOfTrade: percentOf(shareRounded(money(event['pnl'] ?? 0), value)),
      neededPnl: decimal(needed.result),
      minTradeSize: decimal(needed.value),
    }
  }
  const start = event['startBalance'] ?? event['startEquity']
  const base = start === undefined ? terms.startingBalance : money(start)
  const end = event['endBalance'] ?? event['endEquity']
  const gain: Minor =
    end === undefined ? money(event['closedPnl'] ?? event['pnl'] ?? 0) : subtract(money(end), base)
  const of = parameters.unit === 'percentOfDayStart' ? base : terms.size
  return {
    gain: decimal(gain),
    pct: percentOf(shareRounded(gain, of)),
    profitNeeded: decimal(neededResult(parameters, terms, base)),
  }
}

/** A trade closed in parts belongs to the day of its last part. */
function attribution(given: PublishedCase): Answer {
  const config = rule('minimumTradingDays', {
    counts: 'trades',
    unit: 'amount',
    amount: money(0),
    attribution: attributions[String(given.rule.params['attribution'])] ?? 'finalCloseDay',
  })
  const phase = phaseOf(given, { rules: [config] })
  const [first = {}] = given.timeline
  const openedAt = instantOf(first)
  let realised = zero
  const events = given.timeline.map((event): EngineInput[] => {
    const profit = event['pnl'] === undefined ? zero : money(event['pnl'])
    realised = add(realised, profit)
    return [
      trade(instantOf(event), {
        entry: event['event'] === 'open' ? 'open' : 'close',
        openedAt,
        profit,
        positionProfit: realised,
        remaining: event['event'] === 'close' ? 0 : 1,
      }),
    ]
  })
  const last = feed(phase, openedAt, events).at(-1)
  const slots = Object.fromEntries(
    phase.slotNames.map((name, slot) => [name.replace('minimumTradingDays.', ''), slot]),
  )
  const ledger = dayLedger(slots, utc, () => undefined)
  const closings = given.timeline.filter(({ event }) => event !== 'open')
  return {
    profitByDay: {
      ...Object.fromEntries(closings.map((event) => [dateOf(event, utc), 0])),
      ...Object.fromEntries(
        last
          ? ledger
              .days(last.state)
              .map(({ startsAt, sum }) => [tradingDayAt(startsAt, utc).date, decimal(sum)])
          : [],
      ),
    },
  }
}

/** Days without a trade after which an account expires. */
function inactivity(given: PublishedCase): Answer {
  const { params } = given.rule
  const config = rule('inactivity', {
    days: params['days'],
    activity: params['clockStarts'] === 'last_trade' ? 'openOrClose' : 'close',
    openPositionsStopClock: params['openPositionsKeepActive'] ?? false,
  })
  const phase = phaseOf(given, { rules: [config] })
  const asOf = Date.parse(String(given.expected['asOf']))
  const balance = money(given.initialBalance)
  const open = new Set<unknown>()
  let newest = 0
  const events = given.timeline.map((event): EngineInput[] => {
    const at = instantOf(event)
    const seen = () =>
      observation(at, { balance, equity: balance, openPositions: open.size, lastOpenedAt: newest })
    const opens = () => {
      open.add(event['trade'])
      newest = at
      return seen()
    }
    const closes = () => {
      open.delete(event['trade'])
      return seen()
    }
    if (event['event'] === 'open') return [opens()]
    if (event['event'] === 'close')
      return open.has(event['trade']) ? [closes()] : [opens(), closes()]
    return event['event'] === 'trade' ? [opens(), closes()] : [seen()]
  })
  const tick: EngineInput = { kind: 'clock', at: asOf }
  const steps = feed(phase, instantOf(given.timeline[0] ?? {}), [...events, [tick]])
  const before = steps.slice(0, events.length).at(-1)
  const standing = before && phase.limits(before.state)[0]
  const expiry = steps.flatMap(({ verdicts }) => verdicts).find(({ kind }) => kind === 'expiry')
  return {
    asOf: given.expected['asOf'],
    inactive: expiry !== undefined,
    deadline: standing ? utcText(standing.limit) : null,
    ...(before && {
      daysIdle: calendarDaysBetween(
        numberIn(before.state, phase.slotNames.indexOf('inactivity.activeAt')),
        asOf,
        utc.zone,
      ),
    }),
  }
}

const utcText = (at: number): string => new Date(at).toISOString().replace('.000Z', 'Z')

/** Days in which a phase has to be passed. */
function timeLimit(given: PublishedCase): Answer {
  const { params } = given.rule
  const config = rule('timeLimit', {
    days: params['days'],
    from: params['clockStarts'] === 'first_trade' ? 'firstTrade' : 'phaseStart',
  })
  const phase = phaseOf(given, { rules: [config] })
  const balance = money(given.initialBalance)
  const events = given.timeline.map((event): EngineInput[] => {
    const at = instantOf(event)
    const traded = event['event'] === 'trade'
    return [
      observation(at, {
        balance,
        equity: balance,
        openPositions: traded ? 1 : 0,
        lastOpenedAt: traded ? at : 0,
      }),
    ]
  })
  const startAt = instantOf(given.timeline[0] ?? {})
  const checks = Array.isArray(given.expected['expiredCheck'])
    ? (given.expected['expiredCheck'] as readonly { asOf?: unknown }[])
    : []
  return {
    expiredCheck: checks.map(({ asOf }) => {
      const tick: EngineInput = { kind: 'clock', at: Date.parse(String(asOf)) }
      const last = feed(phase, startAt, [...events, [tick]]).at(-1)
      return { asOf, expired: last?.verdicts.some(({ kind }) => kind === 'expiry') ?? false }
    }),
  }
}

export const dayFamilies: Readonly<Record<string, Family>> = {
  min_trading_days: tradingDays,
  inactivity,
  time_limit: timeLimit,
}

export const dayOthers: Readonly<Record<string, Family>> = {
  partial_close_attribution: attribution,
}
