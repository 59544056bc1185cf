import { z } from 'zod'
import { defineRule } from '../defineRule.js'
import { consequence, duration } from '../parameters.js'
import {
  countExplanation,
  countSlots,
  countSteps,
  graceText,
  withConsequence,
} from './countRule.js'

const parameters = z.strictObject({
  graceSeconds: duration(0, {
    unit: 'seconds',
    direction: 'largerIsEasier',
    title: 'Tolerated for',
    description: 'How long both directions may be open on one instrument.',
  }),
  consequence: consequence(['record', 'closePositions', 'breach']),
})

type Parameters = z.output<typeof parameters>

const words = (given: Parameters): string =>
  withConsequence(
    `Both directions must not be open on one instrument${graceText(given.graceSeconds)}.`,
    given.consequence,
  )

/** Opposite positions on one instrument. Across accounts only a person can tell. */
export const hedging = defineRule({
  name: 'hedging',
  revision: 1,
  label: 'No hedging',
  description: 'No opposite positions on one instrument.',
  parameters,
  slots: countSlots,
  needs: ['observations', 'positions', 'clock'],
  compile: (given, { slots }) =>
    countSteps(
      {
        code: 'hedged',
        consequence: given.consequence,
        limit: 0,
        graceSeconds: given.graceSeconds,
        count: ({ openPositions, positions }) =>
          openPositions < 2 ? 0 : (positions?.hedged ?? null),
      },
      slots,
    ),
  words,
  explain: (verdict, given) =>
    countExplanation(verdict, {
      title: 'No hedging',
      words: words(given),
      what: 'Instruments with both directions open',
    }),
})
