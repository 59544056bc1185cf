'use client'
import { useDocumentInfo, useField, useFormModified } from '@payloadcms/ui'
import { useRouter } from 'next/navigation.js'
import type { TextFieldClientProps } from 'payload'
import { useEffect } from 'react'
import { Nothing } from './cell.js'
import { Description, Label } from './fieldParts.js'
import { useLiveRow } from './liveRows.js'
import { StatusText, type StatusProps } from './status.js'

/**
 * The status of a record: shown, never typed. The buttons of the action bar change it. When it
 * changed elsewhere the page is asked for again, unless that would undo what somebody is typing.
 */
export function StatusField({ field, path, statuses }: TextFieldClientProps & StatusProps) {
  const { value } = useField<string | undefined>({ path })
  const { id, collectionSlug } = useDocumentInfo()
  const isTyping = useFormModified()
  const { refresh } = useRouter()
  const now = useLiveRow(id && collectionSlug ? { collectionSlug, id } : null)?.status
  useEffect(() => {
    if (now && now !== value && !isTyping) refresh()
    // Only what arrives is a reason to ask: a move of one's own is ahead of the last answer.
  }, [now])
  return (
    <div className="field-type text read-only">
      <Label as="span" field={{ ...field, required: false }} path={path} />
      <div className="pf-field-value" id={`field-${path}`}>
        {value ? <StatusText statuses={statuses} value={value} /> : <Nothing />}
      </div>
      <Description field={field} path={path} />
    </div>
  )
}
