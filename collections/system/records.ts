import { immutable } from '../../hooks/immutable.js'
import { collection } from '../base.js'
import type { CollectionFactory } from '../context.js'
import { actorFields, subjectFields } from '../fields/relations.js'

/** What happened, to which record, by whom and why. Append-only, chained per record by hash. */
export const auditEntries: CollectionFactory = (context) =>
  collection('auditEntries', context, {
    labels: { singular: 'Audit entry', plural: 'Audit log' },
    admin: {
      group: 'System',
      useAsTitle: 'event',
      defaultColumns: ['at', 'event', 'from', 'to', 'actorName', 'reason', 'subjectId'],
      listSearchableFields: ['event', 'subjectId'],
    },
    hooks: { beforeValidate: [immutable()] },
    fields: [
      { name: 'at', type: 'date', required: true, index: true, admin: { readOnly: true } },
      { name: 'event', type: 'text', required: true, index: true, admin: { readOnly: true } },
      ...subjectFields(),
      { name: 'seq', type: 'number', label: 'Number', admin: { readOnly: true } },
      { name: 'from', type: 'text', admin: { readOnly: true } },
      { name: 'to', type: 'text', admin: { readOnly: true } },
      ...actorFields(),
      { name: 'reason', type: 'text', admin: { readOnly: true } },
      { name: 'data', type: 'json', admin: { readOnly: true } },
      { name: 'previousHash', type: 'text', admin: { readOnly: true } },
      { name: 'hash', type: 'text', admin: { readOnly: true } },
    ],
    indexes: [{ fields: ['subjectType', 'subjectId', 'seq'], unique: true }],
  })

/** Domain events, written with the change that they tell of. */
export const outboxEvents: CollectionFactory = (context) =>
  collection('outboxEvents', context, {
    labels: { singular: 'Event', plural: 'Events' },
    admin: {
      group: 'System',
      useAsTitle: 'name',
      defaultColumns: ['name', 'subjectType', 'subjectId', 'createdAt'],
    },
    hooks: { beforeValidate: [immutable(['deliveredAt'])] },
    fields: [
      { name: 'name', type: 'text', required: true, index: true, admin: { readOnly: true } },
      ...subjectFields(),
      { name: 'variables', type: 'json', admin: { readOnly: true } },
      {
        name: 'idempotencyKey',
        type: 'text',
        required: true,
        unique: true,
        admin: { readOnly: true },
      },
      { name: 'deliveredAt', type: 'date', index: true, admin: { readOnly: true } },
    ],
  })

/** Notices of the outside (checkout, providers), kept so that a second delivery changes nothing. */
export const incomingEvents: CollectionFactory = (context) =>
  collection('incomingEvents', context, {
    labels: { singular: 'Incoming notice', plural: 'Incoming notices' },
    admin: {
      group: 'System',
      useAsTitle: 'eventId',
      defaultColumns: ['provider', 'eventId', 'type', 'outcome', 'createdAt'],
      listSearchableFields: ['eventId'],
    },
    hooks: { beforeValidate: [immutable()] },
    fields: [
      { name: 'provider', type: 'text', required: true, index: true },
      { name: 'eventId', type: 'text', required: true, index: true },
      { name: 'type', type: 'text', required: true },
      { name: 'outcome', type: 'text', required: true },
      { name: 'detail', type: 'json' },
      { name: 'bodyHash', type: 'text', required: true },
    ],
    indexes: [{ fields: ['provider', 'eventId'], unique: true }],
  })
