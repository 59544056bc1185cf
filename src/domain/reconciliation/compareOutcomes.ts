export const outcomes = ['running', 'breached', 'passed', 'expired'] as const

export type Outcome = (typeof outcomes)[number]

/** How an account stands in one system; `at` (UTC milliseconds) is when it ended, where that is known. */
export type AccountOutcome = {
  readonly login: string
  readonly outcome: Outcome
  readonly at: number | null
  /** What ended it, in the system's own words. */
  readonly why: string
}

export type OutcomeComparison = {
  readonly login: string
  readonly ours: AccountOutcome | null
  readonly theirs: AccountOutcome | null
  /** `later` and `earlier`: we ended it so, but more than the tolerance away from them. */
  readonly result: 'same' | 'different' | 'earlier' | 'later' | 'onlyOurs' | 'onlyTheirs'
}

/**
 * Our rulings beside those of another system, by login: what observing is for before anybody lets us act.
 *
 * @param toleranceMs ends so close to each other count as one
 */
export function compareOutcomes(
  ours: readonly AccountOutcome[],
  theirs: readonly AccountOutcome[],
  toleranceMs: number,
): OutcomeComparison[] {
  const others = new Map(theirs.map((each) => [each.login, each]))
  const compared = ours.map((mine): OutcomeComparison => {
    const other = others.get(mine.login) ?? null
    others.delete(mine.login)
    return {
      login: mine.login,
      ours: mine,
      theirs: other,
      result: resultOf(mine, other, toleranceMs),
    }
  })
  const rest = [...others.values()].map((other): OutcomeComparison => {
    return { login: other.login, ours: null, theirs: other, result: 'onlyTheirs' }
  })
  return [...compared, ...rest]
}

function resultOf(
  ours: AccountOutcome,
  theirs: AccountOutcome | null,
  toleranceMs: number,
): OutcomeComparison['result'] {
  if (theirs === null) return 'onlyOurs'
  if (ours.outcome !== theirs.outcome) return 'different'
  if (ours.at === null || theirs.at === null) return 'same'
  const behind = ours.at - theirs.at
  if (Math.abs(behind) <= toleranceMs) return 'same'
  return behind > 0 ? 'later' : 'earlier'
}
