'use client'
import { toast, useModal } from '@payloadcms/ui'
import type { Incident } from '../../readModels/incidents/model.js'
import { counted } from '../parts/counted.js'
import { dateText, minuteText } from '../parts/dates.js'
import { Empty, Panel } from '../parts/Panel.js'
import { Shape } from '../parts/Shape.js'
import { AccountsPanel } from './AccountsPanel.js'
import { ActionLine } from './ActionLine.js'
import { ProposeDialog } from './ProposeDialog.js'
import { useChosen } from './useChosen.js'
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
  const { incident, filter, more, narrow, send } = useIncident(initial)
  const { openModal } = useModal()
  const { counts, actions } = incident
  const chosen = useChosen(counts.found)
  const mayPropose = mayAct && incident.status === 'open'
  const act = async (path: string) => {
    const problem = await send(path)
    if (problem) toast.error(problem)
  }
  return (
    <div className="pf-page pf-incident">
      <Facts incident={incident} zone={zone} />
      <Panel title="Actions">
        {actions.length === 0 ? (
          <Empty>
            Nothing is proposed yet. Choose accounts below and propose what is to be done; another
            person releases it.
          </Empty>
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
      </Panel>
      <AccountsPanel
        chosen={chosen}
        filter={filter}
        incident={incident}
        onFilter={(next) => {
          chosen.reset()
          void narrow(next)
        }}
        onPropose={mayPropose ? () => openModal(dialog) : undefined}
      />
      {incident.next === null ? null : (
        <button className="pf-button" onClick={() => void more()} type="button">
          Show more
        </button>
      )}
      <ProposeDialog
        accounts={chosen.accounts(filter)}
        chosen={chosen.count}
        incidentId={incident.id}
        onPropose={(body) => send(`/incidents/${incident.id}/actions`, body)}
        slug={dialog}
      />
    </div>
  )
}

function Facts({ incident, zone }: Pick<Props, 'zone'> & { readonly incident: Incident }) {
  const { counts, symbols, title, platform, from, to, declaredBy } = incident
  const time = (at: number) => `${dateText(at, zone)} ${minuteText(at, zone)}`
  return (
    <>
      <p className="pf-incident__facts">
        <b>{title}</b> on {platform}, {time(from)} to {time(to)} {zone}
        {symbols ? `, ${symbols}` : ''}. Declared by {declaredBy}.{' '}
        {counted(counts.accounts, 'account')}, {counts.active} of them active; {counts.confirmed}{' '}
        confirmed and {counted(counts.suspected, 'suspected ruling')} in the window.
      </p>
      {counts.notKnown > 0 ? (
        <p className="pf-banner pf-banner--near">
          <Shape tone="attention" />
          <span>
            Of {counted(counts.notKnown, 'account')} it is not known whether {symbols} was traded:
            their program needs no trades, so not all deals are stored. They are listed as “Not
            known”.
          </span>
        </p>
      ) : null}
    </>
  )
}
