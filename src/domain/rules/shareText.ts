import { basisPoints, shareOf, type Rounding } from '../money/basisPoints.js'
import { minor, type Minor } from '../money/minor.js'
import { amountText, percentText } from './phrasing.js'
import type { PhaseTerms } from './types.js'

type Share = {
  readonly unit: string
  readonly percent: number
  readonly amount: number | null
  readonly rounding?: Rounding
}

/** The amount that a parameter set means where it is an amount or a percentage of the size. */
export const shareAmount = (share: Share, terms: PhaseTerms): Minor =>
  share.unit === 'amount'
    ? minor(share.amount ?? 0)
    : shareOf(terms.size, basisPoints(share.percent), share.rounding ?? 'halfAwayFromZero')

/** `4,000.00 (4 % of 100,000.00)`, or the amount alone where no percentage is given. */
export function shareText(share: Share, terms: PhaseTerms): string {
  const amount = amountText(shareAmount(share, terms), terms)
  if (share.unit === 'amount') return amount
  return `${amount} (${percentText(share.percent)} of ${amountText(terms.size, terms)})`
}
