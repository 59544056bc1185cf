import {
  allowedDay,
  bestDayOf,
  raisedTarget,
  type BestDayLimit,
} from '../../../src/domain/consistency/bestDay.js'
import { add, minor, subtract, type Minor } from '../../../src/domain/money/minor.js'
import { core, moneyIn } from '../../../src/domain/rules/coreSlots.js'
import type { EngineInput } from '../../../src/domain/rules/types.js'
import { feed, instantOf, observation, phaseOf, rule } from '../engine.js'
import { Unsupported, type Answer, type PublishedCase } from '../publishedCase.js'
import { decimal, money, percent } from '../units.js'
import { checkEvents, checkParameters, type Known } from './known.js'

const known: Known = {
  amount: 'any',
  pct: 'any',
  pctOf: ['initial'],
  measure: ['closed_balance'],
  comparator: ['>='],
  requireFlat: [true, false],
  consistencyPct: 'any',
  effect: ['raise_target'],
  formula: ['max(base, bestDay / pct)'],
  // The target of another phase, which the case tells beside its own.
  phase2Pct: 'any',
}

const targetOf = ({ amount, pct }: PublishedCase['rule']['params']) =>
  typeof amount === 'number' ? { unit: 'amount', amount: money(amount) } : { percent: percent(pct) }

/** States of the account, or what each day brought. */
function inputsOf(given: PublishedCase): EngineInput[][] {
  let balance = money(given.initialBalance)
  return given.timeline.map((event): EngineInput[] => {
    const { balance: stated, closedPnl, equity: statedEquity, openPositions } = event
    if (typeof stated === 'number') balance = money(stated)
    else if (typeof closedPnl === 'number') balance = add(balance, money(closedPnl))
    else throw new Unsupported('expected a balance, or what a day brought')
    const equity = typeof statedEquity === 'number' ? money(statedEquity) : balance
    const open = typeof openPositions === 'number' ? openPositions : equity === balance ? 0 : 1
    return [observation(instantOf(event), { balance, equity, openPositions: open })]
  })
}

/** The goal of a phase: reached by the running balance, or raised by the best day. */
export function profitTarget(given: PublishedCase): Answer {
  checkParameters(given, known)
  checkEvents(given, ['start'])
  const { params } = given.rule
  const raise = params['consistencyPct'] ?? null
  const config = rule('profitTarget', {
    ...targetOf(params),
    requireFlat: params['requireFlat'] ?? false,
    raisedByBestDay: raise === null ? null : percent(raise),
  })
  const phase = phaseOf(given, { rules: [config] })
  const [first] = given.timeline
  const startAt = first === undefined ? 1 : instantOf(first)
  const steps = feed(phase, startAt, inputsOf(given))
  const met = steps.findIndex(({ verdicts }) => verdicts.some(({ kind }) => kind === 'pass'))
  const start = phase.start(startAt)
  const [standing] = phase.limits(start)
  if (!standing) throw new Unsupported('expected a target')
  const base = subtract(minor(standing.limit), moneyIn(start, core.balance))
  return {
    targetAmount: decimal(base),
    targetBalance: decimal(standing.limit),
    metAtIndex: met < 0 ? null : met,
    met: met >= 0,
    ...(raise !== null && raised(given, base)),
  }
}

function raised({ rule: { params }, timeline }: PublishedCase, base: Minor): Answer {
  const limit: BestDayLimit = { share: percent(params['consistencyPct']), comparator: '<=' }
  const best = bestDayOf(
    timeline.flatMap(({ closedPnl }) => (typeof closedPnl === 'number' ? [money(closedPnl)] : [])),
  )
  return {
    baseTarget: decimal(base),
    bestDay: decimal(best),
    maxDayWithoutRaise: decimal(allowedDay(base, limit)),
    newTarget: decimal(raisedTarget(base, best, limit)),
  }
}
