import { shareRounded } from '../../../src/domain/money/basisPoints.js'
import { add, minor, smaller, subtract, zero, type Minor } from '../../../src/domain/money/minor.js'
import type { CompiledPhase } from '../../../src/domain/rules/compilePhase.js'
import { dayLedger } from '../../../src/domain/rules/dayLedger.js'
import {
  isEnough,
  neededResult,
  neededTrade,
} from '../../../src/domain/rules/minimumTradingDays/dayResult.js'
import type { MinimumTradingDaysParameters } from '../../../src/domain/rules/minimumTradingDays/parameters.js'
import type { AccountState } from '../../../src/domain/rules/types.js'
import { tradingDayAt, type DayCalendar } from '../../../src/domain/time/tradingDay.js'
import { feed, instantWithin, phaseOf, rule } from '../engine.js'
import { Unsupported, type Answer, type PublishedCase } from '../publishedCase.js'
import { decimal, money, percentOf } from '../units.js'
import { inputsByDay, type DayInputs } from './dayInputs.js'
import { dayConditions, daysKnown, mostOfPayout, sessionsOf } from './dayTerms.js'
import { checkEvents, checkParameters } from './known.js'

type Event = PublishedCase['timeline'][number]

const dateOf = (event: Event, calendar: DayCalendar): string =>
  event['day'] === undefined
    ? tradingDayAt(instantWithin(event, calendar.zone), calendar).date
    : String(event['day'])

type Played = {
  readonly days: number
  readonly dates: readonly string[]
  readonly state: AccountState | null
  readonly phase: CompiledPhase
}

/** Days that one condition counts, and their dates. */
function play(
  given: PublishedCase,
  parameters: MinimumTradingDaysParameters,
  { calendar, moments }: { readonly calendar: DayCalendar; readonly moments: DayInputs },
): Played {
  const phase = phaseOf(given, { rules: [rule('minimumTradingDays', parameters)], calendar })
  const startAt = moments[0]?.inputs[0]?.at ?? 1
  const steps = feed(
    phase,
    startAt,
    moments.map(({ inputs }) => inputs),
  )
  const counts = steps.map(({ state }) => phase.limits(state)[0]?.figure ?? 0)
  const dates = moments
    .filter((_, i) => (counts[i] ?? 0) > (counts.slice(0, i).at(-1) ?? 0))
    .map(({ date }) => date)
  return { days: counts.at(-1) ?? 0, dates, state: steps.at(-1)?.state ?? null, phase }
}

/** What the trades of each day brought together, oldest day first. */
function sumsOf({ phase, state }: Played, calendar: DayCalendar) {
  if (state === null) return []
  const slots = Object.fromEntries(
    phase.slotNames.map((name, slot) => [name.replace('minimumTradingDays.', ''), slot]),
  )
  return dayLedger(slots, calendar, () => undefined)
    .days(state)
    .map(({ startsAt, sum }) => ({ date: tradingDayAt(startsAt, calendar).date, sum: minor(sum) }))
}

export function tradingDays(given: PublishedCase): Answer {
  checkParameters(given, daysKnown)
  checkEvents(given, ['open', 'close', 'trade', 'partial_close'])
  const calendar = sessionsOf(given.rule.params)
  const conditions = dayConditions(given)
  const moments = inputsByDay(given, calendar)
  const played = conditions.map((parameters) => ({
    parameters,
    ...play(given, parameters, { calendar, moments }),
  }))
  const [traded] = played
  const result = played.at(-1)
  if (!traded || !result) throw new Unsupported('expected a condition')
  const { parameters, phase } = result
  const sums = parameters.counts === 'trades' ? sumsOf(result, calendar) : null
  const needed = neededResult(parameters, phase.terms, phase.terms.startingBalance)
  const dates =
    sums?.filter(({ sum }) => isEnough(sum, needed, parameters)).map(({ date }) => date) ??
    result.dates
  const met = played.every((each) => each.days >= each.parameters.days)
  return {
    tradingDays: traded.days,
    profitableDays: result.days,
    met,
    counts: result.days > 0,
    daysLocal: dates,
    sessionDates: dates,
    countedDays: typeof given.expected['countedDays'] === 'number' ? result.days : dates,
    profitByDay: profitByDay(given, { parameters, calendar, sums }),
    ...(given.expected['maxPayout'] !== undefined && { maxPayout: mostOfPayout(given, met) }),
    ...resultAnswer(given, parameters, phase),
  }
}

type Days = {
  readonly parameters: MinimumTradingDaysParameters
  readonly calendar: DayCalendar
  readonly sums: readonly { readonly date: string; readonly sum: Minor }[] | null
}

/** Days on which something was closed, with what they brought. */
function profitByDay(given: PublishedCase, { parameters, calendar, sums }: Days): Answer {
  const closings = given.timeline.filter(({ event }) => event !== 'open')
  const brought = closings.map((event): [string, number] => [
    dateOf(event, calendar),
    sums === null ? decimal(broughtBy(event, parameters, money(given.initialBalance))) : 0,
  ])
  return {
    ...Object.fromEntries(brought),
    ...Object.fromEntries((sums ?? []).map(({ date, sum }) => [date, decimal(sum)])),
  }
}

/** What a day, or a trade, brought as its rule measures it. */
function broughtBy(event: Event, { measure }: MinimumTradingDaysParameters, before: Minor): Minor {
  const start = event['startBalance'] ?? event['startEquity']
  const end = event['endBalance'] ?? event['endEquity']
  if (end !== undefined) return subtract(money(end), start === undefined ? before : money(start))
  const closed = money(event['closedPnl'] ?? event['pnl'] ?? 0)
  const open = money(event['floatingPnlEod'] ?? 0)
  if (measure === 'closed') return closed
  return add(closed, measure === 'equity' ? open : smaller(open, zero))
}

/** What the first day, or the first trade, brought beside what it must bring. */
function resultAnswer(
  given: PublishedCase,
  parameters: MinimumTradingDaysParameters,
  { terms }: CompiledPhase,
): Answer {
  const [event = {}] = given.timeline
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
  const gain = broughtBy(event, parameters, base)
  const of = parameters.unit === 'percentOfDayStart' ? base : terms.size
  return {
    gain: decimal(gain),
    pct: percentOf(shareRounded(gain, of)),
    profitNeeded: decimal(neededResult(parameters, terms, base)),
  }
}
