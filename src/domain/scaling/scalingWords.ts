import type { SizeOf } from '../payouts/figure.js'
import { figureWords, percentWords } from '../payouts/wordParts.js'
import type { ScalingTerms } from './scalingTerms.js'

/** How a funded account grows, as sentences to the trader. */
export function scalingWords(terms: ScalingTerms, account: SizeOf): string[] {
  const { growth, firstGrowth, cap } = terms
  const first = firstGrowth ? `Your account first ${growthWords(firstGrowth)}, then it ` : 'Your account ' // prettier-ignore
  const limit = cap === null ? '' : `, up to ${figureWords(cap, account)}`
  const asked = conditionWords(terms)
  const conditions = asked.length === 0 ? '' : ` It needs ${asked.join(', ')}.`
  return [
    `${first}${growthWords(growth)} with each step${limit}.${conditions}`,
    ...afterWords(terms),
  ]
}

const growthWords = ({ kind, bps }: ScalingTerms['growth']): string =>
  kind === 'ofOriginal'
    ? `grows by ${percentWords(bps)} of its first size`
    : `grows to ${percentWords(bps)} of its size`

function conditionWords(terms: ScalingTerms): string[] {
  const { months, netProfitBps, payouts, profitableMonths, balanceAboveStart } = terms
  return [
    ...(months > 0 ? [`${counted(months, 'month')} since the start or the last step`] : []),
    ...(netProfitBps === null ? [] : [`a net profit of ${percentWords(netProfitBps)}`]),
    ...(payouts > 0 ? [counted(payouts, 'payout')] : []),
    ...(profitableMonths > 0 ? [`${counted(profitableMonths, 'profitable month')}`] : []),
    ...(balanceAboveStart ? ['a balance above the start'] : []),
  ]
}

function afterWords({ splitBps, dailyLossBps, maximumLossBps }: ScalingTerms): string[] {
  return [
    ...(splitBps === null ? [] : [`Your share is ${percentWords(splitBps)} from then on.`]),
    ...(dailyLossBps === null
      ? []
      : [`The daily loss limit is ${percentWords(dailyLossBps)} of the new size.`]),
    ...(maximumLossBps === null
      ? []
      : [`The maximum loss limit is ${percentWords(maximumLossBps)} of the new size.`]),
  ]
}

const counted = (number: number, noun: string): string =>
  number === 1 ? `1 ${noun}` : `${number} ${noun}s`
