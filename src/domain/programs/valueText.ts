import type { ParameterField } from '../rules/parameterFields.js'
import { amountText, daysText, lotsText, percentText } from '../rules/phrasing.js'
import type { PhaseTerms } from '../rules/types.js'

/** The value of a parameter as an operator reads it: `4 %`, `5,000.00`, `30 days`, `The account ends`. */
export function valueText(
  field: Pick<ParameterField, 'unit' | 'options'>,
  value: unknown,
  terms: Pick<PhaseTerms, 'currency'>,
): string {
  if (value === null || value === undefined) return 'none'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return numberText(field.unit, value, terms)
  if (typeof value === 'string') return field.options?.[value] ?? value
  return JSON.stringify(value)
}

function numberText(
  unit: ParameterField['unit'],
  value: number,
  terms: Pick<PhaseTerms, 'currency'>,
): string {
  if (!Number.isSafeInteger(value)) return String(value)
  if (unit === 'money') return amountText(value, terms)
  if (unit === 'percent') return percentText(value)
  if (unit === 'days') return daysText(value)
  if (unit === 'lots') return lotsText(value)
  return unit === 'seconds' || unit === 'minutes' ? `${value} ${unit}` : String(value)
}
