import { sealCredentials } from '../../hooks/sealCredentials.js'
import { collection } from '../base.js'
import type { CollectionFactory } from '../context.js'
import { documentTabs, opensTab, serverComponent } from '../documentTabs.js'
import { reference } from '../fields/reference.js'
import { belongsTo } from '../fields/relations.js'
import { statusField } from '../fields/status.js'

/** A trading platform the firm is connected to. Credentials are written, never read back. */
export const platformConnections: CollectionFactory = (context) =>
  collection('platformConnections', context, {
    labels: { singular: 'Platform connection', plural: 'Platform connections' },
    admin: {
      group: 'System',
      useAsTitle: 'name',
      defaultColumns: ['name', 'platform', 'mode', 'isEnabled', 'updatedAt'],
      formatDocURL: opensTab('status'),
      components: {
        beforeListTable: [serverComponent('ConnectionsTable')],
        views: documentTabs([
          { key: 'status', label: 'Status', component: 'ConnectionStatusView' },
        ]),
      },
    },
    hooks: { afterChange: [sealCredentials] },
    fields: [
      { name: 'name', type: 'text', required: true, unique: true },
      {
        name: 'platform',
        type: 'text',
        required: true,
        validate: (value: unknown) =>
          context.platformNames.includes(String(value)) ||
          `expected one of ${context.platformNames.join(', ')}`,
      },
      { name: 'baseUrl', type: 'text', label: 'Address', required: true },
      { name: 'isEnabled', type: 'checkbox', label: 'Follow this platform', defaultValue: true },
      {
        name: 'mode',
        type: 'text',
        required: true,
        defaultValue: 'observe',
        access: { create: () => false, update: () => false },
        admin: {
          readOnly: true,
          position: 'sidebar',
          description: 'observe: nothing is sent. act: commands are sent; two people switch it on.',
        },
      },
      {
        name: 'modeRequestedBy',
        type: 'text',
        access: { create: () => false, update: () => false },
        admin: {
          readOnly: true,
          position: 'sidebar',
          description: 'Asked to act; a second person confirms.',
        },
      },
      {
        name: 'credentials',
        type: 'json',
        label: 'Credentials',
        virtual: true,
        admin: { description: 'Encrypted when saved. Leave empty to keep the stored ones.' },
      },
      { name: 'sealedCredentials', type: 'text', hidden: true },
    ],
  })

/** Something the platform was told to do: stored with the decision, done once read back. */
export const platformCommands: CollectionFactory = (context) =>
  collection('platformCommands', context, {
    labels: { singular: 'Platform command', plural: 'Platform commands' },
    admin: {
      group: 'System',
      useAsTitle: 'reference',
      defaultColumns: [
        'reference',
        'kind',
        'login',
        'status',
        'attempts',
        'createdAt',
        'verifiedAt',
      ],
      listSearchableFields: ['reference', 'login'],
    },
    fields: [
      reference(),
      statusField(context.lifecycles.platformCommand, context),
      { name: 'kind', type: 'text', required: true, index: true, admin: { readOnly: true } },
      belongsTo('connection', 'platformConnections', {
        ...context,
        options: { required: true, readOnly: true },
      }),
      belongsTo('account', 'accounts', { ...context, options: { required: true, readOnly: true } }),
      { name: 'login', type: 'text', label: 'Account', index: true, admin: { readOnly: true } },
      { name: 'input', type: 'json', admin: { readOnly: true } },
      { name: 'result', type: 'json', admin: { readOnly: true } },
      { name: 'cause', type: 'text', label: 'Because of', index: true, admin: { readOnly: true } },
      {
        name: 'idempotencyKey',
        type: 'text',
        required: true,
        unique: true,
        admin: { readOnly: true },
      },
      { name: 'attempts', type: 'number', defaultValue: 0, admin: { readOnly: true } },
      { name: 'nextAttemptAt', type: 'date', index: true, admin: { readOnly: true } },
      { name: 'problem', type: 'text', admin: { readOnly: true } },
      { name: 'sentAt', type: 'date', label: 'Sent', admin: { readOnly: true } },
      { name: 'verifiedAt', type: 'date', label: 'Read back', admin: { readOnly: true } },
    ],
  })
