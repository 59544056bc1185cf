import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { resetOf } from '../time/tradingDay.js'
import { consequenceWords, verdictKind } from './consequence.js'
import { core, numberIn } from './coreSlots.js'
import { defineRule, type PhaseContext, type RuleSteps } from './defineRule.js'
import { rowsOf, type Explanation } from './explanation.js'
import { choice, consequence, duration } from './parameters.js'
import { clockText, dateText, factOf, zoneText } from './phrasing.js'
import type { PhaseTerms, Verdict } from './types.js'

const weekdays = {
  friday: 'Friday',
  everyDay: 'Every day',
  monday: 'Monday',
  tuesday: 'Tuesday',
  wednesday: 'Wednesday',
  thursday: 'Thursday',
  saturday: 'Saturday',
  sunday: 'Sunday',
}

/** Every day asks what any single day asks, and more. */
const weekdaysEasier = Object.fromEntries(
  Object.keys(weekdays)
    .filter((day) => day !== 'everyDay')
    .map((day) => [day, ['everyDay']]),
)

const numbers = {
  everyDay: null,
  monday: 1,
  tuesday: 2,
  wednesday: 3,
  thursday: 4,
  friday: 5,
  saturday: 6,
  sunday: 7,
} as const

const flatByParameters = z.strictObject({
  on: choice(weekdays, {
    direction: { easierThan: weekdaysEasier },
    distinguishes: true,
    title: 'On',
    description: 'The day of the week, or every day.',
  }),
  time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a time such as 15:45')
    .default('16:45')
    .meta({
      direction: 'unclear',
      title: 'At',
      description: 'Wall-clock time in the program’s zone from which nothing may be open.',
    }),
  windowMinutes: duration(60, {
    unit: 'minutes',
    direction: 'largerIsHarder',
    title: 'For',
    description:
      'How long nothing may be open from then on. A position held across all of it counts too.',
  }),
  consequence: consequence(['closePositions', 'record', 'breach']),
})

type Parameters = z.output<typeof flatByParameters>
type Slot = 'cutoff' | 'next' | 'held' | 'said'

/** Nothing may be open over the weekend, or over night. */
export const flatBy = defineRule({
  name: 'flatBy',
  revision: 1,
  label: 'No positions over night or weekend',
  description: 'From when on nothing may be open.',
  parameters: flatByParameters,
  slots: ['cutoff', 'next', 'held', 'said'],
  needs: ['observations', 'clock'],
  compile,
  words,
  explain,
})

/**
 * The newest cut-off at or before `at`, and the one after it. A wall-clock time that summer time
 * skips is an hour later.
 */
function cutoffsAround(at: number, { on, time }: Parameters, zone: string) {
  const wanted = numbers[on]
  const today = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate()
  const calendar = { zone, resetAt: time }
  let date = today
  while (resetOf(date, calendar) > at || (wanted !== null && date.dayOfWeek !== wanted)) {
    date = date.subtract({ days: 1 })
  }
  const following = date.add({ days: wanted === null ? 1 : 7 })
  return { cutoff: resetOf(date, calendar), next: resetOf(following, calendar) }
}

function compile(parameters: Parameters, { slots, terms }: PhaseContext<Slot>): RuleSteps {
  const windowMs = parameters.windowMinutes * 60_000
  const { zone } = terms.calendar
  const enter = (state: number[], at: number) => {
    const { cutoff, next } = cutoffsAround(at, parameters, zone)
    state[slots.cutoff] = cutoff
    state[slots.next] = next
  }
  /** A position was open before the cut-off and time alone has passed it. */
  const crosses = (state: readonly number[], at: number) =>
    at >= numberIn(state, slots.next) && numberIn(state, core.openPositions) > 0
  const isHeld = (state: readonly number[]) =>
    numberIn(state, slots.held) !== 0 &&
    numberIn(state, slots.held) === numberIn(state, slots.cutoff) &&
    numberIn(state, slots.said) < numberIn(state, slots.held)
  const occasion = (state: readonly number[], at: number) =>
    numberIn(state, crosses(state, at) ? slots.next : slots.held)
  return {
    start: (state) => enter(state, numberIn(state, core.startedAt)),
    carried: (state) => enter(state, numberIn(state, core.at)),
    observed(state, { at, openPositions }) {
      const crossed = at >= numberIn(state, slots.next)
      const wasOpen = numberIn(state, core.openPositions) > 0
      if (crossed) enter(state, at)
      const cutoff = numberIn(state, slots.cutoff)
      const isInside = openPositions > 0 && at >= cutoff && at <= cutoff + windowMs
      if (isInside || (crossed && wasOpen && at > cutoff)) state[slots.held] = cutoff
    },
    timed: 'soon',
    broken: (state, at) =>
      isHeld(state) || (crosses(state, at) && numberIn(state, slots.said) < occasion(state, at)),
    reported(state, at) {
      state[slots.said] = occasion(state, at)
    },
    outcome(state, at) {
      const cutoff = occasion(state, at)
      return {
        ...verdictKind(parameters.consequence),
        ...(parameters.consequence === 'breach' ? {} : { occasion: cutoff }),
        code: 'heldTooLong',
        unit: 'count',
        limit: 0,
        figure: Math.max(1, numberIn(state, core.openPositions)),
        facts: { cutoff, observedAt: numberIn(state, core.observedAt) },
      }
    },
    standing: () => null,
  }
}

function words(parameters: Parameters, terms: PhaseTerms): string {
  const day = parameters.on === 'everyDay' ? 'day' : weekdays[parameters.on]
  const when = `${parameters.time} ${zoneText(terms.calendar.zone)}`
  const window =
    parameters.windowMinutes === 0 ? '' : ` and for ${parameters.windowMinutes} minutes after it`
  return `No position may be open every ${day} at ${when}${window}. ${consequenceWords[parameters.consequence]}`
}

function explain(verdict: Verdict, parameters: Parameters, terms: PhaseTerms): Explanation {
  const { zone } = terms.calendar
  const moment = (at: number) => `${dateText(at, zone)} ${clockText(at, zone)}`
  const cutoff = moment(factOf(verdict, 'cutoff'))
  return {
    title: 'No positions over night or weekend',
    words: words(parameters, terms),
    summary: `A position was open after ${cutoff}.`,
    rows: [
      rowsOf('limit')('Nothing open from', cutoff, { tone: 'strong' }),
      rowsOf('figure')('Open positions', String(verdict.figure), { tone: 'broken' }),
    ],
  }
}
