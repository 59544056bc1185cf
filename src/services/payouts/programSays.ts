import { payoutWords } from '../../domain/payouts/words.js'
import type { ScalingVerdict } from '../../domain/scaling/judgeScaling.js'
import { scalingWords } from '../../domain/scaling/scalingWords.js'
import { growthOf } from './growthOf.js'
import type { LoadedFacts } from './loadFacts.js'

export type ProgramSays = {
  /** How the program pays out and how accounts grow, in words. */
  readonly words: readonly string[]
  /** Whether the account can grow; null where the program does not grow accounts. */
  readonly growth: ScalingVerdict | null
}

/** What a trader may expect of the program beyond the next payout. */
export function programSays(loaded: LoadedFacts): ProgramSays {
  const { row, facts } = loaded
  const { terms, account } = facts
  const { scaling } = row.terms
  const words = payoutWords(terms, account)
  if (!scaling) return { words, growth: null }
  return {
    words: [...words, ...scalingWords(scaling, account)],
    growth: facts.ended ? null : growthOf(loaded),
  }
}
