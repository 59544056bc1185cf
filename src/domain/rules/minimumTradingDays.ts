import { z } from 'zod'
import { tradingDayAt } from '../time/tradingDay.js'
import { core, numberIn } from './coreSlots.js'
import { defineRule, type PhaseContext, type RuleSteps } from './defineRule.js'
import { rowsOf } from './explanation.js'
import { days } from './parameters.js'
import { daysText } from './phrasing.js'

const minimumTradingDaysParameters = z.strictObject({
  days: days(4, {
    title: 'Days',
    description: 'On how many days a position must be opened before the phase can pass.',
  }),
})

type Parameters = z.output<typeof minimumTradingDaysParameters>
type Slot = 'days' | 'countedDay'

/**
 * A day counts when a position was opened on it, however long it is held. Of several openings
 * between two observations only the newest is known.
 */
export const minimumTradingDays = defineRule({
  name: 'minimumTradingDays',
  revision: 1,
  label: 'Minimum trading days',
  description: 'On how many days a position must be opened before the phase can pass.',
  parameters: minimumTradingDaysParameters,
  slots: ['days', 'countedDay'],
  needs: ['observations'],
  passing: 'condition',
  limitKind: 'tradingDays',
  compile,
  words,
  explain: (verdict, parameters) => ({
    title: 'Minimum trading days',
    words: words(parameters),
    summary: `${daysText(verdict.figure)} counted of ${daysText(parameters.days)} needed.`,
    rows: [
      rowsOf('limit')('Days needed', String(parameters.days)),
      rowsOf('figure')('Days with an opened position', String(verdict.figure)),
    ],
  }),
})

function compile(parameters: Parameters, { slots, terms }: PhaseContext<Slot>): RuleSteps {
  const dayOf = (at: number, state: readonly number[]) => {
    const today = numberIn(state, core.dayStartsAt)
    return at >= today ? today : tradingDayAt(at, terms.calendar).startsAt
  }
  return {
    start: () => undefined,
    positionsChanged(state, observation) {
      const opened = Math.min(observation.lastOpenedAt, observation.at)
      if (opened <= numberIn(state, core.lastOpenedAt)) return
      if (opened < numberIn(state, core.startedAt)) return
      const day = dayOf(opened, state)
      if (day <= numberIn(state, slots.countedDay)) return
      state[slots.countedDay] = day
      state[slots.days] = numberIn(state, slots.days) + 1
    },
    met: (state) => numberIn(state, slots.days) >= parameters.days,
    standing(state) {
      const figure = numberIn(state, slots.days)
      const used = Math.floor((figure * 10_000) / parameters.days)
      return { unit: 'days', limit: parameters.days, figure, used }
    },
  }
}

function words(parameters: Parameters): string {
  return `Open a position on at least ${daysText(parameters.days)}.`
}
