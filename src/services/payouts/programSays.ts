import { payoutWords } from '../../domain/payouts/words.js'
import type { ScalingVerdict } from '../../domain/scaling/judgeScaling.js'
import { scalingStanding } from '../../domain/scaling/scalingStanding.js'
import { scalingWords } from '../../domain/scaling/scalingWords.js'
import { tradingDayAt } from '../../domain/time/tradingDay.js'
import { undone, type LoadedFacts } from './loadFacts.js'

export type ProgramSays = {
  /** How the program pays out and how accounts grow, in words. */
  readonly words: readonly string[]
  /** Whether the account can grow; null where the program does not grow accounts. */
  readonly growth: ScalingVerdict | null
}

/** What a trader may expect of the program beyond the next payout. */
export function programSays({ row, facts }: LoadedFacts): ProgramSays {
  const { terms, account, calendar, at } = facts
  const { scaling } = row.terms
  const words = payoutWords(terms, account)
  if (!scaling) return { words, growth: null }
  const made = (row.payouts ?? []).filter(({ status }) => !undone.includes(status))
  const growth = scalingStanding(scaling, {
    account,
    days: [...account.earlierDays, ...account.days],
    takenOut: made.map(({ gross }) => gross),
    startedOn: tradingDayAt(account.openedAt, calendar).date,
    today: tradingDayAt(at, calendar).date,
  })
  return { words: [...words, ...scalingWords(scaling, account)], growth }
}
