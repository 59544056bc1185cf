'use client'
import { Chip } from '../parts/Chip.js'
import { counted } from '../parts/counted.js'
import { Shape } from '../parts/Shape.js'
import type { Reviewed } from './useReview.js'

type Props = {
  readonly review: Reviewed | null
  readonly problem: string
  readonly again: () => void
}

/** Where the draft stands: what it is a draft of, and how much stands against it. */
export function StatusLine({ review, problem, again }: Props) {
  const findings = review?.findings ?? []
  const refused = findings.filter(({ level }) => level === 'refused').length
  const warned = findings.length - refused
  const published = review?.published
  const isSame = published && review.hash === published.hash
  return (
    <div className="pf-status-line">
      <Chip tone={isSame ? 'good' : 'working'}>
        {isSame ? `Published as v${published.number}` : `Draft v${(published?.number ?? 0) + 1}`}
      </Chip>
      <span aria-live="polite" className="pf-status-line__counts">
        {refused > 0 ? (
          <span className="pf-rule__state--refused">
            <Shape tone="bad" /> {counted(refused, 'contradiction')}
          </span>
        ) : null}
        {warned > 0 ? (
          <span className="pf-rule__state--warned">
            <Shape tone="attention" /> {counted(warned, 'warning')}
          </span>
        ) : null}
        {review && !isSame && findings.length === 0 ? (
          <span className="pf-muted">
            <Shape tone="done" /> can be published
          </span>
        ) : null}
      </span>
      {problem ? (
        <span role="alert">
          The check failed ({problem}).{' '}
          <button className="pf-link" onClick={again} type="button">
            Try again
          </button>
        </span>
      ) : null}
    </div>
  )
}
