'use client'
import { Link } from '@payloadcms/ui'
import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import { Trend } from './Trend.js'
import './dashboard.css'

export type TileProps = {
  readonly label: string
  readonly value: ReactNode
  readonly detail: ReactNode
  readonly series: readonly (number | null)[]
  /** How the figure is made, in a sentence; opens on click. */
  readonly definition: ReactNode
  readonly link: { readonly href: string; readonly label: string }
}

/** A figure with its change and its last thirty days; a click says what it counts and leads to it. */
export function Tile({ label, value, detail, series, definition, link }: TileProps) {
  const [isOpen, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const id = useId()
  useEffect(() => {
    if (!isOpen) return
    const close = (event: Event) => {
      const isKey = event instanceof KeyboardEvent
      if (isKey ? event.key === 'Escape' : !root.current?.contains(event.target as Node)) {
        setOpen(false)
      }
    }
    document.addEventListener('pointerdown', close)
    document.addEventListener('keydown', close)
    return () => {
      document.removeEventListener('pointerdown', close)
      document.removeEventListener('keydown', close)
    }
  }, [isOpen])
  return (
    <div className="pf-dash-tile" ref={root}>
      <button
        aria-controls={id}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        type="button"
      >
        <span className="pf-dash-tile__label">{label}</span>
        <span className="pf-dash-tile__value">{value}</span>
        <span className="pf-dash-tile__detail">{detail}</span>
        <Trend label={`${label}, the last 30 days`} values={series} />
      </button>
      <div className="pf-dash-tile__definition" hidden={!isOpen} id={id}>
        <p>{definition}</p>
        <Link href={link.href} prefetch={false}>
          {link.label}
        </Link>
      </div>
    </div>
  )
}
