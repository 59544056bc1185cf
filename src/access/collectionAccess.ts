import type { Access, CollectionConfig, FieldAccess, Where } from 'payload'
import type { CollectionKey } from '../collectionKeys.js'
import type { Role } from '../domain/roles.js'
import { matrix, type Operation } from './matrix.js'
import { hasRole, personOf, type Person, type PersonSettings } from './person.js'

/** Where a trader's own records are: the path to the trader, `id` on the traders themselves. */
const ownPath = (key: CollectionKey): string => (key === 'traders' ? 'id' : 'trader')

/** Payload's access functions for one collection, from the matrix. `admin` opens its admin pages. */
export function collectionAccess(
  key: CollectionKey,
  settings: PersonSettings,
): NonNullable<CollectionConfig['access']> {
  const operation =
    (name: Operation): Access =>
    ({ req }) =>
      allow(key, name, personOf(req.user, settings))
  return {
    create: operation('create'),
    read: operation('read'),
    update: operation('update'),
    delete: operation('delete'),
    readVersions: operation('read'),
    unlock: ({ req }) => hasRole(personOf(req.user, settings), mayUnlock(key)),
    admin: ({ req }) => personOf(req.user, settings).kind === 'operator',
  }
}

/** Whoever unlocks sign-in after too many tries gives a guesser new ones. */
const mayUnlock = (key: CollectionKey): readonly Role[] =>
  key === 'operators' ? ['admin'] : ['admin', 'manager', 'support']

function allow(
  key: CollectionKey,
  operation: Operation,
  person: ReturnType<typeof personOf>,
): boolean | Where {
  const grant = matrix[key]
  if (person.kind === 'operator') {
    const granted = hasRole(person, grant[operation] ?? [])
    // A plain `true` would make Payload serve files without looking their record up.
    return granted && key === 'kycDocuments' ? { id: { exists: true } } : granted
  }
  if (person.kind === 'trader' && operation === 'read' && grant.trader === 'own') {
    return { [ownPath(key)]: { equals: person.id } }
  }
  return false
}

/** Whether the admin may offer an operator records of this kind. */
export const mayRead = (key: CollectionKey, person: Person): boolean =>
  hasRole(person, matrix[key].read ?? [])

/** A field that only these roles read; the trader it belongs to reads it where `trader` is true. */
export const readableBy =
  (settings: PersonSettings, allowed: readonly Role[], trader = false): FieldAccess =>
  ({ req }) => {
    const person = personOf(req.user, settings)
    return person.kind === 'trader' ? trader : hasRole(person, allowed)
  }

export const never: FieldAccess = () => false
