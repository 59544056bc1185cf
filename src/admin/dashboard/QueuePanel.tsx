'use client'
import { Link } from '@payloadcms/ui'
import type { WaitingFigures } from '../../readModels/dashboard/figures.js'
import { queueKindNames, queueKinds } from '../../readModels/queue/kinds.js'
import type { Dashboard } from '../../readModels/dashboard/model.js'
import { durationText } from '../parts/dates.js'
import { Empty, Panel } from '../parts/Panel.js'
import { Shape } from '../parts/Shape.js'
import { useAddresses } from '../shell/useAddresses.js'
import { useDashboard } from './useDashboard.js'
import { countText } from './words.js'
import './dashboard.css'

const rowsMax = 7

/** What waits for the person's decision; kinds with nothing waiting make room for others. */
export function QueuePanel({ initial }: { readonly initial: Dashboard }) {
  const { figures, at } = useDashboard(initial)
  const queue = figures.queue ?? []
  const sum = queue.reduce((total, { count }) => total + count, 0)
  const rows = shownOf(queue)
  return (
    <Panel aside={`${countText(sum)} waiting`} className="pf-widget" title="Queue">
      {rows.length === 0 ? (
        <Empty>Decisions that wait for you appear here, the late ones marked.</Empty>
      ) : (
        <table className="pf-table pf-dash-rows pf-dash-queue">
          <thead>
            <tr>
              <th>Decision</th>
              <th className="pf-number">Waiting</th>
              <th className="pf-number">Oldest</th>
              <th className="pf-number pf-dash-wide-after">Late</th>
              <th className="pf-number pf-dash-wide">Usual</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <QueueRow at={at} key={row.kind} row={row} />
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}

/** As many as fit, in the order of the screen, those that wait for somebody before those that do not. */
function shownOf(queue: readonly WaitingFigures[]): readonly WaitingFigures[] {
  const kept = new Set(
    [...queue].sort((a, b) => Number(b.count > 0) - Number(a.count > 0)).slice(0, rowsMax),
  )
  return queue.filter((row) => kept.has(row))
}

function QueueRow({ row, at }: { readonly row: WaitingFigures; readonly at: number }) {
  const { workQueue } = useAddresses()
  const kind = queueKindNames.find((name) => name === row.kind)
  return (
    <tr>
      <td>
        {kind ? (
          <Link href={workQueue(kind)} prefetch={false}>
            {queueKinds[kind].label}
          </Link>
        ) : (
          row.kind
        )}
      </td>
      <td className={`pf-number ${row.count > 0 ? 'pf-strong' : 'pf-muted'}`}>
        {countText(row.count)}
      </td>
      <td className="pf-number">{row.oldestAt === null ? '' : durationText(at - row.oldestAt)}</td>
      <td className="pf-number pf-dash-wide-after">
        {row.late ? (
          <span className="pf-dash-late">
            <Shape tone="bad" /> {countText(row.late)}
          </span>
        ) : (
          <span className="pf-muted">{row.late === null ? '' : '0'}</span>
        )}
      </td>
      <td className="pf-number pf-muted pf-dash-wide">
        {row.usualMs === null ? '' : roughly(row.usualMs)}
      </td>
    </tr>
  )
}

/** `19 h`: one unit is enough for what is usual. */
const roughly = (ms: number): string => durationText(ms).split(' ').slice(0, 2).join(' ')
