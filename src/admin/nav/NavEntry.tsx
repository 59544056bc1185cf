'use client'
import { Link } from '@payloadcms/ui'
import { usePathname } from 'next/navigation.js'
import type { ReactNode } from 'react'

type Props = {
  readonly href: string
  readonly id: string
  readonly label: string
  readonly children?: ReactNode
}

/** A page of ours in the navigation, as Payload draws its collections there. */
export function NavEntry({ href, id, label, children }: Props) {
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
