import type { Currency } from '../../../../domain/money/currency.js'
import { exponentOf } from '../../../../domain/money/currency.js'
import type { Minor } from '../../../../domain/money/minor.js'
import { toDecimalText } from '../../../../domain/money/text.js'

/** Every value goes out as text. */
export type WireRecord = Readonly<Record<string, unknown>>

/** Money has the currency's decimals, and two where the currency has none. */
export const money = (amount: Minor, currency: Currency): string => toDecimalText(amount, currency)

export const digitsOf = (currency: Currency): string => String(exponentOf(currency))
