'use client'
import { toast, useConfig } from '@payloadcms/ui'
import { useRouter } from 'next/navigation.js'
import { useCallback, useEffect, useState } from 'react'
import { useDone } from './doneHere.js'
import { fireMove, loadMoves, type Offer, type OfferedMove, type Subject } from './moves.js'
import type { Answer } from './ReasonModal.js'

type Page = {
  /** The status that the page shows, where the page follows it. */
  readonly status?: string | undefined
  /** After a move was made, with what else was decided by it. */
  readonly onDone?: ((others: readonly string[]) => void) | undefined
}

type State = { readonly offer: Offer | null; readonly failed: boolean }

/**
 * The moves a record offers to the signed-in person. They are asked for again after every firing
 * and whatever else is done on the page, when the window comes back to the front and when the page
 * shows another `status`; the old ones stay until new ones arrive.
 */
export function useMoves({ lifecycle, id }: Subject, { status, onDone }: Page = {}) {
  const { config } = useConfig()
  const router = useRouter()
  const [{ offer, failed }, setState] = useState<State>({ offer: null, failed: false })
  const api = config.routes.api

  const reload = useCallback(async () => {
    const fresh = await loadMoves(api, { lifecycle, id })
    setState((before) => ({ offer: fresh ?? before.offer, failed: fresh === null }))
    return fresh !== null
  }, [api, lifecycle, id])

  useEffect(() => {
    void reload()
    const again = () => {
      if (document.visibilityState === 'visible') void reload()
    }
    document.addEventListener('visibilitychange', again)
    return () => document.removeEventListener('visibilitychange', again)
  }, [reload, status])

  useDone(reload)

  /** Says what was refused, or null. */
  const fire = async (move: OfferedMove, answer: Answer): Promise<string | null> => {
    if (!offer) return null
    const done = await fireMove(api, {
      ...{ lifecycle, id, event: move.event, expected: offer.status },
      ...answer,
    })
    if (done.ok) {
      toast.success(`${move.label}: done.`)
      onDone?.(answer.others ?? [])
    }
    // Next leaves the page, and what was typed, for one that it cannot get.
    if (await reload()) router.refresh()
    return done.ok ? null : done.message
  }
  return { offer, failed, reload, fire }
}
