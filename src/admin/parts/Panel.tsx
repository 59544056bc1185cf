import type { ReactNode } from 'react'
import './parts.css'

type Props = {
  readonly title: ReactNode
  /** To the right of the title: a count, a chip, a filter. */
  readonly aside?: ReactNode
  readonly children: ReactNode
  readonly className?: string
  readonly id?: string
}

/** A titled box with one thin line around it. */
export const Panel = ({ title, aside, children, className = '', id }: Props) => (
  <section className={`pf-panel ${className}`} id={id}>
    <header className="pf-panel__head">
      <h2>{title}</h2>
      {aside === undefined ? null : <div className="pf-panel__aside">{aside}</div>}
    </header>
    {children}
  </section>
)

/** What a panel says while it has nothing to show: what will appear, and when. */
export const Empty = ({ children }: { readonly children: ReactNode }) => (
  <p className="pf-empty">{children}</p>
)
