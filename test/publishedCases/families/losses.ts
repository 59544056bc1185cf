import { z } from 'zod'
import { larger, negate, type Minor } from '../../../src/domain/money/minor.js'
import type { CompiledPhase } from '../../../src/domain/rules/compilePhase.js'
import { core, moneyIn } from '../../../src/domain/rules/coreSlots.js'
import { roomAbove } from '../../../src/domain/rules/floor.js'
import { lockTrigger, uncappedFloor } from '../../../src/domain/rules/maximumLoss/keepFloor.js'
import { maximumLossParameters } from '../../../src/domain/rules/maximumLoss/parameters.js'
import type { AccountState, EngineInput, RuleConfig } from '../../../src/domain/rules/types.js'
import {
  hoursOf,
  tradingDayAt,
  tradingDayOn,
  type DayCalendar,
} from '../../../src/domain/time/tradingDay.js'
import {
  calendarOf,
  calendarOfResets,
  feed,
  instantOf,
  observation,
  phaseOf,
  rule,
  type Step,
} from '../engine.js'
import { Unsupported, type Answer, type Family, type PublishedCase } from '../publishedCase.js'
import { decimal, money, percent } from '../units.js'

const follows: Readonly<Record<string, string>> = {
  equity: 'equity',
  closed_balance: 'closedBalance',
  eod_balance: 'endOfDayBalance',
  max_eod_balance_equity: 'endOfDayHigher',
}

const payoutEffects: Readonly<Record<string, string>> = {
  lock_floor_at_initial: 'lockAtInitial',
  floor_unchanged: 'stays',
  set_floor: 'setTo',
  peak_minus_payout: 'peakMinusPayout',
}

const named = (names: Readonly<Record<string, string>>, value: unknown, what: string): string => {
  const name = names[String(value)]
  if (name === undefined) throw new Unsupported(`expected a known ${what}, was ${String(value)}`)
  return name
}

const tested = (value: unknown): string =>
  value === 'balance_or_equity' ? 'balanceOrEquity' : 'equity'

/** A limit as an amount, or in percent of what the case says. */
function limitOf(params: PublishedCase['rule']['params'], units: Readonly<Record<string, string>>) {
  const { amount, pct, pctOf } = params
  if (typeof amount === 'number') return { unit: 'amount', amount: money(amount) }
  return { unit: named(units, pctOf ?? 'initial', 'base'), percent: percent(pct) }
}

function lockOf({ lockAt, lockTriggerProfitPct }: PublishedCase['rule']['params']) {
  if (typeof lockAt !== 'number') return {}
  const at = { lock: 'atAmount', lockAt: money(lockAt) }
  if (typeof lockTriggerProfitPct !== 'number') return at
  return { ...at, lockWhen: 'profitReached', lockProfitPercent: percent(lockTriggerProfitPct) }
}

function maximumLossOf({ rule: { type, params } }: PublishedCase): RuleConfig {
  const isStatic = type === 'static_max_loss'
  const fixed = typeof params['floorFixed'] === 'number'
  return rule('maximumLoss', {
    ...(fixed
      ? { floorAt: money(params['floorFixed']) }
      : limitOf(params, { initial: 'percentOfSize', peak: 'percentOfPeak' })),
    ...(isStatic ? {} : { follows: named(follows, params['peakSource'], 'peak') }),
    ...lockOf(params),
    tested: tested(params['checkOn']),
    breachWhen: params['breachWhen'] ?? '<',
    ...(params['onPayout'] === undefined
      ? {}
      : { onPayout: named(payoutEffects, params['onPayout'], 'effect of a payout') }),
    ...(params['payoutFloor'] === undefined ? {} : { payoutFloor: money(params['payoutFloor']) }),
  })
}

const anchors: Readonly<Record<string, string>> = {
  balance: 'balance',
  equity: 'equity',
  max_balance_equity: 'higher',
  intraday_peak_equity: 'highestEquity',
}

const consequences: Readonly<Record<string, string>> = {
  fail: 'breach',
  block_new_trades: 'blockUntilReset',
  pause_until_next_reset: 'pauseUntilReset',
}

const dailyLossOf = ({ rule: { params } }: PublishedCase): RuleConfig =>
  rule('dailyLoss', {
    ...limitOf(params, {
      initial: 'percentOfSize',
      anchor: 'percentOfAnchor',
      dayStartBalance: 'percentOfDayStartBalance',
    }),
    anchor: named(anchors, params['basis'], 'anchor'),
    tested: tested(params['checkOn']),
    breachWhen: params['breachWhen'] ?? '<',
    consequence: named(consequences, params['action'] ?? 'fail', 'action'),
  })

/** An event is a state of the account; a payout is the balance operation that led to it. */
function inputsOf(event: Readonly<Record<string, unknown>>): EngineInput[] {
  const at = instantOf(event)
  const balance = money(event['balance'])
  const equity = event['equity'] === undefined ? balance : money(event['equity'])
  const openPositions = balance === equity ? 0 : 1
  const seen = observation(at, { balance, equity, openPositions })
  if (event['event'] !== 'payout') return [seen]
  const amount = negate(money(event['amount']))
  return [{ kind: 'balanceOperation', at, amount, purpose: 'payout', ticket: String(at) }, seen]
}

/** When the case itself says that a day ended. */
const resetTexts = ({ timeline }: PublishedCase): string[] =>
  timeline.filter(({ event }) => event === 'eod' || event === 'day_reset').map(({ t }) => String(t))

/**
 * The reset as the case states it, unless its own resets fall on other instants: a `5 PM EST` in
 * summer, or a server whose zone is not named.
 */
function resetCalendar(given: PublishedCase): DayCalendar {
  const reset = given.rule.params['reset']
  const texts = resetTexts(given)
  const stated = reset === undefined ? null : statedCalendar(reset)
  const fits = texts.every((text) => {
    const at = Date.parse(text)
    return stated !== null && tradingDayAt(at, stated).startsAt === at
  })
  return stated !== null && fits ? stated : calendarOfResets(texts)
}

function statedCalendar(reset: unknown): DayCalendar | null {
  try {
    return calendarOf(reset)
  } catch (error) {
    if (error instanceof Unsupported) return null
    throw error
  }
}

type Followed = {
  readonly phase: CompiledPhase
  readonly steps: readonly Step[]
  readonly floors: readonly Minor[]
}

function follow(given: PublishedCase, config: RuleConfig): Followed {
  const calendar = resetCalendar(given)
  const phase = phaseOf(given, { rules: [config], calendar })
  const steps = feed(phase, instantOf(given.timeline[0] ?? {}), given.timeline.map(inputsOf))
  return { phase, steps, floors: steps.flatMap(({ state }) => phase.floors(state)) }
}

/** What every loss rule answers, for each index that the case asks about. */
function lossAnswer({ steps, floors }: Followed): Answer {
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

const indexed = z.array(z.looseObject({ i: z.number() })).min(1)

/** Lists of `{ i, … }` name only the events they speak of. */
function atAskedIndexes(answer: Answer, expected: Answer): Answer {
  return Object.fromEntries(
    Object.entries(answer).map(([name, value]) => {
      const [all, asked] = [indexed.safeParse(value), indexed.safeParse(expected[name])]
      if (!all.success || !asked.success) return [name, value]
      return [name, asked.data.map(({ i }) => all.data.find((each) => each.i === i))]
    }),
  )
}

function maximumLoss(given: PublishedCase): Answer {
  const config = maximumLossOf(given)
  const followed = follow(given, config)
  const { phase, steps } = followed
  const parameters = maximumLossParameters.parse(config.parameters)
  const trigger = lockTrigger(parameters, phase.terms)
  const peakSlot = phase.slotNames.indexOf('maximumLoss.peak')
  const peaks = steps.map(({ state }) => moneyIn(state, peakSlot))
  const uncapped = peaks.map((peak) => uncappedFloor(parameters, phase.terms, peak))
  const answer = {
    ...lossAnswer(followed),
    peak: decimal(peaks.reduce(larger)),
    uncappedAt: uncapped.map((floor, i) => ({ i, floor: decimal(floor), value: decimal(floor) })),
    ...(trigger !== null && {
      lockTriggerPeak: decimal(trigger),
      lockTriggerBalance: decimal(trigger),
    }),
  }
  return atAskedIndexes(answer, given.expected)
}

const standings: Readonly<Record<string, string>> = {
  pauseUntilReset: 'paused',
  blockUntilReset: 'new_trades_blocked',
}

function dailyLoss(given: PublishedCase): Answer {
  const followed = follow(given, dailyLossOf(given))
  const { phase, steps } = followed
  const { calendar } = phase.terms
  const days = given.timeline.map((event) => tradingDayAt(instantOf(event), calendar))
  const allowance = phase.slotNames.indexOf('dailyLoss.allowance')
  const last = steps.at(-1)
  const verdict = steps.flatMap(({ verdicts }) => verdicts)[0]
  const status = verdict === undefined ? 'active' : (standings[verdict.action ?? ''] ?? 'failed')
  const answer = {
    ...lossAnswer(followed),
    ...(last && { allowance: decimal(moneyIn(last.state, allowance)) }),
    ...(verdict && { dailyPnlAtBreach: decimal(verdict.facts?.['dayResult'] ?? 0) }),
    accountStatusAfter: status,
    dayLengthsHours: Object.fromEntries(
      Object.keys(Object(given.expected['dayLengthsHours'])).map((date) => [
        date,
        hoursOf(tradingDayOn(date, calendar)),
      ]),
    ),
    resetInstantsUtc: [...new Set(days.map(({ startsAt }) => utcText(startsAt)))],
  }
  return atAskedIndexes(answer, given.expected)
}

const utcText = (at: number): string => new Date(at).toISOString().replace('.000Z', 'Z')

export const lossFamilies: Readonly<Record<string, Family>> = {
  static_max_loss: maximumLoss,
  trailing_eod_balance: maximumLoss,
  trailing_equity: maximumLoss,
  daily_loss: dailyLoss,
}
