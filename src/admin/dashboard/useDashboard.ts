'use client'
import { useConfig } from '@payloadcms/ui'
import { useCallback, useSyncExternalStore } from 'react'
import { dashboardSchema, type Dashboard } from '../../readModels/dashboard/model.js'
import { createPoll, type Poll, type Polled } from '../live/polled.js'

/** One question for all panels of the page. */
const polls = new Map<string, Poll<Dashboard>>()

function pollOf(api: string): Poll<Dashboard> {
  const known = polls.get(api)
  if (known) return known
  const poll = createPoll({ url: `${api}/prop-firm/dashboard`, schema: dashboardSchema })
  polls.set(api, poll)
  return poll
}

const unasked: Polled<Dashboard> = { value: null, failedSince: null }

/** The newest answer of the dashboard's endpoint; null before the first. */
export function usePolledDashboard(everyMs: number): Polled<Dashboard> {
  const { config } = useConfig()
  const poll = pollOf(config.routes.api)
  const subscribe = useCallback(
    (listener: () => void) => poll.subscribe(everyMs, listener),
    [poll, everyMs],
  )
  return useSyncExternalStore(subscribe, poll.current, () => unasked)
}

/** The dashboard as the page was made with it, then as it is asked for every five seconds. */
export function useDashboard(initial: Dashboard): Dashboard {
  const { value } = usePolledDashboard(5_000)
  return value && value.at >= initial.at ? value : initial
}
