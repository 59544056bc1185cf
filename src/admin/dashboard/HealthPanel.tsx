'use client'
import { Link } from '@payloadcms/ui'
import type { ReactNode } from 'react'
import type { Dashboard } from '../../readModels/dashboard/model.js'
import { Shape, type Tone } from '../parts/Shape.js'
import { useAddresses } from '../shell/useAddresses.js'
import { healthOf } from './health.js'
import { useDashboard } from './useDashboard.js'
import './dashboard.css'

/** How the machine does; last on the page, because it only matters when it is bad. */
export function HealthPanel({ initial }: { readonly initial: Dashboard }) {
  const dashboard = useDashboard(initial)
  const { list } = useAddresses()
  return (
    <section aria-label="Health" className="pf-widget pf-panel pf-dash-health">
      {healthOf(dashboard).map((cell) => (
        <Cell
          href={cell.list ? list(cell.list) : null}
          key={cell.label}
          label={cell.label}
          tone={cell.tone}
        >
          {cell.text}
        </Cell>
      ))}
    </section>
  )
}

type CellProps = {
  readonly label: string
  readonly tone: Tone
  readonly href: string | null
  readonly children: ReactNode
}

const Cell = ({ label, tone, href, children }: CellProps) => (
  <div className={`pf-dash-health__cell pf-dash-health__cell--${tone}`}>
    <span>
      {href ? (
        <Link href={href} prefetch={false}>
          {label}
        </Link>
      ) : (
        label
      )}
    </span>
    <span>
      <Shape tone={tone} /> {children}
    </span>
  </div>
)
