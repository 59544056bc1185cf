import type { LifecycleName } from '../../domain/lifecycles/all.js'
import type { Role } from '../../domain/roles.js'
import type { Work } from '../work.js'

export type TransitionInput = {
  readonly lifecycle: LifecycleName
  readonly ids: readonly string[]
  readonly event: string
  /** The status the person was looking at; another one refuses with `stale`. */
  readonly expected?: string
  /** Of the person who asks: a move that none of them may fire refuses with `notPermitted`. */
  readonly roles?: readonly Role[]
  /** Why, in words; required where the move says so. */
  readonly reason?: string
  /** What else the audit entry and the effects should know, by record id. */
  readonly data?: ReadonlyMap<string, Readonly<Record<string, unknown>>>
}

export type Refusal = {
  readonly id: string
  /** `unknown`, `stale`, `notPossible`, `reasonRequired`, `notPermitted` or a guard's own code. */
  readonly code: string
  /** A sentence for the person, made from the facts that refused. */
  readonly message: string
  readonly is?: string
}

export type Moved = { readonly id: string; readonly from: string; readonly to: string }

export type TransitionResult = {
  readonly moved: readonly Moved[]
  readonly refused: readonly Refusal[]
}

/** Answers for many records at once why a move may not be made; records without an answer may. */
export type Guard = (
  work: Work,
  ids: readonly string[],
  input: TransitionInput,
) => Promise<readonly Refusal[]>

export type Guards = Readonly<Record<string, Guard>>

/** What follows from moves, set-based, in the same transaction. */
export type Effect = (work: Work, moved: readonly Moved[], input: TransitionInput) => Promise<void>

/** By `lifecycle.event`. */
export type Effects = Readonly<Record<string, readonly Effect[]>>
