import { isCurrency } from '../money/currency.js'
import { minor } from '../money/minor.js'
import { formatMoney } from '../money/text.js'
import { daysText, lotsText, percentText } from './phrasing.js'
import type { FigureUnit } from './types.js'

/** A figure of a rule as people read it: `1,250.00`, `3 days`, `46.88 %`, `2.50 lots`, `45 s`, `4`. */
export function figureText(value: number, unit: string, currency: string | null): string {
  switch (unit as FigureUnit) {
    case 'money':
      return currency !== null && isCurrency(currency)
        ? formatMoney(minor(value), currency)
        : `${value} minor units`
    case 'days':
      return daysText(value)
    case 'percent':
      return percentText(value)
    case 'lots':
      return `${lotsText(value)} lots`
    case 'seconds':
      return `${value} s`
    case 'count':
      return String(value)
  }
}
