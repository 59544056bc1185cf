'use client'
import { FieldError, useField, useFormFields } from '@payloadcms/ui'
import { mergeFieldStyles } from '@payloadcms/ui/shared'
import type { NumberFieldClientProps } from 'payload'
import { useState } from 'react'
import { isCurrency, type Currency } from '../../domain/money/currency.js'
import { parseMoney } from '../../domain/money/text.js'
import { amountText } from '../parts/amounts.js'
import { Description, Label } from './fieldParts.js'
import './fields.css'

type Props = NumberFieldClientProps & { readonly currencyField: string }

/** An amount: typed and shown as `1,250.00`, kept as whole minor units of the currency beside it. */
export function MoneyField({ field, path, readOnly, currencyField }: Props) {
  const { value, setValue, showError, disabled, errorMessage } = useField<unknown>({ path })
  const sibling = [...path.split('.').slice(0, -1), currencyField].join('.')
  const code = String(useFormFields(([fields]) => fields[sibling]?.value) ?? 'USD')
  const currency: Currency = isCurrency(code) ? code : 'USD'
  const [typed, setTyped] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const locked = Boolean(readOnly) || disabled

  const type = (text: string) => {
    const parsed = text.trim() === '' ? null : parseMoney(text, currency)
    setTyped(text)
    setProblem(parsed && !parsed.ok ? parsed.message : null)
    // Text that is no amount is sent as it is, so that saving is refused instead of keeping the old amount.
    setValue(parsed === null ? null : parsed.ok ? parsed.amount : `? ${text}`)
  }
  const shown = typed ?? (typeof value === 'number' ? amountText(value, currency) : '')
  const id = `field-${path.replace(/\./g, '__')}`
  const classes = ['field-type', 'number', 'pf-money', 'has-currency']
  if (showError || problem) classes.push('error')
  if (locked) classes.push('read-only')
  return (
    <div className={classes.join(' ')} style={mergeFieldStyles(field)}>
      <Label field={field} path={path} />
      <div className="field-type__wrap">
        {problem ? null : (
          <FieldError
            path={path}
            showError={showError}
            {...(errorMessage ? { message: errorMessage } : {})}
          />
        )}
        <div className="pf-money__input">
          <input
            aria-describedby={problem ? `${id}-problem` : undefined}
            aria-invalid={Boolean(problem)}
            autoComplete="off"
            disabled={locked}
            id={id}
            inputMode="decimal"
            name={path}
            onBlur={() => {
              if (!problem) setTyped(null)
            }}
            onChange={(event) => type(event.target.value)}
            type="text"
            value={shown}
          />
          <span className="pf-money__currency">{code}</span>
        </div>
        {problem ? (
          <p className="pf-money__problem" id={`${id}-problem`} role="alert">
            {problem}
          </p>
        ) : null}
        <Description field={field} path={path} />
      </div>
    </div>
  )
}
