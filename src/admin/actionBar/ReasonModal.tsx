'use client'
import { useState, type ReactNode } from 'react'
import { AskDialog } from '../parts/AskDialog.js'
import { GoesOnFields } from './GoesOnFields.js'
import type { GoesOn, OfferedMove } from './moves.js'
import { Others } from './Others.js'
import { ReasonFields } from './ReasonFields.js'
import { other, reasonsOf } from './reasons.js'
import { startBalance } from './startBalance.js'

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
  /** What follows from it, or who is meant. */
  readonly about?: ReactNode
  /** Says what was refused, or null once it is done. */
  readonly onConfirm: (answer: Answer) => Promise<string | null>
}

/** Asks for a reason and a note before a move, and how the account goes on where it does. */
export function ReasonModal(props: Props) {
  const { slug, lifecycle, move, subject, others = [], about, onConfirm } = props
  const [answer, setAnswer] = useState({ reason: '', note: '' })
  const [goesOn, setGoesOn] = useState<GoesOn | null>(
    move.goesOn ? { balance: startBalance(move.goesOn), days: move.goesOn.days } : null,
  )
  const [together, setTogether] = useState<readonly string[]>(others.map(({ id }) => id))

  const confirm = async () => {
    const { reason, note } = { reason: answer.reason.trim(), note: answer.note.trim() }
    const problem = problemOf(move, { reason, note, goesOn })
    if (problem) return problem
    return onConfirm({
      ...(reason ? { reason } : {}),
      ...(note ? { note } : {}),
      ...(move.goesOn && goesOn ? { goesOn } : {}),
      ...(together.length > 0 ? { others: together } : {}),
    })
  }

  return (
    <AskDialog
      about={about}
      action={move.label}
      adverse={move.adverse}
      onConfirm={confirm}
      slug={slug}
      title={subject ? `${move.label} · ${subject}` : move.label}
    >
      <ReasonFields
        ask={move.ask ?? null}
        asks={asksWhy(move)}
        onChange={(change) => setAnswer({ ...answer, ...change })}
        reasons={reasonsOf(lifecycle, move)}
        value={answer}
      />
      <Others others={others} chosen={together} event={move.event} onChange={setTogether} />
      {move.goesOn ? <GoesOnFields figures={move.goesOn} onChange={setGoesOn} /> : null}
    </AskDialog>
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
