import { consequenceWords, verdictKind } from '../consequence.js'
import { core, numberIn } from '../coreSlots.js'
import type { RuleOutcome, RuleSteps } from '../defineRule.js'
import { rowsOf, type Explanation } from '../explanation.js'
import type { Consequence } from '../parameters.js'
import type { Observation, Verdict } from '../types.js'

/** A number of positions that may not be above a limit for longer than a grace period. */
export type CountRule = {
  readonly code: string
  readonly consequence: Consequence
  readonly limit: number
  readonly graceSeconds: number
  /** The number that an observation shows; null where the platform did not say. */
  readonly count: (observation: Observation) => number | null
}

export const countSlots = ['count', 'since', 'said'] as const

type Slots = Readonly<Record<(typeof countSlots)[number], number>>

/**
 * Steps of a rule about what is open: broken while the number stays above the limit for the grace
 * period, said once for each time it rose above.
 */
export function countSteps(rule: CountRule, slots: Slots): RuleSteps {
  const { consequence, limit, graceSeconds } = rule
  const isOver = (state: readonly number[], at: number) =>
    numberIn(state, slots.count) > limit &&
    (graceSeconds === 0 || at - numberIn(state, slots.since) > graceSeconds * 1_000)
  const outcome = (state: readonly number[]): RuleOutcome => ({
    ...verdictKind(consequence),
    ...(consequence === 'breach' ? {} : { occasion: numberIn(state, slots.since) }),
    code: rule.code,
    unit: 'count',
    limit,
    figure: numberIn(state, slots.count),
    facts: { since: numberIn(state, slots.since), observedAt: numberIn(state, core.observedAt) },
  })
  return {
    start: () => undefined,
    ...(graceSeconds > 0 && { timed: 'soon' as const }),
    observed(state, observation) {
      const count = rule.count(observation)
      if (count === null) return
      if (count > limit && numberIn(state, slots.count) <= limit)
        state[slots.since] = observation.at
      state[slots.count] = count
    },
    broken: (state, at) =>
      isOver(state, at) &&
      (consequence === 'breach' || numberIn(state, slots.said) !== numberIn(state, slots.since)),
    reported(state) {
      state[slots.said] = numberIn(state, slots.since)
    },
    outcome,
    standing(state) {
      const figure = numberIn(state, slots.count)
      const used = limit === 0 ? (figure > 0 ? 10_000 : 0) : Math.floor((figure * 10_000) / limit)
      return { unit: 'count', limit, figure, used }
    },
  }
}

/** The rule in words followed by what breaking it leads to. */
export const withConsequence = (text: string, consequence: Consequence): string =>
  `${text} ${consequenceWords[consequence]}`

export const countExplanation = (
  verdict: Verdict,
  given: { readonly title: string; readonly words: string; readonly what: string },
): Explanation => ({
  title: given.title,
  words: given.words,
  summary: `${verdict.figure} ${given.what}, ${verdict.limit} allowed.`,
  rows: [
    rowsOf('limit')('Allowed', String(verdict.limit)),
    rowsOf('figure')(given.what, String(verdict.figure), { tone: 'broken' }),
  ],
})

/** `after 60 seconds`, or nothing without a grace period. */
export const graceText = (seconds: number): string =>
  seconds === 0 ? '' : ` for longer than ${seconds === 1 ? '1 second' : `${seconds} seconds`}`
