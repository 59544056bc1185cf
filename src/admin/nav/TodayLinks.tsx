'use client'
import { Link, NavGroup } from '@payloadcms/ui'
import { usePathname } from 'next/navigation.js'
import { useAddresses } from '../shell/useAddresses.js'
import { useOpenNav } from './useOpenNav.js'

/** The first group of the navigation: where the day begins. */
export function TodayLinks() {
  const { dashboard, workQueue } = useAddresses()
  useOpenNav()
  return (
    <NavGroup label="Today">
      <TodayLink href={dashboard} id="nav-dashboard" label="Dashboard" />
      <TodayLink href={workQueue()} id="nav-work-queue" label="Work queue" />
    </NavGroup>
  )
}

type Props = { readonly href: string; readonly id: string; readonly label: string }

function TodayLink({ href, id, label }: Props) {
  const isHere = usePathname() === href
  const words = <span className="nav__link-label">{label}</span>
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
