import { SetStepNav } from '@payloadcms/ui'
import { notFound } from 'next/navigation.js'
import type { DocumentViewServerProps } from 'payload'
import {
  readConnectionStatus,
  type ConnectionStatus,
} from '../../readModels/connections/readConnections.js'
import { readFirmSettings } from '../../readModels/readFirmSettings.js'
import { ConnectionDeeds } from '../deeds/ConnectionDeeds.js'
import { Chip } from '../parts/Chip.js'
import { counted } from '../parts/counted.js'
import { instantText } from '../parts/dates.js'
import { Empty, Panel } from '../parts/Panel.js'
import { viewerOf, type Viewer } from '../parts/viewer.js'
import { OutcomeComparison } from './OutcomeComparison.js'
import { lagText, linkState, openText, seenText, stateOf } from './statusWords.js'
import '../parts/page.css'
import '../account/account.css'
import './connections.css'

/** One platform: how each worker's link does, what is not done, and our rulings beside others'. */
export async function ConnectionStatusView({ doc, initPageResult }: DocumentViewServerProps) {
  const viewer = viewerOf(initPageResult.req)
  if (viewer.person.kind !== 'operator' || !viewer.may('platformConnections')) notFound()
  const [connection] = await readConnectionStatus(viewer.q, String(doc.id))
  if (!connection) notFound()
  const { zone } = await readFirmSettings(viewer.q)
  const { tone, word } = stateOf(connection, viewer.now)
  return (
    <div className="pf-page pf-connection">
      <SetStepNav
        nav={[
          { label: 'Platform connections', url: viewer.listUrl('platformConnections') },
          { label: connection.name },
        ]}
      />
      <div className="pf-actions">
        <div className="pf-actions__row">
          <div className="pf-actions__facts">
            <Chip tone={tone}>{word}</Chip>
            <span className="pf-muted">
              {connection.platform}, {connection.mode === 'act' ? 'acts' : 'observes only'},{' '}
              {followedText(connection.followed)}
            </span>
          </div>
          <ConnectionDeeds id={connection.id} payload={initPageResult.req.payload} />
        </div>
      </div>
      <Links connection={connection} viewer={viewer} zone={zone} />
      <Books connection={connection} viewer={viewer} zone={zone} />
      <OutcomeComparison id={connection.id} zone={zone} />
    </div>
  )
}

const followedText = (count: number): string =>
  counted(count, 'account followed', 'accounts followed')

type Props = {
  readonly connection: ConnectionStatus
  readonly viewer: Viewer
  readonly zone: string
}

const Links = ({ connection: { links }, viewer: { now }, zone }: Props) => (
  <Panel title="Links">
    {links.length === 0 ? (
      <Empty>Nobody follows this platform yet: a worker or the job of each minute will.</Empty>
    ) : (
      <table className="pf-table">
        <thead>
          <tr>
            <th>Worker</th>
            <th>State</th>
            <th className="pf-number">Accounts</th>
            <th>Last event</th>
            <th className="pf-number">Lag</th>
            <th>Platform’s clock</th>
            <th className="pf-number">Reconnects</th>
          </tr>
        </thead>
        <tbody>
          {links.map((link) => {
            const { tone, word } = linkState(link, now)
            return (
              <tr key={link.worker ?? 'job'}>
                <td>{link.worker ?? 'the job of each minute'}</td>
                <td>
                  <Chip tone={tone}>{word}</Chip>
                  {link.error ? <div className="pf-muted">{link.error}</div> : null}
                </td>
                <td className="pf-number">{link.accounts}</td>
                <td>{seenText(link.lastEventAt, now, zone)}</td>
                <td className="pf-number">{lagText(link.lagMs)}</td>
                <td>{link.platformAt === null ? '–' : instantText(link.platformAt, zone)}</td>
                <td className="pf-number">{link.reconnects}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    )}
  </Panel>
)

function Books({ connection, viewer, zone }: Props) {
  const { comparedAt, comparedUntil, compareProblem, id } = connection
  const running = comparedAt !== null && (comparedUntil === null || comparedUntil < comparedAt)
  return (
    <Panel
      aside={
        <a href={viewer.listUrl('differences', { connection: id, status: 'open' })}>
          Open differences
        </a>
      }
      title="Books compared"
    >
      <dl className="pf-facts pf-connection__facts">
        <div>
          <dt>Last comparison</dt>
          <dd>
            {comparedAt === null ? 'not yet' : instantText(comparedAt, zone)}
            {running ? ', still running' : ''}
          </dd>
        </div>
        {compareProblem ? (
          <div>
            <dt>Ended early</dt>
            <dd>{compareProblem}</dd>
          </div>
        ) : null}
        <div>
          <dt>Not done</dt>
          <dd>{openText(connection)}</dd>
        </div>
      </dl>
    </Panel>
  )
}
