import type { TextField } from 'payload'
import { never } from '../../src/access/collectionAccess.js'
import type { Lifecycle } from '../../src/domain/lifecycles/types.js'
import type { CollectionContext } from '../context.js'

/**
 * The status of a lifecycle. Only `services/transition` writes it, so the form shows it and cannot
 * change it; a CHECK in the database holds the permitted words.
 */
export function statusField(lifecycle: Lifecycle, context: CollectionContext): TextField {
  const words = { lifecycle: lifecycle.name, statuses: lifecycle.statuses }
  return {
    name: 'status',
    type: 'text',
    label: 'Status',
    required: true,
    index: true,
    defaultValue: lifecycle.initial,
    access: { create: never, update: never },
    validate: (value: unknown) =>
      (typeof value === 'string' && Object.hasOwn(lifecycle.statuses, value)) ||
      `expected one of ${Object.keys(lifecycle.statuses).join(', ')}`,
    admin: {
      readOnly: true,
      position: 'sidebar',
      description: 'Changed with the buttons above, never by saving the form.',
      components: {
        Cell: { path: context.component('StatusCell'), clientProps: words },
        Field: { path: context.component('StatusField'), clientProps: words },
        Filter: { path: context.component('StatusFilter'), clientProps: words },
      },
    },
    custom: { lifecycle: lifecycle.name },
  }
}
