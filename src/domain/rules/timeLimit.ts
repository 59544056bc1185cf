import { z } from 'zod'
import { core, numberIn } from './coreSlots.js'
import { calendarDaysBetween, daysLater, deadlineAfter } from './deadline.js'
import { defineRule, type PhaseContext, type RuleSteps } from './defineRule.js'
import { rowsOf, type Explanation } from './explanation.js'
import { choice, days } from './parameters.js'
import { clockText, dateText, daysText, factOf, resetText, zoneText } from './phrasing.js'
import type { PhaseTerms, Verdict } from './types.js'

const timeLimitParameters = z.strictObject({
  days: days(30, {
    direction: 'largerIsEasier',
    title: 'Days',
    description: 'Calendar days after which the phase is over.',
  }),
  from: choice(
    { phaseStart: 'The start of the phase', firstTrade: 'The first trade' },
    {
      direction: { easierThan: { firstTrade: ['phaseStart'] } },
      distinguishes: true,
      title: 'Counted from',
      description: 'What starts the days.',
    },
  ),
  lastDay: choice(
    {
      sameTime: 'Ends at the same time of day',
      included: 'Still counts as a whole',
      excluded: 'Is already too late',
    },
    {
      direction: { easierThan: { included: ['sameTime', 'excluded'], sameTime: ['excluded'] } },
      title: 'The last day',
      description: 'Whether trading on the last day is in time.',
    },
  ),
})

type Parameters = z.output<typeof timeLimitParameters>
type Slot = 'startedAt'

/** Calendar days in which the phase has to be passed. */
export const timeLimit = defineRule({
  name: 'timeLimit',
  revision: 1,
  label: 'Time limit',
  description: 'How many days a phase may take.',
  parameters: timeLimitParameters,
  slots: ['startedAt'],
  needs: ['observations', 'clock'],
  compile,
  words,
  explain,
})

function compile(parameters: Parameters, { slots, terms }: PhaseContext<Slot>): RuleSteps {
  const deadlineOf = (state: readonly number[]) =>
    deadlineAfter(numberIn(state, slots.startedAt), parameters, terms.calendar)
  /** Finding a date costs far more than a comparison, so it waits until the last days. */
  const soonest = (parameters.days - 2) * 86_400_000
  return {
    start(state) {
      if (parameters.from === 'phaseStart') state[slots.startedAt] = numberIn(state, core.startedAt)
    },
    shifted(state, { byMs, at, ranOut }) {
      const startedAt = numberIn(state, slots.startedAt)
      if (startedAt === 0) return
      state[slots.startedAt] = ranOut && at >= deadlineOf(state) ? at : startedAt + byMs
    },
    extended(state, days) {
      const startedAt = numberIn(state, slots.startedAt)
      if (startedAt === 0) return
      state[slots.startedAt] = daysLater(startedAt, days, terms.calendar.zone)
    },
    carried(state) {
      const untraded = numberIn(state, core.lastOpenedAt) === 0
      if (parameters.from === 'firstTrade' && untraded) state[slots.startedAt] = 0
      if (parameters.from === 'phaseStart') state[slots.startedAt] = numberIn(state, core.startedAt)
    },
    positionsChanged(state, observation) {
      if (numberIn(state, slots.startedAt) !== 0 || observation.lastOpenedAt === 0) return
      const opened = Math.min(observation.lastOpenedAt, observation.at)
      if (opened >= numberIn(state, core.startedAt)) state[slots.startedAt] = opened
    },
    timed: 'deadline',
    broken: (state, at) =>
      numberIn(state, slots.startedAt) !== 0 &&
      at >= numberIn(state, slots.startedAt) + soonest &&
      at >= deadlineOf(state),
    outcome(state, at) {
      const startedAt = numberIn(state, slots.startedAt)
      const facts = { startedAt, deadline: deadlineOf(state) }
      const figure = calendarDaysBetween(startedAt, at, terms.calendar.zone)
      const limit = parameters.days
      return { kind: 'expiry', code: 'timeIsUp', unit: 'days', limit, figure, facts }
    },
    standing(state, at) {
      const figure = numberIn(state, slots.startedAt)
      if (figure === 0) return null
      const limit = deadlineOf(state)
      const passed = Math.max(0, at - figure) / (limit - figure)
      return { unit: 'time', limit, figure, used: Math.floor(passed * 10_000) }
    },
  }
}

const ends = {
  sameTime: (zone: string) => `They end on the last day at the same time, ${zoneText(zone)}.`,
  included: (_: string, reset: string) => `They are over when the last day ends, at ${reset}.`,
  excluded: (_: string, reset: string) => `They are over when the last day begins, at ${reset}.`,
}

function words(parameters: Parameters, terms: PhaseTerms): string {
  const from = parameters.from === 'phaseStart' ? 'the start of the phase' : 'your first trade'
  const end = ends[parameters.lastDay](terms.calendar.zone, resetText(terms.calendar))
  return `The phase may take ${daysText(parameters.days)} from ${from}. ${end}`
}

function explain(verdict: Verdict, parameters: Parameters, terms: PhaseTerms): Explanation {
  const { zone } = terms.calendar
  const moment = (at: number) => `${dateText(at, zone)} ${clockText(at, zone)}`
  const deadline = moment(factOf(verdict, 'deadline'))
  const limit = rowsOf('limit')
  return {
    title: 'Time limit',
    words: words(parameters, terms),
    summary: `The ${daysText(parameters.days)} of the phase were over on ${deadline}.`,
    rows: [
      limit('Counted from', moment(factOf(verdict, 'startedAt'))),
      limit('Days allowed', String(parameters.days), { sign: '+' }),
      limit('Deadline', deadline, { sign: '=', tone: 'strong' }),
      rowsOf('figure')('Decided at', moment(verdict.at)),
    ],
  }
}
