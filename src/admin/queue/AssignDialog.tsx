'use client'
import { useState } from 'react'
import type { Queue, QueueItem } from '../../readModels/queue/model.js'
import type { QueueKindName } from '../../readModels/queue/kinds.js'
import { AskDialog } from '../parts/AskDialog.js'
import { Together } from './Together.js'

type Props = {
  readonly slug: string
  readonly items: readonly QueueItem[]
  readonly kind: QueueKindName
  readonly people: Queue['people']
  readonly onAssign: (to: string | null) => Promise<string | null>
}

const nobody = 'nobody'

/** Who looks after it; only those who decide such things are offered. */
export function AssignDialog({ slug, items, kind, people, onAssign }: Props) {
  const [to, setTo] = useState('')
  const offered = people.filter(({ kinds }) => kinds.includes(kind))
  return (
    <AskDialog
      about={<Together items={items} />}
      action="Assign"
      onConfirm={async () => {
        if (to === '') return 'Choose who gets it.'
        return onAssign(to === nobody ? null : to)
      }}
      slug={slug}
      title={items.length === 1 ? 'Assign' : `Assign ${items.length}`}
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
