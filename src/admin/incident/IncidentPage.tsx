'use client'
import { Link, toast, useModal } from '@payloadcms/ui'
import type { Incident, IncidentAccount, IncidentAction } from '../../readModels/incidents/model.js'
import { amountText } from '../parts/amounts.js'
import { dateText, instantText, minuteText } from '../parts/dates.js'
import { Empty, Panel } from '../parts/Panel.js'
import { useAddresses } from '../shell/useAddresses.js'
import { kindWords } from './incidentWords.js'
import { ProposeDialog } from './ProposeDialog.js'
import { useIncident } from './useIncident.js'
import './incident.css'

type Props = {
  readonly initial: Incident
  readonly me: string
  readonly mayAct: boolean
  readonly zone: string
}

const dialog = 'incident-propose'

/** What an incident concerns on top, what is done about it below, account by account. */
export function IncidentPage({ initial, me, mayAct, zone }: Props) {
  const { incident, more, send } = useIncident(initial)
  const { openModal } = useModal()
  const { counts, accounts, actions } = incident
  const act = async (path: string) => {
    const problem = await send(path)
    if (problem) toast.error(problem)
  }
  const time = (at: number) => `${dateText(at, zone)} ${minuteText(at, zone)}`
  return (
    <div className="pf-page pf-incident">
      <p className="pf-incident__facts">
        <b>{incident.title}</b> on {incident.platform}, {time(incident.from)} to {time(incident.to)}{' '}
        {zone}
        {incident.symbols ? `, ${incident.symbols}` : ''}. Declared by {incident.declaredBy}.{' '}
        {counts.accounts} accounts, {counts.active} of them active; {counts.confirmed} confirmed and{' '}
        {counts.suspected} suspected rulings in the window.
      </p>
      <Panel
        aside={
          mayAct && incident.status === 'open' ? (
            <button className="pf-button" onClick={() => openModal(dialog)} type="button">
              Propose…
            </button>
          ) : undefined
        }
        title="Actions"
      >
        {actions.length === 0 ? (
          <Empty>Nothing is proposed yet. One person proposes, another one releases.</Empty>
        ) : (
          <ul className="pf-incident__actions">
            {actions.map((action) => (
              <ActionLine
                action={action}
                key={action.id}
                mayAct={mayAct}
                me={me}
                onAct={(verb) => void act(`/incident-actions/${action.id}/${verb}`)}
                zone={zone}
              />
            ))}
          </ul>
        )}
        {([] as { actionId: string; login: string; message: string }[]).map(({ actionId, login, message }) => (
          <p className="pf-incident__refused" key={`${actionId}${login}`}>
            {login}: {message}
          </p>
        ))}
      </Panel>
      <Accounts accounts={accounts} />
      {incident.next === null ? null : (
        <button className="pf-button" onClick={() => void more()} type="button">
          Show more
        </button>
      )}
      <ProposeDialog
        currency={accounts[0]?.currency ?? 'USD'}
        onPropose={(body) => send(`/incidents/${incident.id}/actions`, body)}
        slug={dialog}
      />
    </div>
  )
}

type LineProps = {
  readonly action: IncidentAction
  readonly me: string
  readonly mayAct: boolean
  readonly zone: string
  readonly onAct: (verb: 'release' | 'stop') => void
}

function ActionLine({ action, me, mayAct, zone, onAct }: LineProps) {
  const { kind, reason, proposedBy, proposedById, releasedBy, stoppedBy, endedAt, rows } = action
  const sum = rows.waiting + rows.done + rows.refused
  const isOpen = endedAt === null && stoppedBy === null
  return (
    <li>
      <div>
        <b>{kindWords[kind] ?? kind}</b> · {reason}
        <span className="pf-muted">
          {' '}
          proposed by {proposedBy}
          {releasedBy ? `, released by ${releasedBy}` : ''}
          {stoppedBy ? `, stopped by ${stoppedBy}` : ''}
          {endedAt === null ? '' : `, finished ${instantText(endedAt, zone)}`}
        </span>
      </div>
      <div className="pf-incident__progress">
        <progress aria-label="Done" max={sum} value={rows.done + rows.refused} />
        {rows.done} of {sum} done{rows.refused > 0 ? `, ${rows.refused} refused` : ''}
        {mayAct && isOpen ? (
          <>
            {releasedBy ? null : (
              <button
                aria-disabled={proposedById === me}
                className="pf-button"
                onClick={() => onAct('release')}
                title={proposedById === me ? 'A second person releases it.' : undefined}
                type="button"
              >
                Release
              </button>
            )}
            <button className="pf-button" onClick={() => onAct('stop')} type="button">
              Stop
            </button>
          </>
        ) : null}
      </div>
    </li>
  )
}

function Accounts({ accounts }: { readonly accounts: readonly IncidentAccount[] }) {
  const { record } = useAddresses()
  return (
    <Panel title="Accounts open in the window">
      {accounts.length === 0 ? (
        <Empty>No account of this platform was open in the window.</Empty>
      ) : (
        <table className="pf-table">
          <thead>
            <tr>
              <th scope="col">Account</th>
              <th scope="col">Trader</th>
              <th scope="col">Status</th>
              <th className="pf-number" scope="col">
                Balance
              </th>
              <th className="pf-number" scope="col">
                Open positions
              </th>
              <th className="pf-number" scope="col">
                Rulings
              </th>
            </tr>
          </thead>
          <tbody>
            {accounts.map((each) => (
              <tr key={each.id}>
                <td>
                  <Link href={record('accounts', each.id)} prefetch={false}>
                    {each.login ?? 'no login'}
                  </Link>
                </td>
                <td>{each.traderName}</td>
                <td>{statusText(each)}</td>
                <td className="pf-number">
                  {each.balance === null ? '' : amountText(each.balance, each.currency)}
                </td>
                <td className="pf-number">{each.openPositions ?? ''}</td>
                <td className="pf-number">{rulingText(each)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}

const statusText = ({ status, isPaused, isFrozen }: IncidentAccount): string =>
  [status, isPaused ? 'paused' : '', isFrozen ? 'frozen' : ''].filter(Boolean).join(', ')

const rulingText = ({ suspected, confirmed }: IncidentAccount): string =>
  [confirmed > 0 ? `${confirmed} confirmed` : '', suspected > 0 ? `${suspected} suspected` : '']
    .filter(Boolean)
    .join(', ')
