'use client'
import { Link, NavGroup } from '@payloadcms/ui'
import { usePathname } from 'next/navigation.js'
import { useEffect, useState, type ReactNode } from 'react'
import type { Queue } from '../../readModels/queue/model.js'
import { useAnswer } from '../parts/useAnswer.js'
import { useAddresses } from '../shell/useAddresses.js'
import { useOpenNav } from './useOpenNav.js'

/** The first group of the navigation: where the day begins. */
export function TodayLinks() {
  const { dashboard, workQueue } = useAddresses()
  useOpenNav()
  return (
    <NavGroup label="Today">
      <TodayLink href={dashboard} id="nav-dashboard" label="Dashboard" />
      <TodayLink href={workQueue()} id="nav-work-queue" label="Work queue">
        <WaitingCount />
      </TodayLink>
    </NavGroup>
  )
}

type Props = {
  readonly href: string
  readonly id: string
  readonly label: string
  readonly children?: ReactNode
}

function TodayLink({ href, id, label, children }: Props) {
  const isHere = usePathname() === href
  const words = (
    <>
      <span className="nav__link-label">{label}</span>
      {children}
    </>
  )
  return isHere ? (
    <div aria-current="page" className="nav__link" id={id}>
      <div className="nav__link-indicator" />
      {words}
    </div>
  ) : (
    <Link className="nav__link" href={href} id={id} prefetch={false}>
      {words}
    </Link>
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
