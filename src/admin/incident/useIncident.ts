'use client'
import { toast, useConfig } from '@payloadcms/ui'
import { useCallback, useEffect, useState } from 'react'
import { incidentSchema, type Incident } from '../../readModels/incidents/model.js'

const everyMs = 3_000

/** The incident, asked for again while one of its actions runs and the page is seen. */
export function useIncident(initial: Incident) {
  const { config } = useConfig()
  const [incident, setIncident] = useState(initial)
  const base = `${config.routes.api}/prop-firm`

  const reload = useCallback(async () => {
    try {
      const address = `${base}/incidents/${initial.id}`
      const answer = await fetch(address, { credentials: 'include' })
      const parsed = incidentSchema.safeParse(answer.ok ? await answer.json() : null)
      // Accounts of further pages stay: only their first page is asked for here.
      if (parsed.success)
        setIncident((before) => ({ ...parsed.data, ...grown(before, parsed.data) }))
    } catch {
      // The old figures stay until there are new ones.
    }
  }, [base, initial.id])

  const isRunning = incident.actions.some(
    ({ releasedBy, endedAt, stoppedBy }) => releasedBy && endedAt === null && !stoppedBy,
  )
  useEffect(() => {
    if (!isRunning) return
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void reload()
    }, everyMs)
    return () => clearInterval(timer)
  }, [isRunning, reload])

  const more = async () => {
    const address = `${base}/incidents/${initial.id}?after=${incident.next ?? ''}`
    const answer = await fetch(address, { credentials: 'include' }).catch(() => null)
    const parsed = incidentSchema.safeParse(answer?.ok ? await answer.json() : null)
    if (!parsed.success) return toast.error('No answer; try again.')
    const { accounts, next } = parsed.data
    setIncident((before) => ({ ...before, accounts: [...before.accounts, ...accounts], next }))
  }

  /** Says what was refused, or null. */
  const send = async (path: string, body: object = {}): Promise<string | null> => {
    try {
      const answer = await fetch(`${base}${path}`, {
        method: 'POST',
        credentials: 'include',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      const { message } = (await answer.json()) as { message?: string }
      await reload()
      return answer.ok ? null : (message ?? 'Refused.')
    } catch {
      return 'No answer. Look at the actions before you try again.'
    }
  }
  return { incident, more, send }
}

const grown = (before: Incident, fresh: Incident): Partial<Incident> =>
  before.accounts.length > fresh.accounts.length
    ? { accounts: before.accounts, next: before.next }
    : {}
