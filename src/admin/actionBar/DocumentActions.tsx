'use client'
import { useDocumentInfo, useDocumentTitle } from '@payloadcms/ui'
import { ActionBar } from './ActionBar.js'

/** The action bar among Payload's document controls; nothing while the record is being created. */
export function DocumentActions({ lifecycle }: { readonly lifecycle: string }) {
  const { id } = useDocumentInfo()
  const { title } = useDocumentTitle()
  return id ? <ActionBar id={String(id)} lifecycle={lifecycle} subject={title} /> : null
}
