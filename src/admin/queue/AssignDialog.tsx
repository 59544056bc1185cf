'use client'
import { useState } from 'react'
import type { Queue } from '../../readModels/queue/model.js'
import type { QueueKindName } from '../../readModels/queue/kinds.js'
import { AskDialog } from '../parts/AskDialog.js'

type Props = {
  readonly slug: string
  readonly count: number
  readonly kind: QueueKindName
  readonly people: Queue['people']
  readonly onAssign: (to: string | null) => Promise<string | null>
}

const nobody = 'nobody'

/** Who looks after it; only those who decide such things are offered. */
export function AssignDialog({ slug, count, kind, people, onAssign }: Props) {
  const [to, setTo] = useState('')
  const offered = people.filter(({ kinds }) => kinds.includes(kind))
  return (
    <AskDialog
      action="Assign"
      onConfirm={async () => {
        if (to === '') return 'Choose who gets it.'
        return onAssign(to === nobody ? null : to)
      }}
      slug={slug}
      title={count === 1 ? 'Assign' : `Assign ${count}`}
    >
      <label className="pf-reason__row" htmlFor={`${slug}-to`}>
        To
        <select
          autoFocus
          id={`${slug}-to`}
          onChange={(event) => setTo(event.target.value)}
          value={to}
        >
          <option value="">Choose …</option>
          {offered.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
          <option value={nobody}>Nobody: back to the queue</option>
        </select>
      </label>
    </AskDialog>
  )
}
