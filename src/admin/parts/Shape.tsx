import type { ReactElement } from 'react'
import type { StatusTone } from '../../domain/lifecycles/types.js'
import './parts.css'

/** Neutral is a small disc in the colour of text: something happened, nothing to judge. */
export type Tone = StatusTone | 'neutral'

const drawings: Readonly<Record<Tone, ReactElement>> = {
  good: <circle cx="5" cy="5" r="4" />,
  neutral: <circle cx="5" cy="5" r="4" />,
  working: (
    <>
      <circle className="pf-shape__line" cx="5" cy="5" r="3.4" />
      <path d="M5 1.6a3.4 3.4 0 0 0 0 6.8z" />
    </>
  ),
  waiting: <circle className="pf-shape__line" cx="5" cy="5" r="3.4" />,
  attention: <path d="M5 .8 9.6 9.2H.4z" />,
  bad: <rect height="8" width="8" x="1" y="1" />,
  done: <path className="pf-shape__line" d="M1.2 5.2 4 8l4.8-6" />,
}

/** The form that goes with a meaning: disc good, half disc in work, ring waiting, triangle look at it, square broken, tick met. */
export const Shape = ({ tone }: { readonly tone: Tone }) => (
  <svg aria-hidden className={`pf-shape pf-shape--${tone}`} viewBox="0 0 10 10">
    {drawings[tone]}
  </svg>
)
