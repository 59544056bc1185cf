'use client'
import { Button, Modal, useModal } from '@payloadcms/ui'
import { useState } from 'react'
import { GoesOnFields } from './GoesOnFields.js'
import type { GoesOn, OfferedMove } from './moves.js'
import { Others } from './Others.js'
import { ReasonFields } from './ReasonFields.js'
import { other } from './reasons.js'
import { startBalance } from './startBalance.js'
import './actionBar.css'

export type Answer = {
  readonly reason?: string
  readonly note?: string
  readonly goesOn?: GoesOn
  readonly others?: readonly string[]
}

type Props = {
  readonly slug: string
  readonly lifecycle: string
  readonly move: OfferedMove
  /** What the record is called, for the question. */
  readonly subject?: string | undefined
  /** What can be decided with it; all of it is, unless it is left out. */
  readonly others?: OfferedMove['others']
  readonly onConfirm: (answer: Answer) => Promise<void>
}

/**
 * Payload's confirmation with a reason and a note. It is ours because Payload's closes on confirm
 * whatever is missing.
 */
export function ReasonModal({ slug, lifecycle, move, subject, others = [], onConfirm }: Props) {
  const { closeModal } = useModal()
  const [answer, setAnswer] = useState({ reason: '', note: '' })
  const [goesOn, setGoesOn] = useState<GoesOn | null>(
    move.goesOn ? { balance: startBalance(move.goesOn), days: move.goesOn.days } : null,
  )
  const [together, setTogether] = useState<readonly string[]>(others.map(({ id }) => id))
  const [isBusy, setBusy] = useState(false)
  const [missing, setMissing] = useState<string | null>(null)

  const confirm = async () => {
    const { reason, note } = { reason: answer.reason.trim(), note: answer.note.trim() }
    const problem = problemOf(move, { reason, note, goesOn })
    if (problem) return setMissing(problem)
    setBusy(true)
    await onConfirm({
      ...(reason ? { reason } : {}),
      ...(note ? { note } : {}),
      ...(move.goesOn && goesOn ? { goesOn } : {}),
      ...(together.length > 0 ? { others: together } : {}),
    })
    setBusy(false)
    closeModal(slug)
  }

  return (
    <Modal className="confirmation-modal pf-reason" closeOnBlur={false} slug={slug}>
      <div className="confirmation-modal__wrapper">
        <div className="confirmation-modal__content">
          <h2>
            {move.label}
            {subject ? ` · ${subject}` : ''}
          </h2>
          <ReasonFields
            ask={move.ask ?? null}
            asks={asksWhy(move)}
            lifecycle={lifecycle}
            onChange={(change) => setAnswer({ ...answer, ...change })}
            value={answer}
          />
          <Others others={others} chosen={together} event={move.event} onChange={setTogether} />
          {move.goesOn ? <GoesOnFields figures={move.goesOn} onChange={setGoesOn} /> : null}
          <p className="pf-reason__missing" role="alert">
            {missing}
          </p>
        </div>
        <div className="confirmation-modal__controls">
          <Button
            buttonStyle="secondary"
            disabled={isBusy}
            id="confirm-cancel"
            onClick={() => closeModal(slug)}
          >
            Cancel
          </Button>
          <Button
            buttonStyle={move.adverse ? 'secondary' : 'primary'}
            className={move.adverse ? 'pf-reason__adverse' : ''}
            disabled={isBusy}
            id="confirm-action"
            onClick={() => void confirm()}
          >
            {move.label}
          </Button>
        </div>
      </div>
    </Modal>
  )
}

const asksWhy = ({ reason, ask }: OfferedMove): boolean => reason === 'required' || Boolean(ask)

type Given = { readonly reason: string; readonly note: string; readonly goesOn: GoesOn | null }

/** What has to be given first, or null. */
function problemOf(move: OfferedMove, { reason, note, goesOn }: Given): string | null {
  if (asksWhy(move) && reason === '') {
    return move.ask ? `${move.ask}: type it in.` : 'Choose a reason.'
  }
  if (reason === other && note === '') return 'Say in the note what it is.'
  return move.goesOn && !goesOn ? 'Balance: expected an amount such as 50,000.00.' : null
}
