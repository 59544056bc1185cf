import { exponentOf, type Currency } from './currency.js'
import { minor, type Minor } from './minor.js'

/** `125000` USD → `1,250.00`. Grouped by thousands, a true minus sign, no currency code. */
export function formatMoney(amount: Minor, currency: Currency): string {
  const text = toDecimalText(amount, currency)
  const [whole = '', fraction] = text.replace('-', '').split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  return (amount < 0 ? '−' : '') + grouped + (fraction === undefined ? '' : `.${fraction}`)
}

/** `125000` USD → `1250.00`: the plain form that platforms, rails and CSV files take. */
export function toDecimalText(amount: Minor, currency: Currency): string {
  const exponent = exponentOf(currency)
  const digits = String(Math.abs(amount)).padStart(exponent + 1, '0')
  const sign = amount < 0 ? '-' : ''
  if (exponent === 0) return sign + digits
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`
}

export type ParsedMoney = { ok: true; amount: Minor } | { ok: false; message: string }

/** What a person types: `1,250`, `1250.5`, `-1 250.00`. More decimals than the currency has are refused. */
export function parseMoney(text: string, currency: Currency): ParsedMoney {
  const exponent = exponentOf(currency)
  const clean = text
    .trim()
    .replace(/[\s,' ]/g, '')
    .replace('−', '-')
  const match = /^(-?)(\d+)(?:\.(\d*))?$/.exec(clean)
  if (!match) return refuse(text, currency)
  const [, sign, whole = '', fraction = ''] = match
  if (fraction.length > exponent) {
    return {
      ok: false,
      message: `expected at most ${exponent} decimals for ${currency}, was "${text}"`,
    }
  }
  const value = Number(whole + fraction.padEnd(exponent, '0'))
  if (!Number.isSafeInteger(value)) return { ok: false, message: `"${text}" is too large` }
  return { ok: true, amount: minor(sign ? -value : value) }
}

function refuse(text: string, currency: Currency): ParsedMoney {
  return { ok: false, message: `expected an amount such as 1,250.00 ${currency}, was "${text}"` }
}

/**
 * A platform's decimal text in minor units, rounded half away from zero: platforms report more
 * decimals than the currency has, and every figure is rounded once, here, at receipt.
 *
 * @returns null when the text is not a decimal number
 */
export function roundDecimalText(text: string, currency: Currency): Minor | null {
  const value = scaledInteger(text, exponentOf(currency))
  return value === null ? null : minor(value)
}

/**
 * A decimal text times ten to the `decimals`, rounded half away from zero: `2.345` with 2 is 235.
 *
 * @returns null when the text is not a decimal number, or too large
 */
export function scaledInteger(text: string, decimals: number): number | null {
  const match = /^(-?)(\d+)(?:\.(\d*))?$/.exec(text)
  if (!match) return null
  const [, sign, whole = '', fraction = ''] = match
  const kept = Number(whole + fraction.slice(0, decimals).padEnd(decimals, '0'))
  const value = kept + ((fraction[decimals] ?? '0') >= '5' ? 1 : 0)
  if (!Number.isSafeInteger(value)) return null
  return sign && value !== 0 ? -value : value
}
