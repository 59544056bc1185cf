/**
 * Money inside the simulator: whole ten-thousandths, so that open results carry more decimals than a
 * statement rounds to. On the wire it is decimal text.
 */
export type Amount = number

const scale = 10_000

/** `1250.00`, or four decimals where there are fractions of a cent. */
export function amountText(value: Amount): string {
  const size = Math.abs(value)
  const digits = String(size % scale).padStart(4, '0')
  const fraction = digits.endsWith('00') ? digits.slice(0, 2) : digits
  return `${value < 0 ? '-' : ''}${Math.floor(size / scale)}.${fraction}`
}

/** @returns null when the text is not plain decimal text with at most four decimals */
export function parseAmount(text: string): Amount | null {
  const match = /^(-?)(\d{1,11})(?:\.(\d{1,4}))?$/.exec(text)
  if (!match) return null
  const value = Number((match[2] ?? '') + (match[3] ?? '').padEnd(4, '0'))
  return match[1] ? -value : value
}

/** Whole cents, half away from zero: what closing a position books. */
export const inCents = (value: Amount): Amount =>
  Math.sign(value) * Math.floor(Math.abs(value) / 100 + 0.5) * 100
