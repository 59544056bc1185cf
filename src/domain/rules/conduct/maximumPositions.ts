import { z } from 'zod'
import { defineRule } from '../defineRule.js'
import { consequence, count } from '../parameters.js'
import { countExplanation, countSlots, countSteps, withConsequence } from './countRule.js'

const parameters = z.strictObject({
  positions: count(10, {
    least: 1,
    direction: 'largerIsEasier',
    title: 'Positions',
    description: 'How many positions may be open at once.',
  }),
  consequence: consequence(['record', 'breach', 'blockUntilReset', 'pauseUntilReset']),
})

type Parameters = z.output<typeof parameters>

const words = (given: Parameters): string =>
  withConsequence(
    `At most ${given.positions} ${given.positions === 1 ? 'position' : 'positions'} may be open at once.`,
    given.consequence,
  )

/** How many positions may be open at once. */
export const maximumPositions = defineRule({
  name: 'maximumPositions',
  revision: 1,
  label: 'Maximum open positions',
  description: 'How many positions may be open at once.',
  parameters,
  slots: countSlots,
  needs: ['observations'],
  compile: (given, { slots }) =>
    countSteps(
      {
        code: 'tooManyPositions',
        consequence: given.consequence,
        limit: given.positions,
        graceSeconds: 0,
        count: ({ openPositions }) => openPositions,
      },
      slots,
    ),
  words,
  explain: (verdict, given) =>
    countExplanation(verdict, {
      title: 'Maximum open positions',
      words: words(given),
      what: 'Open positions',
    }),
})
