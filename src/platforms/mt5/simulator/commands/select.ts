import type { Call } from '../http/command.js'
import type { SimUser } from '../world/types.js'
import type { World } from '../world/world.js'

/**
 * Whether a group is meant by `demo*,!demo\cent`: names and masks, of which those with `!` take
 * away. A doubled backslash, as the published examples have it, is one.
 */
export function matchesGroup(mask: string, group: string): boolean {
  const parts = mask.split(',').map((part) => part.trim().replaceAll('\\\\', '\\'))
  const wanted = parts.filter((part) => part !== '' && !part.startsWith('!'))
  const unwanted = parts.filter((part) => part.startsWith('!')).map((part) => part.slice(1))
  const isWanted = wanted.length === 0 || wanted.some((part) => matches(part, group))
  return isWanted && !unwanted.some((part) => matches(part, group))
}

function matches(pattern: string, group: string): boolean {
  const escaped = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')
  return new RegExp(`^${escaped}$`, 'i').test(group)
}

/** Users by `login` or by `group`, of which exactly one must be given: null else. */
export function selectedUsers({ asked, world }: Call): readonly SimUser[] | null {
  const logins = asked.list('login')
  const groups = asked.list('group')
  if ((logins === undefined) === (groups === undefined)) return null
  if (groups) return usersOfGroups(world, groups.join(','))
  return (logins ?? []).flatMap((login) => world.users.get(Number(login)) ?? [])
}

export function usersOfGroups(world: World, mask: string): readonly SimUser[] {
  const names = new Set(
    world.groups.filter(({ name }) => matchesGroup(mask, name)).map(({ name }) => name),
  )
  return [...world.users.values()].filter(({ group }) => names.has(group))
}

export const oneUser = ({ asked, world }: Call): SimUser | undefined =>
  world.users.get(asked.number('login') ?? 0)

/** Rows with `from <= at <= to`, both ends in seconds on the broker's clock; 0 or absent is open. */
export function withinWindow<T>(
  { asked, world }: Call,
  rows: readonly T[],
  at: (row: T) => number,
): readonly T[] {
  const from = asked.number('from') ?? 0
  const to = asked.number('to') || Number.POSITIVE_INFINITY
  return rows.filter((row) => {
    const seconds = world.clock.seconds(at(row))
    return seconds >= from && seconds <= to
  })
}

export const hasWindow = ({ asked }: Call): boolean =>
  Number.isFinite(asked.number('from')) && Number.isFinite(asked.number('to'))

const pageMax = 100

/** Rows from `offset` on, at most a hundred. */
export function pageOf<T>({ asked }: Call, rows: readonly T[]): readonly T[] {
  const offset = asked.number('offset') ?? 0
  const total = Math.min(asked.number('total') || pageMax, pageMax)
  return rows.slice(offset, offset + total)
}

/** Whether a row's symbol is among those asked for. */
export function ofSymbols({ asked }: Call): (row: { readonly symbol: string }) => boolean {
  const wanted = asked.list('symbol')?.map((name) => name.toLowerCase())
  return ({ symbol }) => wanted === undefined || wanted.includes(symbol.toLowerCase())
}
