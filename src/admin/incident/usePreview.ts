'use client'
import { useConfig } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { z } from 'zod'
import type { ChosenAccounts } from '../../domain/incidents/chosenAccounts.js'
import { ask } from '../parts/ask.js'

const previewAnswer = z.object({
  by: z.array(
    z.object({
      currency: z.string(),
      rows: z.number(),
      accounts: z.number(),
      size: z.number(),
    }),
  ),
})

/** What an action would touch, by currency. */
export type Preview = z.output<typeof previewAnswer>['by']

type Previewed = {
  /** Null while it is not known. */
  readonly preview: Preview | null
  readonly failed: boolean
  readonly retry: () => void
}

type Question = {
  readonly incidentId: string
  readonly kind: string
  readonly accounts: ChosenAccounts
  /** Nobody asks while the dialog is closed. */
  readonly isOpen: boolean
}

export function usePreview({ incidentId, kind, accounts, isOpen }: Question): Previewed {
  const { config } = useConfig()
  const [preview, setPreview] = useState<Preview | null>(null)
  const [failed, setFailed] = useState(false)
  const [attempt, setAttempt] = useState(0)
  const address = `${config.routes.api}/prop-firm/incidents/${incidentId}/preview`
  const body = JSON.stringify({ kind, accounts })
  useEffect(() => {
    if (!isOpen) return
    const given = new AbortController()
    setPreview(null)
    setFailed(false)
    void ask(address, previewAnswer, {
      ...{ method: 'POST', body, signal: given.signal },
      headers: { 'content-type': 'application/json' },
    }).then((answer) => {
      if (given.signal.aborted) return
      setPreview(answer?.by ?? null)
      setFailed(answer === null)
    })
    return () => given.abort()
  }, [address, body, isOpen, attempt])
  return { preview, failed, retry: () => setAttempt((count) => count + 1) }
}
