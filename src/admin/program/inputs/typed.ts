import { isCurrency, type Currency } from '../../../domain/money/currency.js'
import { minor } from '../../../domain/money/minor.js'
import { formatMoney, parseMoney } from '../../../domain/money/text.js'
import type { ParameterField } from '../../../domain/rules/parameterFields.js'
import type { FigureBasis } from '../../../domain/rules/schemaField.js'
import { isFields } from './inputProps.js'

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

/** In which way a stored figure is given. */
export function basisOf(value: unknown, bases: readonly FigureBasis[]): FigureBasis {
  const own = typeof value === 'object' && value !== null ? Object.keys(value)[0] : 'amount'
  return bases.find((each) => each === own) ?? bases[0] ?? 'amount'
}

export const shareOfBasis = (value: unknown, basis: FigureBasis): unknown =>
  isFields(value) ? (value[basis] ?? null) : null

/** A figure as one line of text, in whichever way it is given. */
export function shownAmount(value: unknown, currency: string): string {
  if (!isFields(value)) return shownFigure(value, 'money', currency)
  if ('bySize' in value) return 'by size'
  return `${shownFigure(Object.values(value)[0], 'percent', currency)} %`
}

const expected: Partial<Readonly<Record<NonNullable<Unit>, string>>> = {
  money: 'an amount such as 1,250.00',
  percent: 'a percentage such as 12.5',
  lots: 'lots such as 2.50',
}

/** What is wrong with what was typed, before anything is asked of the server. */
export function typingProblem(value: unknown, field: ParameterField): string | null {
  const { kind, unit, optional } = field
  if (kind !== 'number' && kind !== 'figure') return null
  const isShare = isFields(value) && !('bySize' in value)
  const figure = isShare ? Object.values(value)[0] : value
  const asked = isShare ? 'percent' : kind === 'figure' ? 'money' : unit
  const what = (asked && expected[asked]) ?? 'a whole number'
  if (typeof figure === 'string') return `Expected ${what}, was “${figure}”.`
  const isMissing = figure === null || figure === undefined
  if (isMissing) return isShare || !optional ? `Expected ${what}.` : null
  return typeof figure === 'number' && kind === 'number' ? rangeProblem(figure, field) : null
}

function rangeProblem(figure: number, { least, most, unit }: ParameterField): string | null {
  const text = (bound: number) =>
    `${shownFigure(bound, unit, 'USD')}${unit === 'percent' ? ' %' : ''}`
  if (least !== null && figure < least) return `Expected at least ${text(least)}.`
  if (most !== null && figure > most) return `Expected at most ${text(most)}.`
  return null
}

/** Any value as one line, for what no form knows. */
export const valueWords = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value)
