import { DomainFault } from '../fault.js'
import { minor, type Minor } from './minor.js'

/**
 * `amount / divisor` to the nearest whole unit, halves away from zero.
 *
 * @throws DomainFault when the divisor is not above zero
 */
export function divideRounded(amount: number, divisor: number): Minor {
  if (!Number.isSafeInteger(amount) || !Number.isSafeInteger(divisor) || divisor <= 0) {
    throw new DomainFault(`expected whole numbers to divide, were ${amount} and ${divisor}`)
  }
  const magnitude = Math.abs(amount)
  const rest = magnitude % divisor
  const down = (magnitude - rest) / divisor
  const rounded = rest * 2 >= divisor ? down + 1 : down
  return minor(amount < 0 ? -rounded : rounded)
}

/**
 * `amount * factor`, exact.
 *
 * @throws DomainFault when the product leaves the safe integers
 */
export function multiply(amount: number, factor: number): Minor {
  return minor(amount * factor)
}
