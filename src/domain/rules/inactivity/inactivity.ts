import { core, numberIn } from '../coreSlots.js'
import { calendarDaysBetween, daysLater, deadlineAfter } from '../deadline.js'
import { defineRule, type PhaseContext, type RuleSteps } from '../defineRule.js'
import type { Observation } from '../types.js'
import { inactivityParameters, type InactivityParameters } from './parameters.js'
import { inactivityExplanation, inactivityWords } from './words.js'

type Slot = 'activeAt' | 'stopped'

/**
 * Calendar days since the last activity. A closing counts from the first observation that shows it,
 * an opening from the platform's own time. Pending orders are no activity, but may stop the clock as open
 * positions do; when the last of them is gone the days begin anew.
 */
export const inactivity = defineRule({
  name: 'inactivity',
  revision: 1,
  label: 'Inactivity',
  description: 'After how many days without activity the account expires.',
  parameters: inactivityParameters,
  slots: ['activeAt', 'stopped'],
  needs: ['observations', 'clock'],
  compile,
  words: inactivityWords,
  explain: inactivityExplanation,
})

function compile(parameters: InactivityParameters, phase: PhaseContext<Slot>): RuleSteps {
  const { slots, terms } = phase
  const { calendar } = terms
  const deadlineOf = (state: readonly number[]) =>
    deadlineAfter(numberIn(state, slots.activeAt), parameters, calendar)
  const { openPositionsStopClock, pendingOrdersStopClock } = parameters
  const stops = (openPositions: number, pendingOrders: number) =>
    (openPositionsStopClock && openPositions > 0) || (pendingOrdersStopClock && pendingOrders > 0)
      ? 1
      : 0
  const stopsNow = (state: readonly number[]) =>
    stops(numberIn(state, core.openPositions), numberIn(state, core.pendingOrders))
  const seen = (state: number[], observation: Observation) => {
    const stopped = stops(observation.openPositions, observation.pendingOrders)
    const goesOn = stopped === 0 && numberIn(state, slots.stopped) === 1
    const at =
      goesOn && pendingOrdersStopClock
        ? observation.at
        : activityAt(parameters.activity, state, observation)
    if (at > numberIn(state, slots.activeAt)) state[slots.activeAt] = at
    state[slots.stopped] = stopped
  }
  /** Finding a date costs far more than a comparison, so it waits until the last days. */
  const soonest = (parameters.days - 2) * 86_400_000
  return {
    start(state) {
      state[slots.activeAt] = numberIn(state, core.startedAt)
    },
    carried(state) {
      state[slots.stopped] = stopsNow(state)
    },
    reopened(state, at) {
      state[slots.activeAt] = at
      state[slots.stopped] = stopsNow(state)
    },
    shifted(state, { byMs, at, ranOut }) {
      const activeAt = numberIn(state, slots.activeAt)
      state[slots.activeAt] = ranOut && at >= deadlineOf(state) ? at : activeAt + byMs
    },
    extended(state, days) {
      state[slots.activeAt] = daysLater(numberIn(state, slots.activeAt), days, calendar.zone)
    },
    ...(pendingOrdersStopClock ? { observed: seen } : { positionsChanged: seen }),
    timed: 'deadline',
    broken: (state, at) =>
      at >= numberIn(state, slots.activeAt) + soonest &&
      numberIn(state, slots.stopped) === 0 &&
      at >= deadlineOf(state),
    outcome(state, at) {
      const limit = parameters.days
      const activeAt = numberIn(state, slots.activeAt)
      const facts = { activeAt, deadline: deadlineOf(state) }
      const figure = calendarDaysBetween(activeAt, at, calendar.zone)
      return { kind: 'expiry', code: 'inactiveTooLong', unit: 'days', limit, figure, facts }
    },
    standing(state, at) {
      if (numberIn(state, slots.stopped) === 1) return null
      const limit = deadlineOf(state)
      const figure = numberIn(state, slots.activeAt)
      const passed = Math.max(0, at - figure) / (limit - figure)
      return { unit: 'time', limit, figure, used: Math.floor(passed * 10_000) }
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
