'use client'
import { useDocumentInfo, useFormFields } from '@payloadcms/ui'
import { OfferActions } from './OfferActions.js'

/** On the form of a challenge: what may be done for its trader. */
export function OffersOfForm() {
  const { id } = useDocumentInfo()
  const status = useFormFields(([fields]) => fields.status?.value)
  return id === undefined ? null : (
    <OfferActions challenge={String(id)} status={typeof status === 'string' ? status : undefined} />
  )
}
