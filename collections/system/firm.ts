import type { GlobalConfig } from 'payload'
import { hasRole, personOf } from '../../src/access/person.js'
import { roles } from '../../src/domain/roles.js'
import { isZone } from '../../src/domain/time/tradingDay.js'
import type { CollectionContext } from '../context.js'
import { money } from '../fields/money.js'

/** The firm itself: one legal entity, one brand, one zone for reports. */
export const firmGlobal = (context: CollectionContext): GlobalConfig => ({
  slug: 'firm',
  dbName: 'pf_firm',
  label: 'Firm',
  lockDocuments: false,
  admin: { group: 'System' },
  access: {
    read: ({ req }) => hasRole(personOf(req.user, context.people), roles),
    update: ({ req }) => hasRole(personOf(req.user, context.people), ['admin', 'manager']),
  },
  fields: [
    { name: 'name', type: 'text', required: true, defaultValue: 'Our firm' },
    { name: 'legalName', type: 'text', label: 'Legal name' },
    {
      name: 'address',
      type: 'textarea',
      label: 'Postal address',
      admin: { description: 'Stands under every e-mail.' },
    },
    { name: 'supportEmail', type: 'email', label: 'Support address' },
    {
      name: 'brandColor',
      type: 'text',
      label: 'Brand colour',
      defaultValue: '#1f4e79',
      validate: isColor,
    },
    { name: 'logoUrl', type: 'text', label: 'Logo address', validate: isHttps },
    {
      name: 'timeZone',
      type: 'text',
      label: 'Time zone of reports',
      required: true,
      defaultValue: 'UTC',
      validate: (value: unknown) =>
        isZone(String(value)) || 'expected an IANA zone such as Europe/Prague',
    },
    {
      name: 'currency',
      type: 'text',
      label: 'Currency of reports',
      required: true,
      defaultValue: 'USD',
    },
    {
      type: 'collapsible',
      label: 'Policy',
      fields: [
        money('fourEyesFrom', context, {
          label: 'Two people approve payouts from',
          description: '0: always two people.',
        }),
        {
          name: 'firmOfOne',
          type: 'checkbox',
          label: 'Firm of one: the same person may decide alone',
          defaultValue: false,
        },
        {
          name: 'payoutPromiseHours',
          type: 'number',
          label: 'Payout promised within hours',
          defaultValue: 24,
          min: 1,
        },
        {
          name: 'methodCoolDownHours',
          type: 'number',
          label: 'Cool-down after a new payout method, hours',
          defaultValue: 48,
          min: 0,
        },
        {
          name: 'appealDays',
          type: 'number',
          label: 'Days to appeal a ruling',
          defaultValue: 7,
          min: 1,
        },
        {
          name: 'limitBands',
          type: 'json',
          label: 'Warning bands in percent',
          defaultValue: [50, 70, 90],
        },
      ],
    },
  ],
})

function isColor(value: unknown): true | string {
  return !value || /^#[0-9a-f]{6}$/i.test(String(value)) || 'expected a colour such as #1f4e79'
}

function isHttps(value: unknown): true | string {
  return !value || /^https:\/\/\S+$/.test(String(value)) || 'expected an https address'
}
