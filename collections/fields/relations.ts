import type { RelationshipField, TextField } from 'payload'
import { mayRead } from '../../src/access/collectionAccess.js'
import { personOf } from '../../src/access/person.js'
import type { CollectionKey } from '../../src/collectionKeys.js'
import type { CollectionContext } from '../context.js'

type Options = Partial<Pick<RelationshipField, 'label' | 'required' | 'unique'>> & {
  readonly description?: string
  readonly sidebar?: boolean
  readonly readOnly?: boolean
}

/**
 * A reference to one record of another collection, indexed. The form leaves it out for operators who
 * may not read that collection: all they would see is an empty box.
 */
export function belongsTo(
  name: string,
  key: CollectionKey,
  context: CollectionContext & { options?: Options },
): RelationshipField {
  const { description, sidebar, readOnly = false, ...rest } = context.options ?? {}
  return {
    name,
    type: 'relationship',
    relationTo: context.slugs[key],
    hasMany: false,
    index: true,
    maxDepth: 1,
    ...rest,
    admin: {
      allowCreate: false,
      readOnly,
      condition: (_data, _siblings, { user }) => isOffered(key, user, context),
      ...(description ? { description } : {}),
      ...(sidebar ? { position: 'sidebar' as const } : {}),
    },
  }
}

type Name = CollectionContext & { readonly label: string; readonly index?: boolean }

/** A record's name, copied for lists. The form has the record itself, for whoever may read it. */
export function nameOf(name: string, key: CollectionKey, context: Name): TextField {
  const { label, index = true } = context
  return {
    name,
    type: 'text',
    label,
    index,
    admin: {
      readOnly: true,
      condition: (_data, _siblings, { user }) => !isOffered(key, user, context),
    },
  }
}

/** Roles limit operators alone: nobody's own records and no job are looked at here. */
function isOffered(key: CollectionKey, user: unknown, { people }: CollectionContext): boolean {
  const person = personOf(user, people)
  return person.kind !== 'operator' || mayRead(key, person)
}

/** A link to whatever record a note, hold or audit entry is about; no foreign key, so evidence outlives it. */
export const subjectFields = () => [
  {
    name: 'subjectType',
    type: 'text' as const,
    label: 'About',
    required: true,
    admin: { readOnly: true },
  },
  {
    name: 'subjectId',
    type: 'text' as const,
    label: 'Record',
    required: true,
    index: true,
    admin: { readOnly: true },
  },
]

/** Who did it, as text that survives the person: an id and the name at that time. */
export const actorFields = () => [
  { name: 'actorType', type: 'text' as const, label: 'By', admin: { readOnly: true } },
  {
    name: 'actorId',
    type: 'text' as const,
    label: 'Person',
    index: true,
    admin: { readOnly: true },
  },
  { name: 'actorName', type: 'text' as const, label: 'Name', admin: { readOnly: true } },
]
