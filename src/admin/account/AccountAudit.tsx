import { readAccountAudit, type AuditRow } from '../../readModels/account/readRecords.js'
import { auditWords } from '../parts/auditWords.js'
import { clockText, dateText } from '../parts/dates.js'
import { Empty, Panel } from '../parts/Panel.js'
import { Shape } from '../parts/Shape.js'
import type { Viewer } from '../parts/viewer.js'
import { hashText, entrySubject } from './accountWords.js'
import { accountTab } from './accountTab.js'

/** Who did what to the account and its violations, as the chained log has it. */
export const AccountAudit = accountTab({
  label: 'Audit',
  needs: 'auditEntries',
  body: async ({ head, viewer, zone }) => {
    const entries = await readAccountAudit(viewer.q, head.id)
    return (
      <Panel aside={zone} title="Audit">
        {entries.length === 0 ? (
          <Empty>Whatever is decided about this account appears here.</Empty>
        ) : (
          <div className="pf-scroll">
            <table className="pf-table">
              <thead>
                <tr>
                  <th>Time</th>
                  <th>What</th>
                  <th>Change</th>
                  <th>By</th>
                  <th>Reason</th>
                  <th className="pf-number">Number</th>
                  <th>Hash</th>
                </tr>
              </thead>
              <tbody>
                {entries.map((entry) => (
                  <Row entry={entry} key={entry.id} viewer={viewer} zone={zone} />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Panel>
    )
  },
})

type RowProps = { readonly entry: AuditRow; readonly viewer: Viewer; readonly zone: string }

function Row({ entry, viewer, zone }: RowProps) {
  const { tone, text } = auditWords(entry, viewer.lifecycles)
  const labels =
    viewer.lifecycles[entry.subjectType === 'violation' ? 'violation' : 'account'].statuses
  const label = (status: string | null) =>
    status === null ? '' : (labels[status]?.label ?? status)
  return (
    <tr>
      <td>
        {dateText(entry.at, zone)}, {clockText(entry.at, zone)}
      </td>
      <td title={entry.event}>
        <span className="pf-mark">
          <Shape tone={tone} /> {entrySubject(entry, viewer.rules)} {text}
        </span>
      </td>
      <td>{[label(entry.from), label(entry.to)].filter(Boolean).join(' → ')}</td>
      <td>{entry.actorName}</td>
      <td>{entry.reason}</td>
      <td className="pf-number">{entry.seq}</td>
      <td className="pf-mono pf-muted" title={entry.hash ?? undefined}>
        {entry.hash ? hashText(entry.hash) : ''}
      </td>
    </tr>
  )
}
