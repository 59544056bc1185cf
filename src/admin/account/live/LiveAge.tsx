'use client'
import { durationText } from '../../parts/dates.js'
import { Shape } from '../../parts/Shape.js'
import { useLive } from './LiveAccount.js'

/** Whether the figures beside it are of this moment. */
export function LiveAge() {
  const { ageMs, isStale, isLive, figures } = useLive()
  if (!isLive || ageMs === null) return null
  const old = durationText(ageMs)
  const isFlat = figures?.openPositions === 0
  const text = isStale ? `${old} old` : isFlat && ageMs > 10_000 ? `flat, seen ${old} ago` : 'live'
  return (
    <div className="pf-figure pf-age" aria-live="off">
      <dt>Figures</dt>
      <dd className="pf-mark">
        <Shape tone={isStale ? 'attention' : isFlat ? 'neutral' : 'good'} /> {text}
      </dd>
    </div>
  )
}
