import type { RelationshipField } from 'payload'
import type { CollectionKey } from '../../src/collectionKeys.js'
import type { CollectionContext } from '../context.js'

type Options = Partial<Pick<RelationshipField, 'label' | 'required' | 'unique'>> & {
  readonly description?: string
  readonly sidebar?: boolean
  readonly readOnly?: boolean
}

/** A reference to one record of another collection, indexed. */
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
      ...(description ? { description } : {}),
      ...(sidebar ? { position: 'sidebar' as const } : {}),
    },
  }
}

/** A link to whatever record a note, hold or audit entry is about; no foreign key, so evidence outlives it. */
export const subjectFields = () => [
  {
    name: 'subjectType',
    type: 'text' as const,
    label: 'About',
    required: true,
    index: true,
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
