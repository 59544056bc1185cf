import { moneyIn } from '../../../src/domain/rules/coreSlots.js'
import { lockTrigger, uncappedFloor } from '../../../src/domain/rules/maximumLoss/keepFloor.js'
import {
  maximumLossParameters,
  type MaximumLossParameters,
} from '../../../src/domain/rules/maximumLoss/parameters.js'
import type { Minor } from '../../../src/domain/money/minor.js'
import type { PhaseTerms, RuleConfig } from '../../../src/domain/rules/types.js'
import { rule } from '../engine.js'
import { Unsupported, type Answer, type Family, type PublishedCase } from '../publishedCase.js'
import { decimal, money, percent } from '../units.js'
import { asAsked } from './asked.js'
import { dailyLoss } from './dailyLoss.js'
import { follow, limitOf, lossAnswer, named, tested } from './followLoss.js'
import { checkEvents, checkParameters, type Known } from './known.js'

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

const always: Known = {
  amount: 'any',
  pct: 'any',
  pctOf: ['initial', 'peak'],
  checkOn: ['equity', 'balance_or_equity'],
  breachWhen: ['<', '<='],
  action: ['fail'],
  onPayout: Object.keys(payoutEffects),
  payoutFloor: 'any',
}

const known: Readonly<Record<string, Known>> = {
  static_max_loss: { ...always, pctOf: ['initial'], floorFixed: 'any' },
  trailing_eod_balance: {
    ...always,
    peakSource: ['eod_balance', 'max_eod_balance_equity'],
    update: ['eod'],
    lockAt: 'any',
    lockTriggerProfitPct: 'any',
    lockPhase: ['funded only'],
  },
  trailing_equity: {
    ...always,
    peakSource: ['equity', 'closed_balance'],
    update: ['realtime'],
    lockAt: 'any',
    lockTriggerProfitPct: 'any',
    lockPhase: ['funded only'],
  },
}

function lockOf({ lockAt, lockTriggerProfitPct }: PublishedCase['rule']['params']) {
  if (typeof lockAt !== 'number') {
    if (typeof lockTriggerProfitPct !== 'number') return {}
    throw new Unsupported('expected lockAt beside lockTriggerProfitPct')
  }
  const at = { lock: 'atAmount', lockAt: money(lockAt) }
  if (typeof lockTriggerProfitPct !== 'number') return at
  return { ...at, lockWhen: 'profitReached', lockProfitPercent: percent(lockTriggerProfitPct) }
}

function maximumLossOf({ rule: { type, params } }: PublishedCase): RuleConfig {
  const isStatic = type === 'static_max_loss'
  const fixed = typeof params['floorFixed'] === 'number'
  if (typeof params['payoutFloor'] === 'number' && params['onPayout'] !== 'set_floor') {
    throw new Unsupported('expected onPayout to set the payoutFloor')
  }
  return rule('maximumLoss', {
    ...(fixed
      ? { floorAt: money(params['floorFixed']) }
      : limitOf(params, { initial: 'percentOfSize', peak: 'percentOfPeak' })),
    ...(isStatic ? {} : { follows: named(follows, params['peakSource'], 'peak') }),
    ...lockOf(params),
    tested: tested(params['checkOn']),
    breachWhen: params['breachWhen'] ?? '<',
    ...(typeof params['onPayout'] === 'string'
      ? { onPayout: named(payoutEffects, params['onPayout'], 'effect of a payout') }
      : {}),
    ...(typeof params['payoutFloor'] === 'number'
      ? { payoutFloor: money(params['payoutFloor']) }
      : {}),
  })
}

function maximumLoss(given: PublishedCase): Answer {
  checkParameters(given, known[given.rule.type] ?? {})
  checkEvents(given, ['start', 'eod', 'day_reset', 'payout'])
  const config = maximumLossOf(given)
  const followed = follow(given, config)
  const { phase, steps } = followed
  const parameters = maximumLossParameters.parse(config.parameters)
  const trigger = lockTrigger(parameters, phase.terms)
  const peakSlot = phase.slotNames.indexOf('maximumLoss.peak')
  const peaks = steps.map(({ state }) => moneyIn(state, peakSlot))
  const last = peaks.at(-1)
  const answer = {
    ...lossAnswer(followed),
    ...(last !== undefined && { peak: decimal(last) }),
    lockTriggerPeak: trigger === null ? null : decimal(trigger),
    lockTriggerBalance: trigger === null ? null : decimal(trigger),
  }
  const read = { parameters, terms: phase.terms, peaks }
  return {
    ...asAsked(answer, given.expected),
    uncappedAt: uncappedAt(given.expected['uncappedAt'], read),
  }
}

type Peaks = {
  readonly parameters: MaximumLossParameters
  readonly terms: PhaseTerms
  readonly peaks: readonly Minor[]
}

/** What a case may name a peak by. */
const peakNames = ['peak', 'balance', 'equity', 'high']

/**
 * Where the floor would lie without its lock: at an event, or at a peak that the case names. Every
 * other figure of an item is that floor, whatever the case calls it.
 */
function uncappedAt(asked: unknown, { parameters, terms, peaks }: Peaks): unknown {
  const floor = (peak: Minor) => decimal(uncappedFloor(parameters, terms, peak))
  if (!Array.isArray(asked)) return undefined
  return asked.map((item: unknown, i) => {
    if (typeof item === 'number') return floor(peaks[i] ?? terms.startingBalance)
    const figures = Object(item) as Readonly<Record<string, unknown>>
    const name = peakNames.find((each) => figures[each] !== undefined)
    const peak = peaks[Number(figures['i'])] ?? (name === undefined ? null : money(figures[name]))
    if (peak === null) throw new Unsupported('expected i, or the peak of a floor without its lock')
    return Object.fromEntries(
      Object.keys(figures).map((key) => [
        key,
        key === 'i' ? figures[key] : peakNames.includes(key) ? decimal(peak) : floor(peak),
      ]),
    )
  })
}

export const lossFamilies: Readonly<Record<string, Family>> = {
  static_max_loss: maximumLoss,
  trailing_eod_balance: maximumLoss,
  trailing_equity: maximumLoss,
  daily_loss: dailyLoss,
}
