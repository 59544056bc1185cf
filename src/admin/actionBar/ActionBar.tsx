'use client'
import { toast, useModal } from '@payloadcms/ui'
import { useState, type ReactNode } from 'react'
import { Shape } from '../parts/Shape.js'
import { useKeys } from '../keys/useKeys.js'
import { lettersOf } from './letters.js'
import { MoveButton } from './MoveButton.js'
import { needsAnswer, type OfferedMove, type Subject } from './moves.js'
import { ReasonModal } from './ReasonModal.js'
import { useMoves } from './useMoves.js'
import './actionBar.css'

type Props = Subject & {
  /** What the record is called, for the question before a move. */
  readonly subject?: string | undefined
  /** The status that the page shows, where the page follows it. */
  readonly status?: string | undefined
  /** Further buttons of the page, in front of the moves. */
  readonly before?: ReactNode
  /** Each move also has a letter of its own, shown on its button; these are taken by the page. */
  readonly keysBeside?: string | undefined
  /** After a move was made, with what else was decided by it. */
  readonly onDone?: ((others: readonly string[]) => void) | undefined
  /** Chips and facts on the left of the bar. */
  readonly children?: ReactNode
}

/**
 * The moves of a record as buttons. One is primary, what takes something from a trader has a red
 * outline, and what cannot be done now stays in reach with its reason in a line under the bar.
 */
export function ActionBar(props: Props) {
  const { lifecycle, id, subject, status, before, keysBeside, onDone, children } = props
  const { offer, failed, reload, fire } = useMoves({ lifecycle, id }, { status, onDone })
  const { openModal } = useModal()
  const [asked, setAsked] = useState<OfferedMove | null>(null)
  const [busy, setBusy] = useState<string | null>(null)
  const modal = `move-${lifecycle}-${id}`
  const moves = offer?.moves ?? []
  // The usual way on, and no other button in its place while it is blocked.
  const primary = moves.find(({ adverse }) => !adverse)
  const refused = moves.filter(({ possible }) => !possible)

  const press = async (move: OfferedMove) => {
    if (needsAnswer(move)) {
      setAsked(move)
      return openModal(modal)
    }
    setBusy(move.event)
    const said = await fire(move, {})
    if (said) toast.error(said)
    setBusy(null)
  }

  const letters = keysBeside === undefined ? {} : lettersOf(moves, keysBeside)
  useKeys(
    Object.fromEntries(
      moves.flatMap((move) => {
        const letter = letters[move.event]
        return letter && move.possible && busy === null ? [[letter, () => void press(move)]] : []
      }),
    ),
  )

  return (
    <div className="pf-actions">
      <div className="pf-actions__row">
        {children ? <div className="pf-actions__facts">{children}</div> : null}
        <div aria-label="Actions" className="pf-actions__buttons" role="toolbar">
          {before}
          {moves.map((move) => (
            <MoveButton
              describedBy={`${modal}-why`}
              isBusy={busy === move.event}
              isPrimary={move === primary}
              key={`${move.event}`}
              letter={letters[move.event]}
              move={move}
              onPress={() => void press(move)}
            />
          ))}
          {failed ? (
            <button className="pf-button" onClick={() => void reload()} type="button">
              <Shape tone="attention" /> Actions did not load. Try again
            </button>
          ) : null}
        </div>
      </div>
      <Refusals id={`${modal}-why`} moves={refused} />
      {asked ? (
        <ReasonModal
          about={asked.follows}
          key={asked.event}
          lifecycle={lifecycle}
          move={asked}
          onConfirm={(answer) => fire(asked, answer)}
          others={asked.others}
          slug={modal}
          subject={subject}
        />
      ) : null}
    </div>
  )
}

type RefusalsProps = { readonly id: string; readonly moves: readonly OfferedMove[] }

/** Why what cannot be done now cannot. */
const Refusals = ({ id, moves }: RefusalsProps) =>
  moves.length === 0 ? null : (
    <ul className="pf-actions__why" id={id}>
      {moves.map((move) => (
        <li key={move.event}>
          <Shape tone="waiting" /> {move.label}: {move.why ?? 'not possible now'}
        </li>
      ))}
    </ul>
  )
