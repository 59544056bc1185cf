'use client'
import { useState } from 'react'
import { AskDialog } from '../parts/AskDialog.js'
import type { Deed } from './deed.js'

type Props = {
  readonly slug: string
  readonly deed: Deed
  /** Says what was refused, or null. */
  readonly onConfirm: (reason: string) => Promise<string | null>
}

/** Asks why before a deed that others will want explained. */
export function DeedModal({ slug, deed, onConfirm }: Props) {
  const [reason, setReason] = useState('')
  const confirm = async () => {
    if (reason.trim() === '') return 'Say why; it is kept in the audit log.'
    const refused = await onConfirm(reason.trim())
    // The next one has a reason of its own.
    if (refused === null) setReason('')
    return refused
  }
  return (
    <AskDialog
      action={deed.label}
      adverse={deed.adverse ?? false}
      onConfirm={confirm}
      slug={slug}
      title={deed.label}
    >
      <label className="pf-reason__row" htmlFor={`${slug}-reason`}>
        {deed.ask}
        <textarea
          autoFocus
          id={`${slug}-reason`}
          onChange={(event) => setReason(event.target.value)}
          rows={3}
          value={reason}
        />
      </label>
    </AskDialog>
  )
}
