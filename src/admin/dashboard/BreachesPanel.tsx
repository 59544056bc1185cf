'use client'
import { Link } from '@payloadcms/ui'
import type { BreachRow, Dashboard } from '../../readModels/dashboard/model.js'
import { amountText } from '../parts/amounts.js'
import { minuteText } from '../parts/dates.js'
import { Empty, Panel } from '../parts/Panel.js'
import { Shape } from '../parts/Shape.js'
import { useAddresses } from '../shell/useAddresses.js'
import { useDashboard } from './useDashboard.js'
import { countText } from './words.js'
import './dashboard.css'

/** The breaches since midnight in the firm's zone, the newest first. */
export function BreachesPanel({ initial }: { readonly initial: Dashboard }) {
  const { breaches, zone } = useDashboard(initial)
  const rows = breaches?.rows ?? []
  return (
    <Panel
      aside={`${countText(breaches?.confirmed ?? 0)} confirmed, ${countText(breaches?.suspected ?? 0)} suspected`}
      className="pf-widget"
      title="Breaches today"
    >
      {rows.length === 0 ? (
        <Empty>A breach appears here within a second of the price that made it.</Empty>
      ) : (
        <table className="pf-table pf-dash-rows pf-dash-breaches">
          <thead>
            <tr>
              <th>Time</th>
              <th>Account</th>
              <th>Rule</th>
              <th className="pf-number">Under by</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={`${row.id}-${row.at}-${row.rule}`} row={row} zone={zone} />
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}

function Row({ row, zone }: { readonly row: BreachRow; readonly zone: string }) {
  const { record } = useAddresses()
  return (
    <tr>
      <td className="pf-muted">{minuteText(row.at, zone)}</td>
      <td className="pf-dash-ellipsis">
        <Link href={record('accounts', row.id)} prefetch={false}>
          <strong>{row.login}</strong>
        </Link>{' '}
        <span className="pf-muted pf-dash-wide">{row.traderName && surname(row.traderName)}</span>
      </td>
      <td className="pf-dash-ellipsis">
        <RuleText row={row} />
      </td>
      <td className="pf-number">
        {row.unit === 'money' && row.under !== null
          ? amountText(row.under, row.currency ?? 'USD')
          : ''}
      </td>
    </tr>
  )
}

/** `Bram de Vries` → `de Vries`; a single name stays. */
const surname = (name: string): string => name.slice(name.indexOf(' ') + 1)

/** `Daily loss limit` → `Daily loss`: what is broken is a limit anyway. */
function RuleText({ row }: { readonly row: BreachRow }) {
  const rule = row.rule.replace(/ limit$/, '')
  if (row.status === 'suspected') {
    return (
      <span className="pf-dash-warn" title={rule}>
        <Shape tone="attention" /> Suspected
      </span>
    )
  }
  if (row.status === 'confirmed') {
    return (
      <>
        <Shape tone="bad" /> {rule}
      </>
    )
  }
  return (
    <span className="pf-muted" title={rule}>
      <Shape tone="done" /> {row.status === 'overturned' ? 'Overturned' : 'Dismissed'}
    </span>
  )
}
