import type { Role } from '../roles.js'
import type { Lifecycle, Move } from './types.js'

/** The move that `event` makes in `status`, or undefined where it makes none. */
export function findMove(lifecycle: Lifecycle, status: string, event: string): Move | undefined {
  return lifecycle.moves.find((each) => each.event === event && each.from.includes(status))
}

/** Every move that leaves `status`, in the order the table lists them. */
export const movesFrom = (lifecycle: Lifecycle, status: string): readonly Move[] =>
  lifecycle.moves.filter((each) => each.from.includes(status))

/** True when an operator with one of these roles may fire the move. */
export const mayFire = (move: Move, roles: readonly Role[]): boolean =>
  move.roles.some((role) => roles.includes(role))

/** Adds a developer's moves and statuses to a lifecycle; the result is checked like any other. */
export function extendLifecycle(
  lifecycle: Lifecycle,
  addition: Partial<Pick<Lifecycle, 'statuses' | 'moves'>>,
): Lifecycle {
  return {
    ...lifecycle,
    statuses: { ...lifecycle.statuses, ...addition.statuses },
    moves: [...lifecycle.moves, ...(addition.moves ?? [])],
  }
}
