import { isRole, type Role } from '../domain/roles.js'

/** Who asks: nobody, a trader, or an operator with roles. */
export type Person =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'trader'; readonly id: string; readonly email: string }
  | {
      readonly kind: 'operator'
      readonly id: string
      readonly name: string
      readonly email?: string
      readonly roles: readonly Role[]
    }

type UserLike = { readonly id: string | number; readonly collection?: string } & Readonly<
  Record<string, unknown>
>

export type PersonSettings = {
  readonly operatorsSlug: string
  readonly tradersSlug: string
  /** Maps a user of the host's own collection to roles. */
  readonly rolesOf: (user: Readonly<Record<string, unknown>>) => readonly unknown[]
}

/**
 * Anything but a known operator or trader is anonymous: deny unless granted. So are operators who
 * were deactivated or whose access has ended, and traders who were banned, whatever token they hold.
 */
export function personOf(user: unknown, settings: PersonSettings): Person {
  if (!isUser(user) || !isActive(user)) return { kind: 'anonymous' }
  const email = typeof user.email === 'string' ? user.email : ''
  if (user.collection === settings.tradersSlug)
    return { kind: 'trader', id: String(user.id), email }
  if (user.collection !== settings.operatorsSlug) return { kind: 'anonymous' }
  const name = typeof user.name === 'string' && user.name !== '' ? user.name : email
  return {
    kind: 'operator',
    id: String(user.id),
    name,
    email,
    roles: settings.rolesOf(user).filter(isRole),
  }
}

const isUser = (user: unknown): user is UserLike =>
  typeof user === 'object' && user !== null && 'id' in user

function isActive({ deactivatedAt, accessUntil, status }: UserLike): boolean {
  if (deactivatedAt || status === 'banned') return false
  if (typeof accessUntil !== 'string' && !(accessUntil instanceof Date)) return true
  return new Date(accessUntil).getTime() > Date.now()
}

export function hasRole(person: Person, allowed: readonly Role[]): boolean {
  return person.kind === 'operator' && person.roles.some((role) => allowed.includes(role))
}
