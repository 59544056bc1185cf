import type { Role } from '../roles.js'

/**
 * One permitted change of status. The same event may stand in several moves with other `from`s, but
 * a status and an event lead to one move only.
 */
export type Move = {
  readonly event: string
  /** What the button says: a verb and its object. */
  readonly label: string
  readonly from: readonly string[]
  readonly to: string
  /** Operators who may fire it; empty for moves that only the system makes. */
  readonly roles: readonly Role[]
  /** The person must say why. */
  readonly reason: 'required' | 'none'
  /** What the person types instead of a reason, such as a reference; the label of the field. */
  readonly ask: string | null
  /** Names of guards, asked in this order; the first refusal is the answer. */
  readonly guards: readonly string[]
  /** The event that takes it back, or why nothing does. */
  readonly undo: { readonly event: string } | 'cannotBeUndone'
  /** It takes something from a trader: red outline and a confirmation. */
  readonly adverse: boolean
  /** The trader may fire it on an own record. */
  readonly trader: boolean
}

/** A lifecycle as data: its statuses with the words and shape the admin shows, and its moves. */
export type Lifecycle = {
  readonly name: string
  readonly table: string
  readonly initial: string
  /** Deliveries (messages, commands) keep their history on their own row, everything else is audited. */
  readonly audited: boolean
  readonly statuses: Readonly<Record<string, StatusWords>>
  readonly moves: readonly Move[]
}

/** Shape and word carry the meaning, colour only repeats it. */
export type StatusTone = 'good' | 'working' | 'waiting' | 'attention' | 'bad' | 'done'

export type StatusWords = {
  readonly label: string
  readonly tone: StatusTone
  /** The record has ended: its `ended_at` is the time of the move, and null again after a way back. */
  readonly ends?: true
}

type MoveInput = Pick<Move, 'event' | 'label' | 'to'> &
  Partial<Omit<Move, 'event' | 'label' | 'to' | 'from'>> & { from: string | readonly string[] }

/** A move with the usual answers filled in: by the system only, no reason, no guards, not undoable. */
export function move(input: MoveInput): Move {
  return {
    roles: [],
    reason: 'none',
    ask: null,
    guards: [],
    undo: 'cannotBeUndone',
    adverse: false,
    trader: false,
    ...input,
    from: typeof input.from === 'string' ? [input.from] : input.from,
  }
}
