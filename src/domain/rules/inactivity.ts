import { z } from 'zod'
import { core, never, numberIn } from './coreSlots.js'
import { calendarDaysBetween, deadlineAfter } from './deadline.js'
import { defineRule, type PhaseContext, type RuleSteps } from './defineRule.js'
import { inactivityExplanation, inactivityWords } from './inactivityWords.js'
import { choice, days, yesNo } from './parameters.js'
import type { Observation } from './types.js'

const inactivityParameters = z.strictObject({
  days: days(30, {
    title: 'Days',
    description: 'Calendar days without activity after which the account expires.',
  }),
  activity: choice(
    {
      openOrClose: 'Opening or closing a position',
      open: 'Opening a position',
      close: 'Closing a position',
    },
    { title: 'Activity', description: 'What starts the days anew; the start of the phase does too.' },
  ),
  openPositionsStopClock: yesNo(true, {
    title: 'Open positions stop the clock',
    description: 'Whether an account with an open position never counts as inactive.',
  }),
  lastDay: choice(
    {
      sameTime: 'Ends at the same time of day',
      included: 'Still counts as a whole',
      excluded: 'Is already too late',
    },
    { title: 'The last day', description: 'Whether activity on the last day is in time.' },
  ),
})

export type InactivityParameters = z.output<typeof inactivityParameters>
type Slot = 'activeAt' | 'deadline'

/**
 * Calendar days since the last activity. A closing counts from the first observation that shows it,
 * an opening from the platform's own time; pending orders are no activity.
 */
export const inactivity = defineRule({
  name: 'inactivity',
  revision: 1,
  label: 'Inactivity',
  description: 'After how many days without activity the account expires.',
  parameters: inactivityParameters,
  slots: ['activeAt', 'deadline'],
  needs: ['observations', 'clock'],
  compile,
  words: inactivityWords,
  explain: inactivityExplanation,
})

function compile(parameters: InactivityParameters, phase: PhaseContext<Slot>): RuleSteps {
  const { slots, terms } = phase
  const restart = (state: number[], at: number) => {
    state[slots.activeAt] = at
    state[slots.deadline] = deadlineAfter(at, parameters, terms.calendar)
  }
  return {
    start(state) {
      restart(state, numberIn(state, core.startedAt))
    },
    reopened(state, at) {
      restart(state, at)
      const open = numberIn(state, core.openPositions) > 0
      if (parameters.openPositionsStopClock && open) state[slots.deadline] = never
    },
    positionsChanged(state, observation) {
      const before = numberIn(state, slots.activeAt)
      const at = Math.max(before, activityAt(parameters.activity, state, observation))
      const stopped = parameters.openPositionsStopClock && observation.openPositions > 0
      const running = numberIn(state, slots.deadline) !== never
      if (stopped) {
        state[slots.activeAt] = at
        state[slots.deadline] = never
      } else if (at !== before || !running) restart(state, at)
    },
    timed: true,
    broken: (state, at) => at >= numberIn(state, slots.deadline),
    outcome(state, at) {
      const limit = parameters.days
      const activeAt = numberIn(state, slots.activeAt)
      const facts = { activeAt, deadline: numberIn(state, slots.deadline) }
      const figure = calendarDaysBetween(activeAt, at, terms.calendar.zone)
      return { kind: 'expiry', code: 'inactiveTooLong', unit: 'days', limit, figure, facts }
    },
    standing(state, at) {
      const deadline = numberIn(state, slots.deadline)
      const activeAt = numberIn(state, slots.activeAt)
      const passed = Math.max(0, at - activeAt) / (deadline - activeAt)
      const used = deadline === never ? 0 : Math.floor(passed * 10_000)
      return { unit: 'time', limit: deadline, figure: activeAt, used }
    },
  }
}

/** When the observation shows activity of the wanted kind, or 0. */
function activityAt(
  activity: InactivityParameters['activity'],
  state: readonly number[],
  observation: Observation,
): number {
  const opened = observation.lastOpenedAt > numberIn(state, core.lastOpenedAt)
  const expected = numberIn(state, core.openPositions) + (opened ? 1 : 0)
  const closed = observation.openPositions < expected
  if (closed && activity !== 'open') return observation.at
  return opened && activity !== 'close' ? Math.min(observation.lastOpenedAt, observation.at) : 0
}
