import { exponentOf, type Currency } from './currency.js'
import { minor, type Minor } from './minor.js'

/** A move of a price, and what one whole unit of price is worth in the account's currency; decimal texts. */
export type PriceMove = { readonly from: string; readonly to: string; readonly perPrice: string }

/**
 * What a move of a price brings somebody who gains with it, rounded half away from zero: from `1.1001`
 * to `1.0988` at `6000000` per unit is −7,800.00.
 *
 * @returns null when one of the texts is not a decimal number
 */
export function worthOfMove({ from, to, perPrice }: PriceMove, currency: Currency): Minor | null {
  const [before, after, each] = [decimalOf(from), decimalOf(to), decimalOf(perPrice)]
  if (!before || !after || !each) return null
  const places = Math.max(before.places, after.places)
  const moved = scaled(after, places) - scaled(before, places)
  const amount = moved * each.digits * 10n ** BigInt(exponentOf(currency))
  return minor(Number(roundedDivision(amount, 10n ** BigInt(places + each.places))))
}

type Decimal = { readonly digits: bigint; readonly places: number }

function decimalOf(text: string): Decimal | null {
  const match = /^(-?\d+)(?:\.(\d*))?$/.exec(text)
  if (!match) return null
  const [, whole = '', fraction = ''] = match
  return { digits: BigInt(whole + fraction), places: fraction.length }
}

const scaled = ({ digits, places }: Decimal, to: number): bigint =>
  digits * 10n ** BigInt(to - places)

function roundedDivision(amount: bigint, divisor: bigint): bigint {
  const half = divisor / 2n
  return (amount < 0n ? amount - half : amount + half) / divisor
}
