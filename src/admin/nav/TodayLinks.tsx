'use client'
import { NavGroup } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import type { Queue } from '../../readModels/queue/model.js'
import { useAnswer } from '../parts/useAnswer.js'
import { useAddresses } from '../shell/useAddresses.js'
import { NavEntry } from './NavEntry.js'
import { useOpenNav } from './useOpenNav.js'

/** The first group of the navigation: where the day begins. */
export function TodayLinks() {
  const { dashboard, workQueue } = useAddresses()
  useOpenNav()
  return (
    <NavGroup label="Today">
      <NavEntry href={dashboard} id="nav-dashboard" label="Dashboard" />
      <NavEntry href={workQueue()} id="nav-work-queue" label="Work queue">
        <WaitingCount />
      </NavEntry>
    </NavGroup>
  )
}

const countEveryMs = 60_000

/** How much waits for the person; nothing until it is known. */
function WaitingCount() {
  const [round, setRound] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') setRound((before) => before + 1)
    }, countEveryMs)
    return () => clearInterval(timer)
  }, [])
  const { value } = useAnswer<Pick<Queue, 'counts'>>('/prop-firm/queue?limit=1', '', round)
  const waiting = value?.counts.reduce((sum, each) => sum + each.waiting, 0) ?? 0
  return waiting > 0 ? <span className="pf-nav-count">{waiting}</span> : null
}
