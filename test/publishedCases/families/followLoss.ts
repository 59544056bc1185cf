import { negate, subtract, type Minor } from '../../../src/domain/money/minor.js'
import type { CompiledPhase } from '../../../src/domain/rules/compilePhase.js'
import { core, moneyIn } from '../../../src/domain/rules/coreSlots.js'
import { roomAbove } from '../../../src/domain/rules/floor.js'
import type { AccountState, EngineInput, RuleConfig } from '../../../src/domain/rules/types.js'
import { tradingDayAt, type DayCalendar } from '../../../src/domain/time/tradingDay.js'
import {
  calendarOf,
  calendarOfResets,
  endOfMinute,
  feed,
  instantWithin,
  observation,
  phaseOf,
  type Step,
} from '../engine.js'
import { Unsupported, type Answer, type PublishedCase } from '../publishedCase.js'
import { decimal, money, percent } from '../units.js'

type Params = PublishedCase['rule']['params']
type Event = PublishedCase['timeline'][number]

export const named = (
  names: Readonly<Record<string, string>>,
  value: unknown,
  what: string,
): string => {
  const name = names[String(value)]
  if (name === undefined) throw new Unsupported(`expected a known ${what}, was ${String(value)}`)
  return name
}

export const tested = (value: unknown): string =>
  value === 'balance_or_equity' ? 'balanceOrEquity' : 'equity'

/** A limit as an amount, or in percent of what the case says. */
export function limitOf(params: Params, units: Readonly<Record<string, string>>) {
  const { amount, pct, pctOf } = params
  if (typeof amount === 'number') return { unit: 'amount', amount: money(amount) }
  return { unit: named(units, pctOf ?? 'initial', 'base'), percent: percent(pct) }
}

const isReset = ({ event }: Event): boolean => event === 'eod' || event === 'day_reset'

/** When an event was; the end of a day is a full minute. */
export const momentOf = (event: Event, { zone }: DayCalendar): number =>
  isReset(event) ? endOfMinute(instantWithin(event, zone)) : instantWithin(event, zone)

/** An event is a state of the account; a payout is the balance operation that led to it. */
function inputsOf(given: PublishedCase, calendar: DayCalendar): EngineInput[][] {
  let balance = money(given.initialBalance)
  return given.timeline.map((event): EngineInput[] => {
    const at = momentOf(event, calendar)
    const before = balance
    if (typeof event['balance'] === 'number') balance = money(event['balance'])
    else if (typeof event['equity'] !== 'number') throw new Unsupported('expected a balance')
    const equity = typeof event['equity'] === 'number' ? money(event['equity']) : balance
    const openPositions = balance === equity ? 0 : 1
    const seen = observation(at, { balance, equity, openPositions })
    if (event['event'] !== 'payout') return [seen]
    const left = event['amount'] === undefined ? subtract(before, balance) : money(event['amount'])
    const amount = negate(left)
    return [{ kind: 'balanceOperation', at, amount, purpose: 'payout', ticket: String(at) }, seen]
  })
}

/** When the case itself says that a day ended. */
const resetTexts = ({ timeline }: PublishedCase): string[] =>
  timeline.filter(isReset).map(({ t, day }) => String(t ?? day))

/**
 * The reset as the case states it, unless its own resets fall on other instants: a `5 PM EST` in
 * summer, or a server whose zone is not named.
 */
function resetCalendar(given: PublishedCase): DayCalendar {
  const reset = given.rule.params['reset']
  const stated = reset === undefined || reset === null ? null : statedCalendar(reset)
  const fits =
    stated !== null &&
    given.timeline.filter(isReset).every((event) => {
      const at = momentOf(event, stated)
      return tradingDayAt(at, stated).startsAt === at
    })
  return fits ? stated : calendarOfResets(resetTexts(given))
}

function statedCalendar(reset: unknown): DayCalendar | null {
  try {
    return calendarOf(reset)
  } catch (error) {
    if (error instanceof Unsupported) return null
    throw error
  }
}

export type Followed = {
  readonly phase: CompiledPhase
  readonly steps: readonly Step[]
  readonly floors: readonly Minor[]
}

export function follow(given: PublishedCase, config: RuleConfig): Followed {
  const calendar = resetCalendar(given)
  const phase = phaseOf(given, { rules: [config], calendar })
  const [first] = given.timeline
  const startAt = first === undefined ? 1 : momentOf(first, calendar)
  const steps = feed(phase, startAt, inputsOf(given, calendar))
  return { phase, steps, floors: steps.flatMap(({ state }) => phase.floors(state)) }
}

/** What every loss rule answers, event by event. */
export function lossAnswer({ steps, floors }: Followed): Answer {
  const decided = steps.findIndex(({ verdicts }) => verdicts.length > 0)
  const equity = (state: AccountState) => moneyIn(state, core.equity)
  return {
    floors: floors.map((floor, i) => ({ i, floor: decimal(floor) })),
    rooms: steps.map(({ state }, i) => ({
      i,
      room: decimal(roomAbove(equity(state), floors[i] ?? equity(state))),
    })),
    breached: decided >= 0,
    breachAtIndex: decided < 0 ? null : decided,
  }
}
