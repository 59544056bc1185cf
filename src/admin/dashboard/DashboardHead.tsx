'use client'
import { ranges } from '../../readModels/dashboard/figures.js'
import type { Dashboard } from '../../readModels/dashboard/model.js'
import { Segments } from '../controls/Segments.js'
import { durationText, minuteText } from '../parts/dates.js'
import { Shape } from '../parts/Shape.js'
import { useDashboard, usePolledDashboard } from './useDashboard.js'
import { rangeWords, useRange } from './useRange.js'
import { cityOf } from './words.js'
import './dashboard.css'

const options = ranges.map((value) => ({ value, label: rangeWords[value] }))

/** Figures that a job counts each minute are old when it missed a few. */
const oldAfterMs = 5 * 60_000

/** The day, the zone and currency of all figures, how live they are, and the span they are for. */
export function DashboardHead({ initial }: { readonly initial: Dashboard }) {
  const dashboard = useDashboard(initial)
  const [range, setRange] = useRange()
  const { at, zone, currency } = dashboard
  return (
    <header className="pf-widget pf-dash-head">
      <h1>{longDay(at, zone)}</h1>
      <p className="pf-dash-head__facts">
        <span>
          {minuteText(at, zone)} {cityOf(zone)}, amounts in {currency}
        </span>
        <Liveness dashboard={dashboard} />
      </p>
      <Segments label="Span of the figures" onChoose={setRange} options={options} value={range} />
    </header>
  )
}

/** `Thursday, 12 November`. */
function longDay(at: number, zone: string): string {
  const part = (style: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { ...style, timeZone: zone }).format(at)
  return `${part({ weekday: 'long' })}, ${part({ day: 'numeric', month: 'long' })}`
}

function Liveness({ dashboard }: { readonly dashboard: Dashboard }) {
  const { failedSince } = usePolledDashboard(5_000)
  const { at, zone, countedAt, health } = dashboard
  if (failedSince !== null) {
    return (
      <span className="pf-dash-warn">
        <Shape tone="attention" /> No answer since {minuteText(failedSince, zone)}, figures of{' '}
        {minuteText(at, zone)}
      </span>
    )
  }
  if (countedAt !== null && at - countedAt > oldAfterMs) {
    return (
      <span className="pf-dash-warn">
        <Shape tone="attention" /> Figures counted at {minuteText(countedAt, zone)}
      </span>
    )
  }
  const newestAt = health.feed?.newestAt ?? null
  if (newestAt === null) return null
  const isLive = at - newestAt < 10_000
  return (
    <span>
      <Shape tone={isLive ? 'good' : 'waiting'} /> {isLive ? 'Live, ' : 'Newest figure '}
      {durationText(Math.max(0, at - newestAt))} {isLive ? 'behind' : 'old'}
    </span>
  )
}
