import { readableBy } from '../../src/access/collectionAccess.js'
import { personalFields } from '../../src/access/matrix.js'
import { isZone } from '../../src/domain/time/tradingDay.js'
import { refuseBuiltInSignIn } from '../../hooks/refuseBuiltInSignIn.js'
import { loadTraderStage } from '../../hooks/loadTraderStage.js'
import { normaliseEmail } from '../../hooks/normaliseEmail.js'
import { collection } from '../base.js'
import type { CollectionFactory } from '../context.js'
import { documentTabs, opensTab, serverComponent } from '../documentTabs.js'
import { reference } from '../fields/reference.js'
import { statusField } from '../fields/status.js'

/** The people who buy challenges. They sign in at the trader API and never see the admin. */
export const traders: CollectionFactory = (context) => {
  const personal = { read: readableBy(context.people, personalFields.readers, true) }
  return collection('traders', context, {
    labels: { singular: 'Trader', plural: 'Traders' },
    auth: {
      tokenExpiration: 8 * 60 * 60,
      maxLoginAttempts: 10,
      lockTime: 10 * 60 * 1000,
      useSessions: true,
      forgotPassword: { expiration: 60 * 60 * 1000 },
    },
    admin: {
      group: 'People',
      useAsTitle: 'name',
      defaultColumns: ['name', 'reference', 'email', 'country', 'stage', 'status'],
      listSearchableFields: ['name', 'email', 'reference'],
      description: 'Everybody who bought, or was given, a challenge.',
      formatDocURL: opensTab('overview'),
      components: {
        Description: serverComponent('TraderTagline'),
        views: documentTabs([{ key: 'overview', label: 'Overview', component: 'TraderOverview' }]),
      },
    },
    hooks: {
      beforeOperation: [refuseBuiltInSignIn],
      beforeValidate: [normaliseEmail],
    },
    fields: [
      reference(),
      statusField(context.lifecycles.trader, context),
      { name: 'name', type: 'text', label: 'Full name', required: true, index: true },
      {
        type: 'row',
        fields: [
          {
            name: 'country',
            type: 'text',
            label: 'Country',
            index: true,
            validate: (value: unknown) =>
              !value ||
              /^[A-Z]{2}$/.test(String(value)) ||
              'expected two letters such as CZ (ISO 3166)',
            admin: { description: 'Two letters, such as CZ.' },
          },
          {
            name: 'language',
            type: 'text',
            label: 'Language',
            defaultValue: 'en',
            validate: (value: unknown) =>
              !value || /^[a-z]{2}$/.test(String(value)) || 'expected two letters such as en',
            admin: { description: 'Language of messages, such as en.' },
          },
          {
            name: 'timeZone',
            type: 'text',
            label: 'Time zone',
            defaultValue: 'UTC',
            validate: (value: unknown) =>
              !value || isZone(String(value)) || 'expected an IANA zone such as Europe/Prague',
            admin: { description: 'Times in messages are shown in this zone.' },
          },
        ],
      },
      { name: 'phone', type: 'text', label: 'Phone', access: personal },
      { name: 'address', type: 'textarea', label: 'Address', access: personal },
      { name: 'dateOfBirth', type: 'text', label: 'Date of birth', access: personal },
      {
        name: 'emailVerifiedAt',
        type: 'date',
        label: 'E-mail verified',
        access: { create: () => false, update: () => false },
        admin: { readOnly: true, position: 'sidebar' },
      },
      {
        name: 'mergedInto',
        type: 'relationship',
        relationTo: context.slugs.traders,
        label: 'Merged into',
        admin: { position: 'sidebar', description: 'Nothing is rewritten; lists follow the link.' },
        access: { create: () => false, update: () => false },
      },
      {
        name: 'stage',
        type: 'text',
        virtual: true,
        label: 'Lifecycle stage',
        admin: {
          readOnly: true,
          position: 'sidebar',
          disableListFilter: true,
          description: 'Derived from orders and accounts: lead, buyer, evaluating, funded, former.',
          components: { Cell: context.component('StageCell') },
        },
        hooks: { afterRead: [loadTraderStage] },
      },
    ],
  })
}
