import type { NumberField, TextField } from 'payload'
import { currencies, isCurrency } from '../../src/domain/money/currency.js'
import type { CollectionContext } from '../context.js'

type MoneyOptions = Partial<Pick<NumberField, 'label' | 'required' | 'index' | 'access'>> & {
  readonly description?: string
  readonly readOnly?: boolean
  /** The field of the same record that holds the currency. */
  readonly currencyField?: string
  /** Refuse negative amounts; default true. */
  readonly positive?: boolean
}

/** An amount in whole minor units, shown and typed as 1,250.00. */
export function money(
  name: string,
  context: CollectionContext,
  options: MoneyOptions = {},
): NumberField {
  const { description, readOnly, currencyField = 'currency', positive = true, ...rest } = options
  const clientProps = { currencyField }
  return {
    name,
    type: 'number',
    validate: (value: unknown) => {
      if (value === null || value === undefined) return rest.required ? 'expected an amount' : true
      if (!Number.isSafeInteger(value)) return 'expected whole minor units (cents)'
      return !positive || Number(value) >= 0 || 'expected an amount that is not negative'
    },
    ...rest,
    admin: {
      ...(description ? { description } : {}),
      ...(readOnly ? { readOnly } : {}),
      components: {
        Cell: { path: context.component('MoneyCell'), clientProps },
        Field: { path: context.component('MoneyField'), clientProps },
      },
    },
    custom: { money: { currencyField } },
  }
}

export function currencyField(options: { readOnly?: boolean } = {}): TextField {
  return {
    name: 'currency',
    type: 'text',
    label: 'Currency',
    required: true,
    defaultValue: 'USD',
    validate: (value: unknown) =>
      (typeof value === 'string' && isCurrency(value)) ||
      `expected a currency code such as ${currencies.slice(-4).join(', ')}`,
    admin: { description: 'ISO 4217 code, such as USD.', ...options, width: '25%' },
  }
}
