import { readCommands, type CommandRow } from '../../readModels/account/readRecords.js'
import { dateText, clockText, secondText } from '../parts/dates.js'
import { Empty, Panel } from '../parts/Panel.js'
import { StatusChip } from '../parts/StatusChip.js'
import type { Viewer } from '../parts/viewer.js'
import { commandWords, spanText } from './accountWords.js'
import { accountTab } from './accountTab.js'

/** What the platform was told about the account, and what it said when read back. */
export const AccountCommands = accountTab({
  label: 'Commands',
  needs: 'platformCommands',
  body: async ({ head, viewer, zone }) => {
    const commands = await readCommands(viewer.q, head.id)
    return (
      <Panel aside={zone} title="Platform commands">
        {commands.length === 0 ? (
          <Empty>None. A command appears when the platform has to open, stop or pay out.</Empty>
        ) : (
          <div className="pf-scroll">
            <table className="pf-table">
              <thead>
                <tr>
                  <th>Command</th>
                  <th>What</th>
                  <th>State</th>
                  <th>Queued</th>
                  <th>Sent</th>
                  <th>Read back</th>
                  <th className="pf-number">Attempts</th>
                  <th>Problem</th>
                </tr>
              </thead>
              <tbody>
                {commands.map((command) => (
                  <Row command={command} key={command.id} viewer={viewer} zone={zone} />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Panel>
    )
  },
})

type RowProps = { readonly command: CommandRow; readonly viewer: Viewer; readonly zone: string }

const Row = ({ command, viewer, zone }: RowProps) => (
  <tr>
    <td>
      <a className="pf-strong" href={viewer.recordUrl('platformCommands', command.id)}>
        {command.reference}
      </a>
    </td>
    <td title={command.cause ?? undefined}>{commandWords[command.kind] ?? command.kind}</td>
    <td>
      <StatusChip lifecycle={viewer.lifecycles.platformCommand} status={command.status} />
    </td>
    <td>
      {dateText(command.queuedAt, zone)}, {secondText(command.queuedAt, zone)}
    </td>
    <td>{command.sentAt === null ? '' : clockText(command.sentAt, zone)}</td>
    <td>
      {command.verifiedAt === null
        ? ''
        : `${clockText(command.verifiedAt, zone)}, after ${spanText(command.verifiedAt - command.queuedAt)}`}
    </td>
    <td className="pf-number">{command.attempts}</td>
    <td>{command.problem}</td>
  </tr>
)
