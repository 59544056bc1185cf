import { add } from '../../money/minor.js'
import { core, moneyIn, numberIn } from '../coreSlots.js'
import { defineRule, type PhaseContext, type RuleOutcome, type RuleSteps } from '../defineRule.js'
import { breachCode, equityFacts, floorBreaks, floorStanding, testedFigure } from '../floor.js'
import { keepFloor, type FloorKeeper } from './keepFloor.js'
import {
  maximumLossParameters,
  maximumLossSlots,
  type MaximumLossParameters,
  type MaximumLossSlot,
} from './parameters.js'
import { trailEndOfDay } from './trailEndOfDay.js'
import { trailLive } from './trailLive.js'
import { maximumLossExplanation, maximumLossWords } from './words.js'

type Context = PhaseContext<MaximumLossSlot>

/** Floor under the whole account: static, or trailing behind a peak. Equity is tested against it. */
export const maximumLoss = defineRule({
  name: 'maximumLoss',
  revision: 1,
  label: 'Maximum loss limit',
  description: 'How far equity may fall below the start, or below the best value so far.',
  parameters: maximumLossParameters,
  slots: maximumLossSlots,
  needs: ['observations'],
  compile,
  words: maximumLossWords,
  explain: maximumLossExplanation,
})

function compile(parameters: MaximumLossParameters, context: Context): RuleSteps {
  const { slots, terms } = context
  const keeper = keepFloor(parameters, context)
  return {
    start(state) {
      state[slots.peak] = terms.startingBalance
      state[slots.sealedPeak] = terms.startingBalance
      state[slots.peakAt] = numberIn(state, core.startedAt)
      keeper.settle(state)
    },
    ...movement(parameters, context, keeper),
    carried(state, grownBy) {
      // A static floor does not move with operations; with a start that lies higher it does.
      if (parameters.follows === 'static') {
        state[slots.peak] = add(moneyIn(state, slots.peak), grownBy)
        state[slots.sealedPeak] = add(moneyIn(state, slots.sealedPeak), grownBy)
      }
      keeper.settle(state)
    },
    broken: floorBreaks(slots.floor, parameters.breachWhen, parameters.tested),
    outcome: (state) => outcome(state, context, { parameters, keeper }),
    floorSlot: slots.floor,
    standing: (state) =>
      floorStanding(
        testedFigure(state, parameters.tested),
        moneyIn(state, slots.floor),
        keeper.distance(state),
      ),
  }
}

function movement(
  parameters: MaximumLossParameters,
  { slots }: Context,
  keeper: FloorKeeper,
): Partial<RuleSteps> {
  const { follows } = parameters
  if (follows === 'equity' || follows === 'closedBalance') return trailLive(follows, slots, keeper)
  if (follows !== 'static') return trailEndOfDay(follows, slots, keeper)
  return {
    operated(state, operation) {
      keeper.prepare(state, operation)
      keeper.settle(state)
    },
  }
}

type Kept = { readonly parameters: MaximumLossParameters; readonly keeper: FloorKeeper }

function outcome(
  state: readonly number[],
  { slots }: Context,
  { parameters, keeper }: Kept,
): RuleOutcome {
  const limit = moneyIn(state, slots.floor)
  const figure = testedFigure(state, parameters.tested)
  const facts = {
    ...equityFacts(state),
    peak: moneyIn(state, slots.peak),
    peakAt: numberIn(state, slots.peakAt),
    allowance: keeper.distance(state),
    payouts: numberIn(state, slots.payouts),
  }
  return { kind: 'breach', code: breachCode(figure, limit), unit: 'money', limit, figure, facts }
}
