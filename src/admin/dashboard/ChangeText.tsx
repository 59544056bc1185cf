'use client'
import type { Change } from './words.js'

/** A change with an arrow for its direction; neither way is good or bad by itself. */
export const ChangeText = ({ change }: { readonly change: Change }) => (
  <>
    {change.direction === 'same' ? null : (
      <svg aria-hidden className="pf-dash-arrow" viewBox="0 0 10 10">
        <path d={change.direction === 'up' ? 'M5 2 9 8H1z' : 'M5 8 1 2h8z'} />
      </svg>
    )}
    <span className="sr-only">{change.direction === 'down' ? 'down ' : ''}</span>
    {change.text}
  </>
)
