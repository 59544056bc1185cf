'use client'
import { useState } from 'react'
import type { QueueItem } from '../../readModels/queue/model.js'
import { AskDialog } from '../parts/AskDialog.js'
import { Together } from './Together.js'

type Props = {
  readonly slug: string
  readonly items: readonly QueueItem[]
  readonly onSnooze: (until: string | null, reason: string) => Promise<string | null>
  /** It is put off already, and may be taken back. */
  readonly isResting: boolean
}

const hourMs = 3_600_000
const spans: readonly { readonly label: string; readonly ms: number }[] = [
  { label: '1 hour', ms: hourMs },
  { label: '4 hours', ms: 4 * hourMs },
  { label: '1 day', ms: 24 * hourMs },
  { label: '3 days', ms: 72 * hourMs },
  { label: '1 week', ms: 168 * hourMs },
]
const wake = 'wake'

/** Until when, and why: others read it in the list. */
export function SnoozeDialog({ slug, items, onSnooze, isResting }: Props) {
  const [span, setSpan] = useState(String(4 * hourMs))
  const [reason, setReason] = useState('')
  const confirm = async () => {
    if (reason.trim() === '') return 'Say why; it stands in the list.'
    const until = span === wake ? null : new Date(Date.now() + Number(span)).toISOString()
    return onSnooze(until, reason.trim())
  }
  return (
    <AskDialog
      about={<Together items={items} />}
      action={span === wake ? 'Take back' : 'Put off'}
      onConfirm={confirm}
      slug={slug}
      title={items.length === 1 ? 'Put off' : `Put ${items.length} off`}
    >
      <label className="pf-reason__row" htmlFor={`${slug}-span`}>
        For
        <select id={`${slug}-span`} onChange={(event) => setSpan(event.target.value)} value={span}>
          {spans.map(({ label, ms }) => (
            <option key={ms} value={ms}>
              {label}
            </option>
          ))}
          {isResting ? <option value={wake}>Not any longer</option> : null}
        </select>
      </label>
      <label className="pf-reason__row" htmlFor={`${slug}-reason`}>
        Reason
        <input
          autoComplete="off"
          autoFocus
          id={`${slug}-reason`}
          maxLength={200}
          onChange={(event) => setReason(event.target.value)}
          value={reason}
        />
      </label>
    </AskDialog>
  )
}
