'use client'
import { useDocumentInfo, useField, useFormFields } from '@payloadcms/ui'
import { mergeFieldStyles } from '@payloadcms/ui/shared'
import type { NumberFieldClientProps } from 'payload'
import { amountText } from '../parts/amounts.js'
import { LimitBar } from '../parts/LimitBar.js'
import { Nothing } from './cell.js'
import { Label } from './fieldParts.js'
import { useLiveRow, type LiveFigureName } from './liveRows.js'
import './fields.css'

type Props = NumberFieldClientProps & { readonly figure: LiveFigureName }

/** A figure of the live path on the form of its account: shown, never typed, follows the platform. */
export function LiveField({ field, path, figure }: Props) {
  const { id, collectionSlug } = useDocumentInfo()
  const { value } = useField<number | null | undefined>({ path })
  const currency = useFormFields(([fields]) => fields.currency?.value)
  const live = useLiveRow(id && collectionSlug ? { collectionSlug, id } : null)
  const shown = live?.[figure] ?? value
  const label = typeof field.label === 'string' ? field.label : figure
  return (
    <div className="field-type number read-only" style={mergeFieldStyles(field)}>
      <Label as="span" field={field} path={path} />
      <div className="pf-field-value" id={`field-${path}`}>
        {typeof shown !== 'number' ? (
          <Nothing />
        ) : figure === 'used' ? (
          <LimitBar label={label} used={shown} />
        ) : (
          `${amountText(shown, String(currency ?? 'USD'))} ${String(currency ?? '')}`
        )}
      </div>
    </div>
  )
}
