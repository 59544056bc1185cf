import type { ReactNode } from 'react'
import { Shape } from './Shape.js'
import './parts.css'

/** What went wrong and what to do about it, read out at once. */
export const Problem = ({ children }: { readonly children: ReactNode }) => (
  <p className="pf-banner pf-banner--bad" role="alert">
    <Shape tone="bad" />
    <span>{children}</span>
  </p>
)
