'use client'
import { toast, useConfig, useModal } from '@payloadcms/ui'
import { useState } from 'react'
import type { QueueItem } from '../../readModels/queue/model.js'
import type { OfferedMove } from '../actionBar/moves.js'
import type { Answer } from '../actionBar/ReasonModal.js'
import { loadBeside, sendAction, type Beside, type QueueResult } from './queueActions.js'

export const togetherDialog = 'queue-together'

/** A move, and what waits beside the rows that it is asked for. */
type Asked = { readonly move: OfferedMove; readonly others: readonly Beside[] }

type Rows = {
  /** Of one kind. */
  readonly items: readonly QueueItem[]
  readonly onDone: (results: readonly QueueResult[]) => void
}

/** Asks what belongs to the rows and was not chosen, and decides them with it or without. */
export function useDecideTogether({ items, onDone }: Rows) {
  const { config } = useConfig()
  const { openModal } = useModal()
  const [asked, setAsked] = useState<Asked | null>(null)
  const [first] = items
  const { api } = config.routes

  const ask = async (move: OfferedMove) => {
    if (!first) return
    const others = await loadBeside(api, {
      ...{ kind: first.kind, event: move.event },
      items: items.map(({ id }) => ({ id })),
    })
    if (!others) return void toast.error('No answer. Try again.')
    setAsked({ move, others })
    openModal(togetherDialog)
  }
  /** Says why nothing was decided, or null; what single rows refuse is said on them. */
  const decide = async ({ others: chosen = [], ...answer }: Answer): Promise<string | null> => {
    if (!first || !asked) return null
    const { move, others } = asked
    const taken = others.filter(({ id }) => chosen.includes(id))
    const withIt = (id: string) => taken.filter(({ of }) => of === id).map((each) => each.id)
    const body = {
      ...{ kind: first.kind, event: move.event, ...answer },
      items: items.map(({ id, status }) => ({ id, expected: status, others: withIt(id) })),
    }
    const { results, message } = await sendAction(api, 'decide', body)
    if (!results) return message ?? 'Refused.'
    const decided = results.filter(({ ok }) => ok).flatMap(({ id }) => withIt(id))
    onDone([...results, ...decided.map((id) => ({ id, ok: true }))])
    return null
  }
  return { ask, asked, decide }
}
