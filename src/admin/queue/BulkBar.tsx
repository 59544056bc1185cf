'use client'
import { useConfig, useModal } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { loadMoves, type OfferedMove } from '../actionBar/moves.js'
import { ReasonModal, type Answer } from '../actionBar/ReasonModal.js'
import type { QueueItem } from '../../readModels/queue/model.js'
import { sendAction, type QueueResult } from './queueActions.js'

type Props = {
  /** Of one kind. */
  readonly items: readonly QueueItem[]
  readonly onAssign: () => void
  readonly onSnooze: () => void
  readonly onClear: () => void
  readonly onDone: (results: readonly QueueResult[]) => void
}

const dialog = 'queue-together'

/** Decides several rows with one reason. What one of them refuses is said on its row. */
export function BulkBar({ items, onAssign, onSnooze, onClear, onDone }: Props) {
  const { config } = useConfig()
  const { openModal } = useModal()
  const { api } = config.routes
  const [moves, setMoves] = useState<readonly OfferedMove[]>([])
  const [asked, setAsked] = useState<OfferedMove | null>(null)
  const [first] = items
  const lifecycle = first?.decides?.lifecycle ?? null
  const subject = first?.decides?.id ?? null
  const isTogether = first !== undefined && first.kind !== 'replays'
  useEffect(() => {
    if (lifecycle === null || subject === null || !isTogether) return
    void loadMoves(api, { lifecycle, id: subject }).then((offer) => setMoves(offer?.moves ?? []))
  }, [api, lifecycle, subject, isTogether])

  const decide = async (event: string, answer: Answer) => {
    if (!first) return
    const body = {
      ...{ kind: first.kind, event, ...answer },
      items: items.map(({ id, status }) => ({ id, expected: status })),
    }
    const { results, message } = await sendAction(api, 'decide', body)
    onDone(results ?? items.map(({ id }) => ({ id, ok: false, message: message ?? 'Refused.' })))
  }

  return (
    <div aria-label="Selected rows" className="pf-queue__bulk" role="toolbar">
      <b>{items.length} selected</b>
      {moves.map((move) => (
        <button
          className={`pf-button${move.adverse ? ' pf-button--adverse' : ''}`}
          key={move.event}
          onClick={() => {
            setAsked(move)
            openModal(dialog)
          }}
          type="button"
        >
          {move.label}…
        </button>
      ))}
      <button className="pf-button" onClick={onAssign} type="button">
        Assign…
      </button>
      <button className="pf-button" onClick={onSnooze} type="button">
        Put off…
      </button>
      <button className="pf-queue__link" onClick={onClear} type="button">
        Clear
      </button>
      {asked && lifecycle !== null ? (
        <ReasonModal
          key={asked.event}
          lifecycle={lifecycle}
          move={asked}
          onConfirm={(answer) => decide(asked.event, answer)}
          slug={dialog}
          subject={items.length === 1 ? undefined : `${items.length} together`}
        />
      ) : null}
    </div>
  )
}
