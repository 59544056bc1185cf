import { roles } from '../../src/domain/roles.js'
import { readableBy } from '../../src/access/collectionAccess.js'
import { guardOperators } from '../../hooks/guardOperators.js'
import { closeFirstRegister } from '../../hooks/closeFirstRegister.js'
import { normaliseEmail } from '../../hooks/normaliseEmail.js'
import { collection } from '../base.js'
import type { CollectionFactory } from '../context.js'

/** The staff. A deactivated operator keeps the record and loses every right at once. */
export const operators: CollectionFactory = (context) => {
  const byAdmin = { update: readableBy(context.people, ['admin']) }
  return collection('operators', context, {
    labels: { singular: 'Operator', plural: 'Operators' },
    auth: { tokenExpiration: 8 * 60 * 60, maxLoginAttempts: 10, lockTime: 10 * 60 * 1000 },
    admin: {
      group: 'System',
      useAsTitle: 'name',
      defaultColumns: ['name', 'email', 'roles', 'accessUntil', 'deactivatedAt'],
    },
    hooks: {
      beforeOperation: [closeFirstRegister],
      beforeValidate: [normaliseEmail],
      beforeChange: [guardOperators],
    },
    fields: [
      { name: 'name', type: 'text', required: true, saveToJWT: true },
      {
        name: 'roles',
        type: 'json',
        required: true,
        defaultValue: [],
        saveToJWT: true,
        access: byAdmin,
        validate: (value: unknown) =>
          (Array.isArray(value) && value.every((role) => roles.includes(role))) ||
          `expected a list of ${roles.join(', ')}`,
        admin: {
          components: {
            Field: context.component('RolesField'),
            Cell: context.component('RolesCell'),
          },
        },
      },
      {
        name: 'accessUntil',
        type: 'date',
        label: 'Access ends',
        access: byAdmin,
        admin: { position: 'sidebar', description: 'Empty: no end.' },
      },
      {
        name: 'deactivatedAt',
        type: 'date',
        label: 'Deactivated',
        access: byAdmin,
        admin: { position: 'sidebar' },
      },
    ],
  })
}
