import type { ReactNode } from 'react'
import { Shape } from './Shape.js'
import './parts.css'

type Props = {
  readonly children: ReactNode
  /** Asks anew for what could not be had. */
  readonly onRetry?: (() => void) | undefined
}

/** What went wrong and what to do about it, read out at once. */
export const Problem = ({ children, onRetry }: Props) => (
  <p className="pf-banner pf-banner--bad" role="alert">
    <Shape tone="bad" />
    <span>
      {children}{' '}
      {onRetry ? (
        <button onClick={onRetry} type="button">
          Try again
        </button>
      ) : null}
    </span>
  </p>
)
