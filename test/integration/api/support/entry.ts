import type { Role } from '../../../../src/domain/roles.js'
import type { World } from './world.js'

/**
 * What an endpoint is given when it is used rightly, from which the attacks on it are made. A new
 * endpoint needs its entry here.
 */
export type Entry = {
  /** Who may call it: operators of these roles, traders, a shop that signs, or anybody. */
  readonly who: readonly Role[] | 'trader' | 'shop' | 'anybody'
  /** The path that is called, where it differs from the pattern. */
  readonly path?: (world: World) => string
  /** The path with the id of another trader's record: 404, as for one that does not exist. */
  readonly theirs?: (world: World) => string
  readonly body?: (world: World) => Record<string, unknown>
  readonly query?: (world: World) => Record<string, string>
  /** Fields of body or query that may be left out. */
  readonly optional?: readonly string[]
  /** Fields that take any value. */
  readonly anything?: readonly string[]
  /** A field of body or query that names a record: 404 when there is none. */
  readonly record?: string
  readonly headers?: Readonly<Record<string, string>>
  /** A form rather than JSON. */
  readonly form?: true
}

const owned = (
  what: 'account' | 'payoutId' | 'rulingId' | 'appealId',
  of: 'mine' | 'theirs',
  world: World,
) => {
  const found = world[of][what]
  return typeof found === 'string' ? found : found.id
}

/** Paths about something that a trader owns: one's own, and another's. */
export const about = (
  what: 'account' | 'payoutId' | 'rulingId' | 'appealId',
  path: (id: string) => string,
): Required<Pick<Entry, 'path' | 'theirs'>> => ({
  path: (world) => path(owned(what, 'mine', world)),
  theirs: (world) => path(owned(what, 'theirs', world)),
})
