'use client'
import { useConfig } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { loadMoves, type OfferedMove } from '../actionBar/moves.js'
import { ReasonModal } from '../actionBar/ReasonModal.js'
import type { QueueItem } from '../../readModels/queue/model.js'
import { Shape } from '../parts/Shape.js'
import type { QueueResult } from './queueActions.js'
import { subjectOf } from './queueWords.js'
import { Together } from './Together.js'
import { togetherDialog, useDecideTogether } from './useDecideTogether.js'

type Props = {
  /** Of one kind. */
  readonly items: readonly QueueItem[]
  readonly onAssign: () => void
  readonly onSnooze: () => void
  readonly onClear: () => void
  readonly onDone: (results: readonly QueueResult[]) => void
}

const subjectIn = (items: readonly QueueItem[], id: string): string => {
  const item = items.find((each) => each.id === id)
  return item ? subjectOf(item) : ''
}

/** Decides several rows with one reason. What one of them refuses is said on its row. */
export function BulkBar({ items, onAssign, onSnooze, onClear, onDone }: Props) {
  const { config } = useConfig()
  const { api } = config.routes
  const [moves, setMoves] = useState<readonly OfferedMove[] | null>([])
  const [attempt, setAttempt] = useState(0)
  const [first] = items
  const lifecycle = first?.decides?.lifecycle ?? null
  const subject = first?.decides?.id ?? null
  const isTogether = first !== undefined && first.kind !== 'replays'
  useEffect(() => {
    if (lifecycle === null || subject === null || !isTogether) return
    void loadMoves(api, { lifecycle, id: subject }).then((offer) => setMoves(offer?.moves ?? null))
  }, [api, lifecycle, subject, isTogether, attempt])

  const { ask, asked, decide } = useDecideTogether({ items, onDone })

  return (
    <div aria-label="Selected rows" className="pf-queue__bulk" role="toolbar">
      <b>{items.length} selected</b>
      {moves === null ? (
        <button className="pf-button" onClick={() => setAttempt(attempt + 1)} type="button">
          <Shape tone="attention" /> Actions did not load. Try again
        </button>
      ) : null}
      {moves?.map((move) => (
        <button
          className={`pf-button${move.adverse ? ' pf-button--adverse' : ''}`}
          key={move.event}
          onClick={() => void ask(move)}
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
          about={<Together items={items} />}
          key={`${asked.move.event} ${asked.others.map(({ id }) => id).join()}`}
          lifecycle={lifecycle}
          move={asked.move}
          onConfirm={(answer) => decide(answer)}
          others={asked.others.map(({ of, id, words }) => ({
            id,
            words: `${subjectIn(items, of)}: ${words}`,
          }))}
          slug={togetherDialog}
          subject={items.length === 1 ? undefined : `${items.length} together`}
        />
      ) : null}
    </div>
  )
}
