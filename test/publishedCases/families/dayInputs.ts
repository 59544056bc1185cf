import { add, subtract, zero, type Minor } from '../../../src/domain/money/minor.js'
import type { EngineInput } from '../../../src/domain/rules/types.js'
import {
  nextTradingDay,
  tradingDayAt,
  tradingDayOn,
  type DayCalendar,
} from '../../../src/domain/time/tradingDay.js'
import { instantWithin, observation, trade } from '../engine.js'
import { Unsupported, type PublishedCase } from '../publishedCase.js'
import { money } from '../units.js'

type Event = PublishedCase['timeline'][number]

/** Inputs with the date of the trading day that they belong to. */
export type DayInputs = readonly { readonly date: string; readonly inputs: EngineInput[] }[]

const carries = (given: PublishedCase, fields: readonly string[]): boolean =>
  given.timeline.some((event) => fields.some((field) => event[field] !== undefined))

/** Whether the events are days with their sums. */
export const hasDays = (given: PublishedCase): boolean =>
  carries(given, [
    'closedPnl',
    'startBalance',
    'endBalance',
    'startEquity',
    'endEquity',
    'floatingPnlEod',
  ])

/** Whether the events are trades with their results. */
export const hasTrades = (given: PublishedCase): boolean => carries(given, ['trade', 'pnl'])

export function inputsByDay(given: PublishedCase, calendar: DayCalendar): DayInputs {
  if (carries(given, ['netPositionEod', 'flattened'])) return positionInputs(given, calendar)
  return hasDays(given) ? dayInputs(given, calendar) : tradeInputs(given, calendar)
}

/** Trades with an instant each: openings and closings, and what is open in between. */
function tradeInputs(given: PublishedCase, calendar: DayCalendar): DayInputs {
  const opened = new Map<unknown, number>()
  const balance = money(given.initialBalance)
  let newest = 0
  let before: number | null = null
  return given.timeline.flatMap((event) => {
    const at = instantWithin(event, calendar.zone)
    const isOpening = event['event'] !== 'close' && event['event'] !== 'partial_close'
    const isWhole = isOpening && event['pnl'] !== undefined
    const openedAt = opened.get(event['trade']) ?? at
    if (isOpening) opened.set(event['trade'], (newest = at))
    if (event['event'] === 'close' || isWhole) opened.delete(event['trade'])
    const profit = event['pnl'] === undefined ? zero : money(event['pnl'])
    const value = event['size'] === undefined ? zero : money(event['size'])
    const seen = observation(at, {
      balance,
      equity: balance,
      openPositions: opened.size,
      lastOpenedAt: newest,
    })
    const entry = isOpening && !isWhole ? 'open' : 'close'
    const deal = trade(at, { entry, openedAt, profit, positionProfit: profit, value, remaining: 0 })
    const between = before === null ? [] : resetsBetween(before, at, calendar)
    before = at
    return [...between, { date: dateAt(event, at, calendar), inputs: [seen, deal] }]
  })
}

const dateAt = (event: Event, at: number, calendar: DayCalendar): string =>
  event['day'] === undefined ? tradingDayAt(at, calendar).date : String(event['day'])

/** Days that began since the event before, each with a look at the clock. */
function resetsBetween(from: number, to: number, calendar: DayCalendar): DayInputs {
  const days: { date: string; inputs: EngineInput[] }[] = []
  let day = nextTradingDay(tradingDayAt(from, calendar), calendar)
  while (day.startsAt < to) {
    days.push({ date: day.date, inputs: [{ kind: 'clock', at: day.startsAt }] })
    day = nextTradingDay(day, calendar)
  }
  return days
}

const stated = (event: Event, ...names: readonly string[]): Minor | null => {
  const value = names.map((name) => event[name]).find((each) => typeof each === 'number')
  return value === undefined ? null : money(value)
}

/** Days with their sums: the account as it starts each day, and as it ends it. */
function dayInputs(given: PublishedCase, calendar: DayCalendar): DayInputs {
  let balance = money(given.initialBalance)
  let endedAt = 0
  return given.timeline.map((event) => {
    const date = String(event['day'])
    const { startsAt, endsAt } = tradingDayOn(date, calendar)
    const isSameDay = endsAt === endedAt
    const from = (isSameDay ? null : stated(event, 'startBalance', 'startEquity')) ?? balance
    const start = isSameDay ? [] : startOfDay({ startsAt, endedAt, balance, from })
    const end = stated(event, 'endBalance', 'endEquity')
    balance = end ?? add(from, stated(event, 'closedPnl', 'pnl') ?? zero)
    endedAt = endsAt
    const floating = stated(event, 'floatingPnlEod') ?? zero
    const figures = {
      balance,
      equity: add(balance, floating),
      openPositions: floating === 0 ? 0 : 1,
      lastOpenedAt: startsAt,
    }
    return { date, inputs: [...start, observation(endsAt, figures)] }
  })
}

type DayStart = {
  readonly startsAt: number
  /** When the day before ended, 0 for the first day. */
  readonly endedAt: number
  readonly balance: Minor
  readonly from: Minor
}

/** A day that follows on another starts as that one ended; a difference came from outside. */
function startOfDay({ startsAt, endedAt, balance, from }: DayStart): EngineInput[] {
  if (startsAt < endedAt) throw new Unsupported('expected days in order')
  const seen = observation(startsAt, { balance: from, equity: from })
  if (endedAt === 0) return [seen]
  if (from === balance) return startsAt === endedAt ? [] : [seen]
  const amount = subtract(from, balance)
  return [
    { kind: 'balanceOperation', at: startsAt, amount, purpose: 'adjustment', ticket: 'start' },
    seen,
  ]
}

/** Days on which a net position was built up, carried or closed. */
function positionInputs(given: PublishedCase, calendar: DayCalendar): DayInputs {
  const balance = money(given.initialBalance)
  let held = false
  return given.timeline.map((event) => {
    const date = String(event['day'])
    const { startsAt } = tradingDayOn(date, calendar)
    const seen = (openPositions: number) =>
      observation(startsAt, { balance, equity: balance, openPositions, lastOpenedAt: startsAt })
    const carried = Number(event['netPositionEod'] ?? 0) === 0 ? 0 : 1
    const wasFlat = event['flattened'] ?? (held && carried === 0)
    held = carried === 1
    const untouched = observation(startsAt, { balance, equity: balance })
    if (wasFlat !== true && carried === 0) return { date, inputs: [untouched] }
    return { date, inputs: [seen(1), ...(wasFlat === true ? [seen(0)] : []), seen(carried)] }
  })
}
