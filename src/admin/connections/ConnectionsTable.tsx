import { Link } from '@payloadcms/ui'
import type { ServerProps } from 'payload'
import { importers } from '../../access/importers.js'
import { hasRole } from '../../access/person.js'
import {
  readConnectionStatus,
  type ConnectionStatus,
} from '../../readModels/connections/readConnections.js'
import { readFirmSettings } from '../../readModels/readFirmSettings.js'
import { Chip } from '../parts/Chip.js'
import { Loaded } from '../parts/Loaded.js'
import { Empty, Panel } from '../parts/Panel.js'
import { viewerOf, type Viewer } from '../parts/viewer.js'
import { lagText, openText, seenText, stateOf, worstLink } from './statusWords.js'
import './connections.css'

/** Above the list: how every platform does at this moment. */
export function ConnectionsTable({ payload, user }: ServerProps) {
  const viewer = viewerOf({ payload, user })
  if (!viewer.may('platformConnections')) return null
  const load = async () => ({
    connections: await readConnectionStatus(viewer.q),
    zone: (await readFirmSettings(viewer.q)).zone,
  })
  return (
    <div className="pf-connections">
      <Loaded load={load} log={viewer.log} title="How platforms do">
        {(loaded) => <Table {...loaded} viewer={viewer} />}
      </Loaded>
    </div>
  )
}

type Props = {
  readonly connections: readonly ConnectionStatus[]
  readonly zone: string
  readonly viewer: Viewer
}

/** For whoever brings the accounts that a platform has already. */
const ImportLink = ({ viewer }: Pick<Props, 'viewer'>) =>
  hasRole(viewer.person, importers) ? (
    <Link href={viewer.pageUrl('/import')} prefetch={false}>
      Import a book
    </Link>
  ) : null

const Table = ({ connections, zone, viewer }: Props) => (
  <Panel aside={<ImportLink viewer={viewer} />} title="How platforms do">
    {connections.length === 0 ? (
      <Empty>
        No platform yet. Create a connection; it only observes until two people let it act.
      </Empty>
    ) : (
      <table className="pf-table">
        <thead>
          <tr>
            <th>Platform</th>
            <th>State</th>
            <th>Mode</th>
            <th className="pf-number">Accounts</th>
            <th>Last event</th>
            <th className="pf-number">Lag</th>
            <th className="pf-number">Reconnects</th>
            <th>Not done</th>
          </tr>
        </thead>
        <tbody>
          {connections.map((connection) => {
            const link = worstLink(connection, viewer.now)
            const { tone, word } = stateOf(connection, viewer.now)
            return (
              <tr key={connection.id}>
                <td>
                  <Link
                    href={viewer.recordUrl('platformConnections', connection.id, 'status')}
                    prefetch={false}
                  >
                    {connection.name}
                  </Link>
                </td>
                <td>
                  <Chip tone={tone}>{word}</Chip>
                  {link?.error ? <div className="pf-muted">{link.error}</div> : null}
                </td>
                <td>{connection.mode}</td>
                <td className="pf-number">{connection.followed}</td>
                <td>{seenText(link?.lastEventAt ?? null, viewer.now, zone)}</td>
                <td className="pf-number">{lagText(link?.lagMs ?? null)}</td>
                <td className="pf-number">{link?.reconnects ?? 0}</td>
                <td>{openText(connection)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    )}
  </Panel>
)
