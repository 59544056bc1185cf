import type { ReactNode } from 'react'
import './parts.css'

type Props = {
  readonly label: ReactNode
  readonly children: ReactNode
  readonly tone?: 'plain' | 'bad' | 'muted'
  readonly title?: string
}

/** A number with what it is above it. */
export const Figure = ({ label, children, tone = 'plain', title }: Props) => (
  <div className={`pf-figure pf-figure--${tone}`} title={title}>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
)

/** Figures in one line; they wrap where the page is narrow. */
export const Figures = ({ children }: { readonly children: ReactNode }) => (
  <dl className="pf-figures">{children}</dl>
)
