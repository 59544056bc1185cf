import { DomainFault } from '../fault.js'
import { divideRounded, multiply } from './divide.js'
import { minor, subtract, type Minor } from './minor.js'

declare const unit: unique symbol

/** A share in hundredths of a percent: 10,000 is the whole, 500 is 5 %. */
export type BasisPoints = number & { readonly [unit]: 'basisPoints' }

export const whole = 10_000 as BasisPoints

/** @throws DomainFault when `value` is not a whole number of basis points */
export function basisPoints(value: number): BasisPoints {
  if (!Number.isSafeInteger(value)) {
    throw new DomainFault(`expected whole basis points, was ${value}`)
  }
  return value as BasisPoints
}

/** What a share leaves of the whole. */
export const complement = (share: BasisPoints): BasisPoints => basisPoints(whole - share)

/** How a share that falls between two minor units is rounded. */
export type Rounding = 'down' | 'up' | 'halfAwayFromZero'

/**
 * `amount * share / 10,000`, multiplied before dividing. `down` is toward negative infinity,
 * `up` toward positive infinity.
 *
 * @throws DomainFault when the product leaves the safe integers (above nine billion dollars)
 */
export function shareOf(amount: Minor, share: BasisPoints, rounding: Rounding): Minor {
  const product = amount * share
  if (!Number.isSafeInteger(product)) {
    throw new DomainFault(`amount ${amount} is too large to take ${share} basis points of`)
  }
  const rest = ((product % whole) + whole) % whole
  const floor = (product - rest) / whole
  if (rest === 0 || rounding === 'down') return minor(floor)
  if (rounding === 'up') return minor(floor + 1)
  const half = whole / 2
  const awayIsUp = rest > half || (rest === half && product > 0)
  return minor(awayIsUp ? floor + 1 : floor)
}

/**
 * Splits profit between trader and firm. The trader's part is rounded down to the minor unit and
 * the rest stays with the firm, so both parts always add up to `profit`.
 */
export function splitProfit(profit: Minor, traderShare: BasisPoints) {
  const trader = shareOf(profit, traderShare, 'down')
  return { trader, firm: subtract(profit, trader) }
}

/** `part / whole` in basis points, to the nearest; 0 when `of` is not positive. */
export const shareRounded = (part: Minor, of: Minor): number =>
  of <= 0 ? 0 : divideRounded(multiply(part, whole), of)

/** `part / whole` in basis points, rounded down; 0 when `of` is not positive. */
export function ratioOf(part: Minor, of: Minor): BasisPoints {
  if (of <= 0) return 0 as BasisPoints
  return Math.floor((part * whole) / of) as BasisPoints
}
