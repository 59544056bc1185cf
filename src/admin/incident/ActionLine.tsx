'use client'
import { useState } from 'react'
import type { IncidentAction } from '../../readModels/incidents/model.js'
import { instantText } from '../parts/dates.js'
import { ActionResults } from './ActionResults.js'
import { kindWords, subjectWords, termsText } from './incidentWords.js'

type Props = {
  readonly action: IncidentAction
  readonly me: string
  readonly mayAct: boolean
  readonly onAct: (verb: 'release' | 'stop') => void
  readonly zone: string
}

/** One action: what, on which terms, by whom, how far it has come, and what became of each record. */
export function ActionLine({ action, me, mayAct, onAct, zone }: Props) {
  const { id, kind, reason, proposedById, releasedBy, stoppedBy, endedAt, rows } = action
  const [isShown, setShown] = useState(false)
  const sum = rows.waiting + rows.underWay + rows.done + rows.refused
  const isOpen = endedAt === null && stoppedBy === null
  const isMine = proposedById === me
  return (
    <li>
      <div className="pf-incident__what">
        <b>{kindWords[kind] ?? kind}</b>
        <span>{[subjectWords(kind, sum), termsText(action)].filter(Boolean).join(', ')}</span>
        <span className="pf-muted">{reason}</span>
      </div>
      <div className="pf-muted">{peopleText(action, zone)}</div>
      <div className="pf-incident__progress">
        <progress
          aria-label="Done"
          className={rows.refused > 0 ? 'pf-incident__partly' : ''}
          max={sum}
          value={rows.done + rows.refused}
        />
        <span>{progressText(action)}</span>
        <button
          aria-expanded={isShown}
          className="pf-button"
          onClick={() => setShown(!isShown)}
          type="button"
        >
          {isShown ? 'Hide results' : 'Show results'}
        </button>
        {mayAct && isOpen && !releasedBy ? (
          <button
            aria-disabled={isMine}
            className="pf-button pf-button--primary"
            onClick={() => !isMine && onAct('release')}
            title={isMine ? 'A second person releases it.' : undefined}
            type="button"
          >
            Release
          </button>
        ) : null}
        {mayAct && isOpen ? (
          <button
            className="pf-button pf-button--adverse"
            onClick={() => onAct('stop')}
            type="button"
          >
            Stop
          </button>
        ) : null}
        {mayAct && isOpen && !releasedBy && isMine ? (
          <span className="pf-muted">A second person releases it.</span>
        ) : null}
      </div>
      {isShown ? <ActionResults actionId={id} progress={JSON.stringify(rows)} /> : null}
    </li>
  )
}

function peopleText(action: IncidentAction, zone: string): string {
  const { proposedBy, proposedAt, releasedBy, stoppedBy, endedAt } = action
  return [
    `Proposed by ${proposedBy}, ${instantText(proposedAt, zone)}`,
    releasedBy ? `released by ${releasedBy}` : '',
    stoppedBy ? `stopped by ${stoppedBy}` : '',
    endedAt === null || stoppedBy ? '' : `carried out ${instantText(endedAt, zone)}`,
  ]
    .filter(Boolean)
    .join(' · ')
}

function progressText({ rows, releasedBy, stoppedBy }: IncidentAction): string {
  const { waiting, underWay, done, refused } = rows
  const sum = waiting + underWay + done + refused
  if (!releasedBy && !stoppedBy) return 'Waits for a second person'
  return [
    `${done.toLocaleString('en')} of ${sum.toLocaleString('en')} done`,
    underWay > 0 ? `${underWay.toLocaleString('en')} on the way to the platform` : '',
    refused > 0 ? `${refused.toLocaleString('en')} refused` : '',
    stoppedBy && waiting > 0 ? `${waiting.toLocaleString('en')} left as they were` : '',
  ]
    .filter(Boolean)
    .join(', ')
}
