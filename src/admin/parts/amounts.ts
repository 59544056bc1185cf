import { isCurrency } from '../../domain/money/currency.js'
import { minor } from '../../domain/money/minor.js'
import { formatMoney } from '../../domain/money/text.js'

/** Minor units as `1,250.00`; a currency that is not known is shown in minor units rather than guessed. */
export const amountText = (amount: number, currency: string): string =>
  isCurrency(currency) ? formatMoney(minor(amount), currency) : `${amount} minor units`

/** `106,000` where the amount has no cents, else `99,788.10`: for the edge of a chart. */
export const wholeAmountText = (amount: number, currency: string): string =>
  amountText(amount, currency).replace(/\.0+$/, '')
