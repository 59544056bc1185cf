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
  graceSeconds: duration(60, {
    unit: 'seconds',
    direction: 'largerIsEasier',
    title: 'Time to set it',
    description: 'How long a position may be without a stop loss.',
  }),
  consequence: consequence(['record', 'closePositions', 'breach']),
})

type Parameters = z.output<typeof parameters>

const words = (given: Parameters): string =>
  withConsequence(
    `No position may be without a stop loss${graceText(given.graceSeconds)}.`,
    given.consequence,
  )

/** Every position needs a stop loss, soon after it was opened. */
export const stopLossRequired = defineRule({
  name: 'stopLossRequired',
  revision: 1,
  label: 'Stop loss required',
  description: 'Every position needs a stop loss.',
  parameters,
  slots: countSlots,
  needs: ['observations', 'positions', 'clock'],
  compile: (given, { slots }) =>
    countSteps(
      {
        code: 'noStopLoss',
        consequence: given.consequence,
        limit: 0,
        graceSeconds: given.graceSeconds,
        count: ({ openPositions, positions }) =>
          openPositions === 0 ? 0 : (positions?.withoutStop ?? null),
      },
      slots,
    ),
  words,
  explain: (verdict, given) =>
    countExplanation(verdict, {
      title: 'Stop loss required',
      words: words(given),
      what: 'Positions without a stop loss',
    }),
})
