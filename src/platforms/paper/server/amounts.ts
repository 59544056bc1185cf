import { PropFirmError } from '../../../errors.js'

declare const unit: unique symbol

/**
 * Money inside the paper server: ten-thousandths of a US dollar as a safe integer, so that open
 * results carry more decimals than the currency has, as on real platforms.
 */
export type Amount = number & { readonly [unit]: 'tenThousandths' }

export const nothing = 0 as Amount

const perDollar = 10_000
const perCent = 100

/** @throws PropFirmError when `value` is not a safe integer */
export function amount(value: number): Amount {
  if (!Number.isSafeInteger(value)) {
    throw new PropFirmError('invariant', `expected whole ten-thousandths, was ${value}`)
  }
  return (value === 0 ? 0 : value) as Amount
}

export const plus = (a: Amount, b: Amount): Amount => amount(a + b)
export const minus = (a: Amount, b: Amount): Amount => amount(a - b)

/** `value` in whole cents, rounded half away from zero: what a closed deal books. */
export function inCents(value: Amount): Amount {
  const cents = Math.floor(Math.abs(value) / perCent + 0.5)
  return amount(Math.sign(value) * cents * perCent)
}

/** `1250.00`, or four decimals where there are fractions of a cent. */
export function amountText(value: Amount): string {
  const size = Math.abs(value)
  const dollars = Math.floor(size / perDollar)
  const rest = size - dollars * perDollar
  const sign = value < 0 ? '-' : ''
  if (rest === 0) return `${sign}${dollars}.00`
  const digits = String(rest).padStart(4, '0')
  return `${sign}${dollars}.${rest % perCent === 0 ? digits.slice(0, 2) : digits}`
}

/** Plain decimal text with at most two decimals; null for anything else. */
export function parseAmount(text: string): Amount | null {
  const match = /^(-?)(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text)
  if (!match) return null
  const [, sign, dollars = '', fraction = ''] = match
  const value = Number(dollars + fraction.padEnd(4, '0'))
  return amount(sign ? -value : value)
}
