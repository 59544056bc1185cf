'use client'
import { toast, useConfig } from '@payloadcms/ui'
import { useCallback, useEffect, useState } from 'react'
import type { AccountFilter } from '../../domain/incidents/chosenAccounts.js'
import { incidentSchema, type Incident } from '../../readModels/incidents/model.js'
import { ask } from '../parts/ask.js'

const everyMs = 3_000

/** The incident, asked for again while one of its actions runs and the page is seen. */
export function useIncident(initial: Incident) {
  const { config } = useConfig()
  const [incident, setIncident] = useState(initial)
  const [filter, setFilter] = useState<AccountFilter>({})
  const base = `${config.routes.api}/prop-firm`
  const address = useCallback(
    (given: AccountFilter, after?: string) => {
      const query = new URLSearchParams(
        Object.entries({ ...given, after }).flatMap(([name, value]) =>
          value === undefined ? [] : [[name, value]],
        ),
      ).toString()
      return `${base}/incidents/${initial.id}${query === '' ? '' : `?${query}`}`
    },
    [base, initial.id],
  )

  const reload = useCallback(async () => {
    const fresh = await ask(address(filter), incidentSchema)
    // The old figures stay until there are new ones, and accounts of further pages: only their first
    // page is asked for here.
    if (fresh) setIncident((before) => ({ ...fresh, ...grown(before, fresh) }))
  }, [address, filter])

  const isRunning = incident.actions.some(
    ({ releasedBy, endedAt, stoppedBy, rows }) =>
      (releasedBy && endedAt === null && !stoppedBy) || rows.underWay > 0,
  )
  useEffect(() => {
    if (!isRunning) return
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void reload()
    }, everyMs)
    return () => clearInterval(timer)
  }, [isRunning, reload])

  const more = async () => {
    const page = await ask(address(filter, incident.next ?? ''), incidentSchema)
    if (!page) return toast.error('No answer; try again.')
    const { accounts, next } = page
    setIncident((before) => ({ ...before, accounts: [...before.accounts, ...accounts], next }))
  }

  /** Other accounts are looked at from now on. */
  const narrow = async (next: AccountFilter) => {
    const narrowed = await ask(address(next), incidentSchema)
    if (!narrowed) return toast.error('No answer; try again.')
    setFilter(next)
    setIncident(narrowed)
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
  return { incident, filter, more, narrow, send }
}

const grown = (before: Incident, fresh: Incident): Partial<Incident> =>
  before.accounts.length > fresh.accounts.length
    ? { accounts: before.accounts, next: before.next }
    : {}
