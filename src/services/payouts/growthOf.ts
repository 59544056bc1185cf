import type { ScalingVerdict } from '../../domain/scaling/judgeScaling.js'
import { scalingStanding } from '../../domain/scaling/scalingStanding.js'
import { tradingDayAt } from '../../domain/time/tradingDay.js'
import { undone, type LoadedFacts } from './loadFacts.js'

/** Whether the account can grow now, since its start or its last step; null where it never does. */
export function growthOf({ row, facts }: LoadedFacts): ScalingVerdict | null {
  const { scaling } = row.terms
  if (!scaling) return null
  const { account, calendar, at } = facts
  const since = row.scaled_at
  const dateOf = (instant: number) => tradingDayAt(instant, calendar).date
  const startedOn = dateOf(since ?? account.openedAt)
  const made = (row.payouts ?? []).filter(
    (payout) => !undone.includes(payout.status) && payout.at >= (since ?? 0),
  )
  return scalingStanding(scaling, {
    account,
    days: [...account.earlierDays, ...account.days].filter(
      ({ date }) => since === null || date > startedOn,
    ),
    takenOut: made.map(({ gross }) => gross),
    startedOn,
    today: dateOf(at),
    ...(row.scale_step === null || since === null
      ? {}
      : {
          grown: {
            original: { size: row.sold, currency: row.currency },
            steps: row.scale_step,
            balance: row.scaled_balance ?? account.startingBalance,
          },
        }),
  })
}
