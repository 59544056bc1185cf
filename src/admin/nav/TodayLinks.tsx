'use client'
import { Link, NavGroup } from '@payloadcms/ui'
import { usePathname } from 'next/navigation.js'
import { useAddresses } from '../shell/useAddresses.js'
import { useOpenNav } from './useOpenNav.js'

/** The first group of the navigation: where the day begins. */
export function TodayLinks() {
  const { dashboard } = useAddresses()
  useOpenNav()
  const isHere = usePathname() === dashboard
  const label = <span className="nav__link-label">Dashboard</span>
  return (
    <NavGroup label="Today">
      {isHere ? (
        <div aria-current="page" className="nav__link" id="nav-dashboard">
          <div className="nav__link-indicator" />
          {label}
        </div>
      ) : (
        <Link className="nav__link" href={dashboard} id="nav-dashboard" prefetch={false}>
          {label}
        </Link>
      )}
    </NavGroup>
  )
}
