'use client'
import type { Dashboard } from '../../readModels/dashboard/model.js'
import { usePolledDashboard } from '../dashboard/useDashboard.js'
import { durationText } from '../parts/dates.js'
import { Shape } from '../parts/Shape.js'
import './alarms.css'

/** Once in a while is enough where the dashboard itself does not ask more often. */
const everyMs = 15_000

/** What every operator must know, on every page: a silent worker, a lost platform, a hold. */
export function AlarmBanner({ initial }: { readonly initial: Pick<Dashboard, 'at' | 'alarms'> }) {
  const { value } = usePolledDashboard(everyMs)
  const { at, alarms } = value ?? initial
  return (
    <div aria-live="polite" className="pf-alarms" role="status">
      {alarms.map((alarm) => (
        <p className={`pf-alarm pf-alarm--${alarm.tone}`} key={alarm.id}>
          <Shape tone={alarm.tone} />
          <span>
            {alarm.text}
            {alarm.since === null ? null : (
              <span className="pf-alarm__since"> For {durationText(at - alarm.since)}.</span>
            )}
          </span>
        </p>
      ))}
    </div>
  )
}
