'use client'
import { needsAnswer, type OfferedMove } from './moves.js'

type Props = {
  readonly move: OfferedMove
  readonly isPrimary: boolean
  readonly isBusy: boolean
  readonly describedBy: string
  /** The key that presses it. */
  readonly letter?: string | undefined
  readonly onPress: () => void
}

/** One move. It can be reached while it cannot be fired, so that its reason can be read. */
export function MoveButton({ move, isPrimary, isBusy, describedBy, letter, onPress }: Props) {
  const kind = !move.possible
    ? ''
    : move.adverse
      ? ' pf-button--adverse'
      : isPrimary
        ? ' pf-button--primary'
        : ''
  const asks = needsAnswer(move)
  return (
    <button
      aria-describedby={move.possible ? undefined : describedBy}
      aria-disabled={!move.possible || isBusy}
      className={`pf-button${kind}`}
      data-event={move.event}
      onClick={() => {
        if (move.possible && !isBusy) onPress()
      }}
      type="button"
    >
      {move.label}
      {asks ? '…' : ''}
      {letter && move.possible ? <kbd className="pf-key">{letter.toUpperCase()}</kbd> : null}
    </button>
  )
}
