import { DomainFault } from '../fault.js'
import { isRole } from '../roles.js'
import type { Lifecycle } from './types.js'

/**
 * Refuses a lifecycle that cannot be right: a move from or to an unknown status, from none at all or
 * for a role that does not exist, two answers to one event in one status, a status that nothing
 * leads to, an undo that no move of the target offers.
 *
 * @throws DomainFault naming the lifecycle and the move
 */
export function checkLifecycle(lifecycle: Lifecycle): void {
  const problems = [
    ...unknownStatuses(lifecycle),
    ...idleMoves(lifecycle),
    ...unknownRoles(lifecycle),
    ...ambiguousMoves(lifecycle),
    ...unreachableStatuses(lifecycle),
    ...brokenUndos(lifecycle),
  ]
  if (problems.length > 0) {
    throw new DomainFault(`lifecycle ${lifecycle.name}: ${problems.join('; ')}`)
  }
}

function unknownStatuses({ statuses, initial, moves }: Lifecycle): string[] {
  const named = [initial, ...moves.flatMap((each) => [...each.from, each.to])]
  return [...new Set(named)]
    .filter((status) => !Object.hasOwn(statuses, status))
    .map((status) => `unknown status ${status}`)
}

function idleMoves({ moves }: Lifecycle): string[] {
  return moves
    .filter(({ from }) => from.length === 0)
    .map(({ event }) => `${event} starts from no status`)
}

function unknownRoles({ moves }: Lifecycle): string[] {
  return moves.flatMap(({ event, roles }) =>
    roles
      .filter((role) => !isRole(role))
      .map((role) => `${event} names the unknown role ${String(role)}`),
  )
}

function ambiguousMoves({ moves }: Lifecycle): string[] {
  const seen = new Set<string>()
  const problems: string[] = []
  for (const each of moves) {
    for (const from of each.from) {
      const key = `${each.event} in ${from}`
      if (seen.has(key)) problems.push(`two moves for ${key}`)
      seen.add(key)
    }
  }
  return problems
}

function unreachableStatuses({ statuses, initial, moves }: Lifecycle): string[] {
  const reached = new Set([initial])
  for (let before = 0; before !== reached.size;) {
    before = reached.size
    for (const each of moves) {
      if (each.from.some((from) => reached.has(from))) reached.add(each.to)
    }
  }
  return Object.keys(statuses)
    .filter((status) => !reached.has(status))
    .map((status) => `nothing leads to ${status}`)
}

function brokenUndos({ moves }: Lifecycle): string[] {
  return moves.flatMap(({ event, to, undo }) => {
    if (undo === 'cannotBeUndone') return []
    const offered = moves.some((each) => each.event === undo.event && each.from.includes(to))
    return offered ? [] : [`${event} names ${undo.event} as its undo, which ${to} does not offer`]
  })
}
