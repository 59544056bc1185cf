import { z } from 'zod'
import { whole } from '../../money/basisPoints.js'
import { divideRounded, multiply } from '../../money/divide.js'
import { consequenceWords, verdictKind } from '../consequence.js'
import { numberIn } from '../coreSlots.js'
import { defineRule, type PhaseContext, type RuleSteps } from '../defineRule.js'
import { rowsOf, type Explanation } from '../explanation.js'
import { choice, consequence, count, duration, percent } from '../parameters.js'
import { factOf, lotsText, percentText } from '../phrasing.js'
import type { Verdict } from '../types.js'
import {
  averageLots,
  isInRange,
  rangeByDistance,
  rangeByFactor,
  type LotRange,
} from './lotRange.js'

export const lotConsistencyParameters = z.strictObject({
  reference: choice(
    {
      average: 'The average so far',
      firstTrade: 'The first trade',
      previousTrade: 'The trade before',
    },
    {
      direction: 'unclear',
      distinguishes: true,
      title: 'Compared with',
      description: 'What the size of a trade is compared with.',
    },
  ),
  bounds: choice(
    {
      factor: 'Percent of that size',
      deviation: 'A percentage more or less',
      distance: 'A distance from it',
    },
    { direction: 'unclear', title: 'Bounds', description: 'How the allowed range is given.' },
  ),
  lowest: count(50, {
    direction: 'largerIsHarder',
    title: 'At least (percent of it)',
    description: 'Smallest size allowed in percent of the reference.',
    when: { bounds: ['factor'] },
  }),
  highest: count(200, {
    direction: 'largerIsEasier',
    title: 'At most (percent of it)',
    description: 'Largest size allowed in percent of the reference.',
    when: { bounds: ['factor'] },
  }),
  deviation: percent(3_000, {
    direction: 'largerIsEasier',
    title: 'More or less by',
    description: 'Percent of the reference that a size may lie above or below it.',
    when: { bounds: ['deviation'] },
  }),
  distance: count(100, {
    direction: 'largerIsEasier',
    title: 'Distance (hundredths of a lot)',
    description: 'How far above or below the reference a size may lie.',
    when: { bounds: ['distance'] },
  }),
  groupMinutes: duration(0, {
    unit: 'minutes',
    direction: 'unclear',
    title: 'Openings within count as one',
    description:
      'Openings within so many minutes of the first of them are one trade; 0: each alone.',
  }),
  consequence: consequence(['record', 'breach']),
})

export type LotConsistencyParameters = z.output<typeof lotConsistencyParameters>

const slotNames = [
  'first',
  'previous',
  'total',
  'orders',
  'groupAt',
  'group',
  'count',
  'said',
  'figure',
  'against',
] as const

type Slot = (typeof slotNames)[number]

/**
 * Trades should be of similar size. A group is judged when the next trade after it is opened: only
 * then is it sure that nothing more of it will be learned.
 */
export const lotConsistency = defineRule({
  name: 'lotConsistency',
  revision: 1,
  label: 'Lot consistency',
  description: 'How much the size of trades may differ.',
  parameters: lotConsistencyParameters,
  slots: slotNames,
  needs: ['trades'],
  compile,
  words,
  explain,
})

/** What a trade may be sized like beside a reference. */
export const rangeAround = (
  reference: number,
  { bounds, lowest, highest, deviation, distance }: LotConsistencyParameters,
): LotRange => {
  if (bounds === 'factor') return rangeByFactor(reference, { low: lowest, high: highest })
  if (bounds === 'distance') return rangeByDistance(reference, distance)
  return rangeByDistance(reference, divideRounded(multiply(reference, deviation), whole))
}

function compile(parameters: LotConsistencyParameters, { slots }: PhaseContext<Slot>): RuleSteps {
  const referenceOf = (state: readonly number[]) => {
    if (parameters.reference === 'firstTrade') return numberIn(state, slots.first)
    if (parameters.reference === 'previousTrade') return numberIn(state, slots.previous)
    return averageLots(numberIn(state, slots.total), numberIn(state, slots.orders))
  }
  const settle = (state: number[]) => {
    const lots = numberIn(state, slots.group)
    if (lots === 0) return
    const reference = referenceOf(state)
    if (reference !== 0 && !isInRange(lots, rangeAround(reference, parameters))) {
      state[slots.count] = numberIn(state, slots.count) + 1
      state[slots.figure] = lots
      state[slots.against] = reference
    }
    if (numberIn(state, slots.orders) === 0) state[slots.first] = lots
    state[slots.previous] = lots
    state[slots.total] = numberIn(state, slots.total) + lots
    state[slots.orders] = numberIn(state, slots.orders) + 1
    state[slots.group] = 0
  }
  const windowMs = parameters.groupMinutes * 60_000
  return {
    start: () => undefined,
    traded(state, { entry, at, lots }) {
      if (entry === 'close') return
      if (at - numberIn(state, slots.groupAt) > windowMs) settle(state)
      if (numberIn(state, slots.group) === 0) state[slots.groupAt] = at
      state[slots.group] = numberIn(state, slots.group) + lots
      if (windowMs === 0) settle(state)
    },
    broken: (state) => numberIn(state, slots.count) > numberIn(state, slots.said),
    reported(state) {
      state[slots.said] = numberIn(state, slots.count)
    },
    outcome(state) {
      const figure = numberIn(state, slots.figure)
      const reference = numberIn(state, slots.against)
      const { lowest, highest } = rangeAround(reference, parameters)
      return {
        ...verdictKind(parameters.consequence),
        ...(parameters.consequence === 'breach' ? {} : { occasion: numberIn(state, slots.count) }),
        code: 'sizeOutOfRange',
        unit: 'lots',
        limit: figure > highest ? highest : lowest,
        figure,
        facts: { reference, lowest, highest },
      }
    },
    standing: () => null,
  }
}

const references = {
  average: 'the average of your trades so far',
  firstTrade: 'your first trade',
  previousTrade: 'the trade before it',
}

function words(parameters: LotConsistencyParameters): string {
  const reference = references[parameters.reference]
  const range =
    parameters.bounds === 'factor'
      ? `between ${parameters.lowest} % and ${parameters.highest} % of ${reference}`
      : parameters.bounds === 'deviation'
        ? `within ${percentText(parameters.deviation)} of ${reference}`
        : `within ${lotsText(parameters.distance)} lots of ${reference}`
  const grouped =
    parameters.groupMinutes === 0
      ? ''
      : ` Openings within ${parameters.groupMinutes} minutes count as one trade.`
  return `Each trade must be sized ${range}.${grouped} ${consequenceWords[parameters.consequence]}`
}

function explain(verdict: Verdict, parameters: LotConsistencyParameters): Explanation {
  const limit = rowsOf('limit')
  const figure = lotsText(verdict.figure)
  return {
    title: 'Lot consistency',
    words: words(parameters),
    summary: `A trade of ${figure} lots beside ${lotsText(factOf(verdict, 'reference'))}.`,
    rows: [
      limit('Compared with', lotsText(factOf(verdict, 'reference'))),
      limit('Smallest allowed', lotsText(factOf(verdict, 'lowest'))),
      limit('Largest allowed', lotsText(factOf(verdict, 'highest'))),
      rowsOf('figure')('Size of the trade', figure, { tone: 'broken' }),
    ],
  }
}
