import type { SizeOf } from '../payouts/figure.js'
import type { ScalingTerms } from '../scaling/scalingTerms.js'
import { scalingWords } from '../scaling/scalingWords.js'
import { difference, type Difference } from './difference.js'
import { judgeChange, unclear, type Judged } from './forTrader.js'
import { scalingField } from './scalingFields.js'
import { scalingPlace } from './scalingForm.js'
import { treeDifferences } from './termTree.js'

type Plan = ScalingTerms | null

/** How funded accounts of this size grow differently under two versions. */
export function scalingDifferences(before: Plan, after: Plan, account: SizeOf): Difference[] {
  if (before && after) {
    const pair = { before, after, account }
    return treeDifferences({ place: scalingPlace, field: scalingField }, pair)
  }
  const one = before ?? after
  if (!one) return []
  const text = (plan: Plan) => (plan ? scalingWords(plan, account).join(' ') : null)
  return [
    difference({
      ...judgePlan(one, before, after),
      field: scalingPlace,
      title: 'Scaling plan',
      before: text(before),
      after: text(after),
    }),
  ]
}

/** A plan only gives, unless a grown account has another share or other limits than before. */
function judgePlan(plan: ScalingTerms, before: Plan, after: Plan): Judged {
  const { splitBps, dailyLossBps, maximumLossBps } = plan
  if ([splitBps, dailyLossBps, maximumLossBps].some((each) => each !== null)) return unclear
  const some = (each: Plan) => (each ? 1 : null)
  const gift = { larger: 'easier', empty: 'hardest' } as const
  return judgeChange(gift, { before: some(before), after: some(after), given: {} })
}
