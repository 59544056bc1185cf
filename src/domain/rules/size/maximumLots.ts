import { z } from 'zod'
import { minor, subtract, type Minor } from '../../money/minor.js'
import { consequenceWords, verdictKind } from '../consequence.js'
import { core, moneyIn, numberIn } from '../coreSlots.js'
import { defineRule, type PhaseContext, type RuleSteps } from '../defineRule.js'
import { rowsOf, type Explanation } from '../explanation.js'
import { choice, consequence, optionalLots, optionalMoney, percent, yesNo } from '../parameters.js'
import { amountText, lotsText, percentText } from '../phrasing.js'
import type { PhaseTerms, Verdict } from '../types.js'
import { allowedLots, type LotsTerms } from './allowedLots.js'

const steps = z
  .array(
    z.strictObject({
      profit: z
        .int()
        .min(0)
        .transform(minor)
        .meta({ title: 'From a profit of', description: '', unit: 'money' }),
      lots: z
        .int()
        .min(0)
        .meta({ title: 'Lots', description: 'Lots or contracts then open at most.', unit: 'lots' }),
    }),
  )
  .max(20)
  .default([])
  .meta({
    title: 'By profit',
    description:
      'From which profit how many lots may be open, from 0 in a loss too; empty: always the same.',
    unit: 'lots',
    direction: 'unclear',
  })

export const maximumLotsParameters = z
  .strictObject({
    lots: optionalLots({
      direction: { larger: 'easier', empty: 'unclear' },
      title: 'Lots',
      description: 'Lots or contracts that may be open at once, where profit makes no difference.',
    }),
    steps,
    atStep: choice(
      { reached: 'Reaches it', notReached: 'Does not reach it yet' },
      {
        direction: { easierThan: { reached: ['notReached'] } },
        title: 'Exactly a step’s profit',
        description: 'Whether exactly that profit is enough.',
      },
    ),
    profit: choice(
      { lastReset: 'At the last reset', now: 'Closed so far' },
      { direction: 'unclear', title: 'Profit', description: 'Which profit decides.' },
    ),
    safetyNet: optionalMoney({
      direction: { larger: 'harder', empty: 'easiest' },
      title: 'Less until a profit of',
      description: 'Until this profit only a part of the lots may be open.',
    }),
    percentBefore: percent(5_000, {
      direction: 'largerIsEasier',
      title: 'Part until then',
      description: 'Percent of the lots that may be open until then.',
    }),
    wholeLots: yesNo(false, {
      direction: { easierThan: { false: ['true'] } },
      title: 'Whole lots only',
      description: 'Whether a part of a lot is cut off, as contracts have none.',
    }),
    consequence: consequence(['record', 'breach', 'closePositions', 'blockUntilReset']),
  })
  .refine((given) => given.lots !== null || given.steps.length > 0, {
    path: ['lots'],
    message: 'expected a number of lots, or steps by profit',
  })

export type MaximumLotsParameters = z.output<typeof maximumLotsParameters>

type Slot = 'open' | 'count' | 'said' | 'largest'

export const lotsTerms = (parameters: MaximumLotsParameters): LotsTerms => ({
  steps: parameters.steps,
  lots: parameters.lots ?? 0,
  atStep: parameters.atStep,
  safetyNet: parameters.safetyNet === null ? null : minor(parameters.safetyNet),
  factorBefore: Math.floor(parameters.percentBefore / 100),
  wholeLots: parameters.wholeLots,
})

/** How much may be open at once. Each opening that goes beyond it is one violation. */
export const maximumLots = defineRule({
  name: 'maximumLots',
  revision: 1,
  label: 'Maximum lots',
  description: 'How many lots or contracts may be open at once.',
  parameters: maximumLotsParameters,
  slots: ['open', 'count', 'said', 'largest'],
  needs: ['observations', 'trades'],
  compile,
  words,
  explain,
})

/** The balance without the money that we paid in or out, whenever that was learned. */
const tradedNow = (state: readonly number[]): Minor =>
  subtract(moneyIn(state, core.balance), moneyIn(state, core.netOperations))

const tradedAtReset = (state: readonly number[]): Minor =>
  subtract(
    moneyIn(state, core.dayStartBalance),
    subtract(moneyIn(state, core.netOperations), moneyIn(state, core.dayOperations)),
  )

function compile(parameters: MaximumLotsParameters, context: PhaseContext<Slot>): RuleSteps {
  const { slots, terms } = context
  const allowed = lotsTerms(parameters)
  const traded = parameters.profit === 'lastReset' ? tradedAtReset : tradedNow
  const profit = (state: readonly number[]) => subtract(traded(state), terms.startingBalance)
  const limit = (state: readonly number[]) => allowedLots(allowed, profit(state))
  return {
    start: () => undefined,
    traded(state, { entry, lots }) {
      const open = numberIn(state, slots.open)
      state[slots.open] = entry === 'open' ? open + lots : Math.max(0, open - lots)
      if (entry === 'close' || numberIn(state, slots.open) <= limit(state)) return
      state[slots.count] = numberIn(state, slots.count) + 1
      state[slots.largest] = numberIn(state, slots.open)
    },
    broken: (state) => numberIn(state, slots.count) > numberIn(state, slots.said),
    reported(state) {
      state[slots.said] = numberIn(state, slots.count)
    },
    outcome: (state) => ({
      ...verdictKind(parameters.consequence),
      ...(parameters.consequence === 'breach' ? {} : { occasion: numberIn(state, slots.count) }),
      code: 'tooManyLots',
      unit: 'lots',
      limit: limit(state),
      figure: numberIn(state, slots.largest),
      facts: { profit: profit(state) },
    }),
    standing(state) {
      const most = limit(state)
      const figure = numberIn(state, slots.open)
      const used = most === 0 ? (figure > 0 ? 10_000 : 0) : Math.floor((figure * 10_000) / most)
      return { unit: 'lots', limit: most, figure, used }
    },
  }
}

function words(parameters: MaximumLotsParameters, terms: PhaseTerms): string {
  const { steps: given, safetyNet, percentBefore } = parameters
  const at = parameters.profit === 'lastReset' ? ' at the last reset' : ''
  const least = parameters.atStep === 'reached' ? 'from' : 'above'
  const first =
    given.length === 0
      ? `At most ${lotsText(parameters.lots ?? 0)} lots may be open at once.`
      : `Lots that may be open at once depend on your profit${at}: ${given
          .map(({ profit, lots }) => `${lotsText(lots)} ${least} ${amountText(profit, terms)}`)
          .join(', ')}.`
  const net =
    safetyNet === null
      ? ''
      : ` Until a profit of ${amountText(safetyNet, terms)} only ${percentText(percentBefore)} of them.`
  const whole = parameters.wholeLots ? ' Parts of a lot are cut off.' : ''
  return `${first}${net}${whole} ${consequenceWords[parameters.consequence]}`
}

function explain(
  verdict: Verdict,
  parameters: MaximumLotsParameters,
  terms: PhaseTerms,
): Explanation {
  const [figure, limit] = [lotsText(verdict.figure), lotsText(verdict.limit)]
  return {
    title: 'Maximum lots',
    words: words(parameters, terms),
    summary: `${figure} lots were open, ${limit} allowed.`,
    rows: [
      rowsOf('limit')('Lots allowed', limit),
      rowsOf('figure')('Lots open', figure, { tone: 'broken' }),
    ],
  }
}
