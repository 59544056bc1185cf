import type { Queryable } from '../../../../src/database/queryable.js'
import type { PlatformSession } from '../../../../src/platforms/types.js'
import { missingFrom, rulingsOf, tapeOf, unprovenOf, type StoredRuling } from './outcome.js'
import { undisturbed, type Accounts } from './undisturbed.js'

/** What workers left behind, against what an undisturbed one makes of the same data. */
export type Comparison = {
  readonly rulings: number
  readonly observations: number
  readonly wrong: Differences
}

export type Differences = {
  readonly lost: readonly StoredRuling[]
  /** Stored, but not decided by the undisturbed run, or more often. */
  readonly surplus: readonly StoredRuling[]
  /** Observations that lie on the tape more or less often than once. */
  readonly misrecorded: readonly string[]
  /** Rulings that their own evidence does not lead to. */
  readonly unproven: readonly unknown[]
}

export const nothingWrong: Differences = { lost: [], surplus: [], misrecorded: [], unproven: [] }

export async function compare(
  q: Queryable,
  session: PlatformSession,
  accounts: Accounts,
): Promise<Comparison> {
  const [rulings, tape] = [await rulingsOf(q), await tapeOf(q)]
  const expected = await undisturbed(session, accounts)
  return {
    rulings: rulings.length,
    observations: tape.size,
    wrong: {
      lost: missingFrom(rulings, expected.rulings),
      surplus: missingFrom(expected.rulings, rulings),
      misrecorded: misrecorded(tape, expected.tape),
      unproven: await unprovenOf(q),
    },
  }
}

const misrecorded = (
  found: ReadonlyMap<string, number>,
  expected: ReadonlyMap<string, number>,
): string[] =>
  [...new Set([...found.keys(), ...expected.keys()])].filter(
    (key) => found.get(key) !== 1 || expected.get(key) !== 1,
  )
