import {
  allowedDay,
  countedDay,
  isWithinShare,
  profitFor,
  type BestDayLimit,
} from '../../consistency/bestDay.js'
import { averageIsEnough, averageOfOthers, type DaySums } from '../../consistency/otherDays.js'
import { basisPoints, ratioOf } from '../../money/basisPoints.js'
import { add, larger, minor, subtract, type Minor } from '../../money/minor.js'
import { moneyIn, numberIn } from '../coreSlots.js'
import { dayResultSlots, followDays } from '../dayResults.js'
import { defineRule, type PhaseContext, type RuleSteps } from '../defineRule.js'
import { consistencyParameters, type ConsistencyParameters } from './parameters.js'
import { consistencyExplanation, consistencyWords } from './words.js'

const slotNames = ['best', 'sum', 'days', 'excess', ...dayResultSlots] as const

type Slot = (typeof slotNames)[number]

/**
 * No single day may have brought too much of the profit. A day that is still going on counts with
 * what it has brought so far, so that the condition can be lost again before the reset.
 */
export const consistency = defineRule({
  name: 'consistency',
  revision: 1,
  label: 'Consistency',
  description: 'How much of the profit one day may bring.',
  parameters: consistencyParameters,
  slots: slotNames,
  needs: ['observations'],
  passing: 'condition',
  compile,
  words: consistencyWords,
  explain: consistencyExplanation,
})

function compile(parameters: ConsistencyParameters, { slots }: PhaseContext<Slot>): RuleSteps {
  const limit = limitOf(parameters)
  const target = parameters.of === 'target' ? minor(parameters.amount ?? 0) : null
  const excludes = parameters.effect === 'excludesExcess' && target !== null
  const cap = excludes ? allowedDay(target, limit) : null
  const counted = (result: Minor) => (cap === null ? result : countedDay(result, cap))
  const excess = (result: Minor) => subtract(result, counted(result))
  const addDay = (sums: DaySums, result: Minor): DaySums => ({
    best: larger(sums.best, counted(result)),
    sum: add(sums.sum, counted(result)),
    days: sums.days + (result === 0 ? 0 : 1),
  })
  const sealed = (state: readonly number[]): DaySums => ({
    best: moneyIn(state, slots.best),
    sum: moneyIn(state, slots.sum),
    days: numberIn(state, slots.days),
  })
  const basis = parameters.dayValue === 'closed' ? 'balance' : 'equity'
  const results = followDays(slots, basis, (state, result) => {
    const { best, sum, days } = addDay(sealed(state), result)
    state[slots.best] = best
    state[slots.sum] = sum
    state[slots.days] = days
    state[slots.excess] = add(moneyIn(state, slots.excess), excess(result))
  })
  const sums = (state: readonly number[]) =>
    addDay(addDay(sealed(state), results.last(state)), results.today(state))
  const isMet = (now: DaySums): boolean => {
    if (cap !== null || (now.sum <= 0 && parameters.withoutProfit === 'ignored')) return true
    if (parameters.measure === 'averageOfOthers') return averageIsEnough(now, limit)
    return now.sum > 0 && isWithinShare(now.best, target ?? now.sum, limit)
  }
  return {
    ...results.steps,
    operated(state, operation, late) {
      results.steps.operated(state, operation, late)
      if (operation.purpose !== 'payout' || !parameters.restartsWithPayout) return
      for (const slot of ['best', 'sum', 'days', 'excess'] as const) state[slots[slot]] = 0
      results.restart(state)
    },
    met: (state) => isMet(sums(state)),
    ...(cap !== null && {
      excluded: (state: readonly number[]) =>
        add(
          moneyIn(state, slots.excess),
          add(excess(results.last(state)), excess(results.today(state))),
        ),
    }),
    standing(state) {
      if (cap !== null) return null
      const now = sums(state)
      const { figure, limit: needed } = figuresOf(now, { limit, target, parameters })
      const used = isMet(now) ? 10_000 : Math.min(9_999, Math.max(0, ratioOf(figure, needed)))
      return { unit: 'money', limit: needed, figure, used }
    },
  }
}

const limitOf = (parameters: ConsistencyParameters): BestDayLimit => ({
  share: basisPoints(parameters.percent),
  comparator: parameters.atLimit === 'allowed' ? '<=' : '<',
})

type Asked = {
  readonly limit: BestDayLimit
  readonly target: Minor | null
  readonly parameters: ConsistencyParameters
}

/** What a trader still has to reach: the profit of which the best day is its share, or an average. */
function figuresOf(now: DaySums, { limit, target, parameters }: Asked) {
  if (parameters.measure === 'averageOfOthers') {
    return { figure: averageOfOthers(now), limit: allowedDay(now.best, limit) }
  }
  if (target !== null) return { figure: now.best, limit: allowedDay(target, limit) }
  return { figure: now.sum, limit: profitFor(now.best, limit) }
}
