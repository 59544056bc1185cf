import { basisPoints, shareOf } from '../../money/basisPoints.js'
import { add, larger, minor, subtract, type Minor } from '../../money/minor.js'
import { core, moneyIn, numberIn } from '../coreSlots.js'
import { defineRule, type PhaseContext, type RuleSteps } from '../defineRule.js'
import { dayOccasion, oncePerDay, verdictKind } from '../consequence.js'
import { breachCode, equityFacts, floorBreaks, floorStanding, testedFigure } from '../floor.js'
import { dailyLossParameters, type DailyLossParameters } from './parameters.js'
import { dailyLossExplanation, dailyLossWords } from './words.js'

type Slot = 'floor' | 'allowance' | 'said' | 'raisedAt'

/**
 * Floor of a day: the anchor taken at its reset, less the allowance. It stays until the next reset,
 * unless it follows the day's highest equity; balance operations move it by their amount.
 */
export const dailyLoss = defineRule({
  name: 'dailyLoss',
  revision: 1,
  label: 'Daily loss limit',
  description: 'How much may be lost from one reset to the next, open positions included.',
  parameters: dailyLossParameters,
  slots: ({ consequence, anchor }): readonly Slot[] => [
    'floor',
    'allowance',
    ...(consequence === 'breach' ? [] : (['said'] as const)),
    ...(anchor === 'highestEquity' ? (['raisedAt'] as const) : []),
  ],
  needs: ['observations', 'clock'],
  compile,
  words: dailyLossWords,
  explain: dailyLossExplanation,
})

function compile(parameters: DailyLossParameters, phase: PhaseContext<Slot>): RuleSteps {
  const { floor, allowance, said } = phase.slots
  const { tested, consequence } = parameters
  const breaks = floorBreaks(floor, parameters.breachWhen, tested)
  return {
    start: () => undefined,
    ...movement(parameters, phase),
    ...oncePerDay(consequence, said, breaks),
    anchorEstimated: (state) => numberIn(state, core.anchorEstimated) > 0,
    outcome(state) {
      const limit = moneyIn(state, floor)
      const figure = testedFigure(state, tested)
      const anchor = add(limit, moneyIn(state, allowance))
      const facts = {
        ...equityFacts(state),
        ...dayFacts(state),
        anchor,
        allowance: numberIn(state, allowance),
        dayResult: subtract(figure, measuredFrom(parameters.anchor, state, anchor)),
      }
      const code = breachCode(figure, limit)
      const occasion = dayOccasion(consequence, state)
      return { ...verdictKind(consequence), ...occasion, code, unit: 'money', limit, figure, facts }
    },
    floorSlot: floor,
    standing: (state) =>
      floorStanding(testedFigure(state, tested), moneyIn(state, floor), moneyIn(state, allowance)),
  }
}

/** Where the floor lies: set at the reset, or pulled up by each higher equity of the day. */
function movement(
  parameters: DailyLossParameters,
  phase: PhaseContext<Slot>,
): Pick<RuleSteps, 'dayStarts' | 'observed' | 'operated' | 'carried'> {
  const { floor, allowance, raisedAt } = phase.slots
  const allowanceFor = allowanceOf(parameters, phase)
  const set = (state: number[]) => {
    const start = add(anchorOf(parameters.anchor, state), moneyIn(state, core.dayOperations))
    state[floor] = subtract(start, moneyIn(state, allowance))
  }
  const dayStarts = (state: number[]) => {
    state[allowance] = allowanceFor(state)
    set(state)
  }
  if (parameters.anchor !== 'highestEquity') return { dayStarts, operated: set, carried: dayStarts }
  return {
    /** An anchor that is corrected inside the day leaves the peak that came after it. */
    dayStarts(state) {
      const isRaised = numberIn(state, raisedAt) > numberIn(state, core.dayStartsAt)
      const peak = add(moneyIn(state, floor), moneyIn(state, allowance))
      dayStarts(state)
      const pulled = subtract(peak, moneyIn(state, allowance))
      if (isRaised) state[floor] = larger(moneyIn(state, floor), pulled)
    },
    carried(state) {
      const highest = add(moneyIn(state, floor), moneyIn(state, allowance))
      dayStarts(state)
      if (numberIn(state, raisedAt) < numberIn(state, core.dayStartsAt)) return
      state[floor] = larger(moneyIn(state, floor), subtract(highest, moneyIn(state, allowance)))
    },
    observed(state, { at, equity }) {
      if (at < numberIn(state, core.dayStartsAt)) return
      const settled = subtract(equity, moneyIn(state, core.pendingDeposits))
      const pulled = subtract(settled, moneyIn(state, allowance))
      if (pulled <= numberIn(state, floor)) return
      state[floor] = pulled
      state[raisedAt] = at
    },
    operated(state, { at, amount }, late) {
      const already = late && numberIn(state, raisedAt) >= at
      if (already || at <= numberIn(state, core.dayStartsAt)) return
      state[floor] = add(moneyIn(state, floor), amount)
    },
  }
}

/** What the day's result is measured from: a peak inside the day moves the floor, not the result. */
const measuredFrom = (
  anchor: DailyLossParameters['anchor'],
  state: readonly number[],
  taken: Minor,
): Minor =>
  anchor === 'highestEquity'
    ? add(moneyIn(state, core.dayStartEquity), moneyIn(state, core.dayOperations))
    : taken

const dayFacts = (state: readonly number[]) => ({
  dayStartsAt: numberIn(state, core.dayStartsAt),
  dayStartBalance: moneyIn(state, core.dayStartBalance),
  dayStartEquity: moneyIn(state, core.dayStartEquity),
  dayOperations: moneyIn(state, core.dayOperations),
})

function anchorOf(anchor: DailyLossParameters['anchor'], state: readonly number[]): Minor {
  const balance = moneyIn(state, core.dayStartBalance)
  const equity = moneyIn(state, core.dayStartEquity)
  if (anchor === 'higher') return larger(balance, equity)
  return anchor === 'balance' ? balance : equity
}

function allowanceOf(parameters: DailyLossParameters, phase: PhaseContext<Slot>) {
  const { unit, anchor, rounding: rounded } = parameters
  const share = basisPoints(parameters.percent)
  const fixed =
    unit === 'amount' ? minor(parameters.amount ?? 0) : shareOf(phase.terms.size, share, rounded)
  return (state: readonly number[]): Minor => {
    if (unit === 'percentOfAnchor') return shareOf(anchorOf(anchor, state), share, rounded)
    if (unit !== 'percentOfDayStartBalance') return fixed
    return shareOf(moneyIn(state, core.dayStartBalance), share, rounded)
  }
}
