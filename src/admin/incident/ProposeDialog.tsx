'use client'
import { useState } from 'react'
import { GoesOnFields } from '../actionBar/GoesOnFields.js'
import type { GoesOn } from '../actionBar/moves.js'
import { QueueDialog } from '../queue/QueueDialog.js'
import { kindWords } from './incidentWords.js'

type Props = {
  readonly slug: string
  readonly currency: string
  readonly onPropose: (body: object) => Promise<string | null>
}

/** What is to be done about everything that the incident concerns, and why. */
export function ProposeDialog({ slug, currency, onPropose }: Props) {
  const [kind, setKind] = useState('freeze')
  const [reason, setReason] = useState('')
  const [goesOn, setGoesOn] = useState<GoesOn | null>({ balance: 'latest', days: 'keep' })
  const propose = async () => {
    if (reason.trim() === '') return 'Say why; it is kept in the audit log.'
    if (kind === 'reinstate' && !goesOn) return 'Balance: expected an amount such as 50,000.00.'
    return onPropose({
      ...{ kind, reason: reason.trim() },
      ...(kind === 'reinstate' ? { goesOn } : {}),
    })
  }
  return (
    <QueueDialog action="Propose" onConfirm={propose} slug={slug} title="Propose an action">
      <label className="pf-reason__row" htmlFor={`${slug}-kind`}>
        What
        <select id={`${slug}-kind`} onChange={(event) => setKind(event.target.value)} value={kind}>
          {Object.entries(kindWords).map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      </label>
      {kind === 'reinstate' ? (
        <GoesOnFields
          figures={{ currency, initial: null, latest: null, floor: null, days: 'keep' }}
          onChange={setGoesOn}
        />
      ) : null}
      <label className="pf-reason__row" htmlFor={`${slug}-reason`}>
        Reason
        <input
          autoComplete="off"
          id={`${slug}-reason`}
          maxLength={500}
          onChange={(event) => setReason(event.target.value)}
          value={reason}
        />
      </label>
      <p className="pf-muted">A second person releases it; until then nothing changes.</p>
    </QueueDialog>
  )
}
