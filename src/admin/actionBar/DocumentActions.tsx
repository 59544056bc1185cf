'use client'
import { useDocumentInfo, useDocumentTitle, useFormFields } from '@payloadcms/ui'
import { ActionBar } from './ActionBar.js'

/** The action bar among Payload's document controls; nothing while the record is being created. */
export function DocumentActions({ lifecycle }: { readonly lifecycle: string }) {
  const { id } = useDocumentInfo()
  const { title } = useDocumentTitle()
  const status = useFormFields(([fields]) => fields.status?.value)
  return id ? (
    <ActionBar
      id={String(id)}
      lifecycle={lifecycle}
      status={typeof status === 'string' ? status : undefined}
      subject={title}
    />
  ) : null
}
