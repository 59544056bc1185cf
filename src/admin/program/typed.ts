import { isCurrency, type Currency } from '../../domain/money/currency.js'
import { minor } from '../../domain/money/minor.js'
import { formatMoney, parseMoney } from '../../domain/money/text.js'
import type { ParameterField } from '../../domain/rules/parameterFields.js'

export type Unit = ParameterField['unit'] | undefined

const currencyOf = (code: string): Currency => (isCurrency(code) ? code : 'USD')

/** A stored figure as a person types it: 400 basis points as `4`, 500000 minor units as `5,000.00`. */
export function shownFigure(value: unknown, unit: Unit, currency: string): string {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) return String(value)
  if (unit === 'money') return formatMoney(minor(value), currencyOf(currency))
  if (unit === 'percent' || unit === 'lots') return String(value / 100)
  return String(value)
}

/**
 * What was typed as it is stored. Text that is no figure stays text, so that the check refuses it in
 * its place instead of keeping the figure before it.
 */
export function typedFigure(text: string, unit: Unit, currency: string): unknown {
  const trimmed = text.trim()
  if (trimmed === '') return null
  if (unit === 'money') {
    const parsed = parseMoney(trimmed, currencyOf(currency))
    return parsed.ok ? parsed.amount : trimmed
  }
  const hundredths = unit === 'percent' || unit === 'lots'
  const plain = trimmed.replace(/ ?%$/, '').replace(',', '.')
  if (hundredths && /^\d{1,9}(\.\d{1,2})?$/.test(plain)) return Math.round(Number(plain) * 100)
  if (!hundredths && /^\d{1,15}$/.test(plain)) return Number(plain)
  return trimmed
}

const suffixes: Partial<Record<NonNullable<Unit>, string>> = {
  percent: '%',
  days: 'days',
  lots: 'lots',
  seconds: 's',
  minutes: 'min',
}

export const suffixOf = (unit: Unit, currency: string): string =>
  unit === 'money' ? currency : unit === undefined ? '' : (suffixes[unit] ?? '')

/** An amount, or a share of the size (`2 %`), as one line of text. */
export function shownAmount(value: unknown, currency: string): string {
  if (typeof value === 'object' && value !== null && 'ofSizeBps' in value) {
    return `${shownFigure(value.ofSizeBps, 'percent', currency)} %`
  }
  return shownFigure(value, 'money', currency)
}

export function typedAmount(text: string, currency: string): unknown {
  if (!text.trim().endsWith('%')) return typedFigure(text, 'money', currency)
  const share = typedFigure(text, 'percent', currency)
  return typeof share === 'number' ? { ofSizeBps: share } : text.trim()
}
