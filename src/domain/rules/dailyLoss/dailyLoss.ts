import { basisPoints, shareOf } from '../../money/basisPoints.js'
import { add, larger, minor, subtract, type Minor } from '../../money/minor.js'
import { core, moneyIn, numberIn } from '../coreSlots.js'
import { defineRule, type PhaseContext, type RuleSteps } from '../defineRule.js'
import { breachCode, equityBreaks, equityFacts, floorStanding } from '../floor.js'
import { dailyLossParameters, type DailyLossParameters } from './parameters.js'
import { dailyLossExplanation, dailyLossWords } from './words.js'

type Slot = 'floor' | 'allowance'

/**
 * Floor of a day: the anchor taken at its reset, less the allowance. It stays until the next reset;
 * only balance operations move it, by their amount.
 */
export const dailyLoss = defineRule({
  name: 'dailyLoss',
  revision: 1,
  label: 'Daily loss limit',
  description: 'How much may be lost from one reset to the next, open positions included.',
  parameters: dailyLossParameters,
  slots: ['floor', 'allowance'],
  needs: ['observations', 'clock'],
  compile,
  words: dailyLossWords,
  explain: dailyLossExplanation,
})

function compile(parameters: DailyLossParameters, phase: PhaseContext<Slot>): RuleSteps {
  const { floor, allowance } = phase.slots
  const allowanceFor = allowanceOf(parameters, phase)
  const set = (state: number[]) => {
    const start = add(anchorOf(parameters.anchor, state), moneyIn(state, core.dayOperations))
    state[floor] = subtract(start, moneyIn(state, allowance))
  }
  return {
    start: () => undefined,
    dayStarts(state) {
      state[allowance] = allowanceFor(state)
      set(state)
    },
    operated: set,
    broken: equityBreaks(floor, parameters.breachWhen),
    anchorEstimated: (state) => numberIn(state, core.anchorEstimated) > 0,
    outcome(state) {
      const limit = moneyIn(state, floor)
      const figure = moneyIn(state, core.equity)
      const facts = {
        ...equityFacts(state),
        ...dayFacts(state),
        allowance: numberIn(state, allowance),
      }
      return {
        kind: 'breach',
        code: breachCode(figure, limit),
        unit: 'money',
        limit,
        figure,
        facts,
      }
    },
    floorSlot: floor,
    standing: (state) =>
      floorStanding(moneyIn(state, core.equity), moneyIn(state, floor), moneyIn(state, allowance)),
  }
}

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
