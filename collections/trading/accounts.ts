import { collection } from '../base.js'
import type { CollectionFactory } from '../context.js'
import { documentTabs, opensTab, serverComponent } from '../documentTabs.js'
import { liveFigure } from '../fields/live.js'
import { money } from '../fields/money.js'
import { reference } from '../fields/reference.js'
import { belongsTo, nameOf } from '../fields/relations.js'
import { statusField } from '../fields/status.js'

/** A trading account: one per challenge, phase and attempt. */
export const accounts: CollectionFactory = (context) => {
  const fixed = { required: true, readOnly: true }
  return collection('accounts', context, {
    labels: { singular: 'Account', plural: 'Accounts' },
    admin: {
      group: 'Trading',
      useAsTitle: 'login',
      defaultColumns: ['login', 'traderName', 'phaseName', 'status', 'equity', 'used', 'createdAt'],
      listSearchableFields: ['login', 'reference', 'traderName'],
      formatDocURL: opensTab('overview'),
      components: {
        Description: serverComponent('AccountTagline'),
        views: documentTabs([
          { key: 'overview', label: 'Overview', component: 'AccountOverview' },
          { key: 'days', label: 'Days', component: 'AccountDays' },
          { key: 'rulings', label: 'Rulings', component: 'AccountRulings' },
          { key: 'commands', label: 'Commands', component: 'AccountCommands' },
          { key: 'audit', label: 'Audit', component: 'AccountAudit' },
        ]),
      },
    },
    fields: [
      reference(),
      statusField(context.lifecycles.account, context),
      { name: 'login', type: 'text', label: 'Login', index: true, admin: { readOnly: true } },
      belongsTo('trader', 'traders', { ...context, options: fixed }),
      nameOf('traderName', 'traders', { ...context, label: 'Trader' }),
      belongsTo('challenge', 'challenges', { ...context, options: fixed }),
      belongsTo('version', 'programVersions', { ...context, options: fixed }),
      belongsTo('connection', 'platformConnections', {
        ...context,
        options: { label: 'Platform', readOnly: true },
      }),
      {
        type: 'row',
        fields: [
          {
            name: 'phase',
            type: 'text',
            label: 'Phase, its key',
            required: true,
            index: true,
            admin: { readOnly: true },
          },
          {
            name: 'phaseName',
            type: 'text',
            label: 'Phase',
            required: true,
            admin: { readOnly: true },
          },
          {
            name: 'attempt',
            type: 'number',
            required: true,
            defaultValue: 1,
            admin: { readOnly: true },
          },
        ],
      },
      {
        type: 'row',
        fields: [
          money('size', context, { label: 'Size', required: true, readOnly: true }),
          money('startingBalance', context, {
            label: 'Started with',
            required: true,
            readOnly: true,
          }),
          { name: 'currency', type: 'text', required: true, admin: { readOnly: true } },
        ],
      },
      {
        type: 'row',
        fields: [
          liveFigure('balance', 'Balance', context),
          liveFigure('equity', 'Equity', context),
          liveFigure('used', 'Limit used', context),
        ],
      },
      { name: 'group', type: 'text', label: 'Platform group', admin: { readOnly: true } },
      { name: 'leverage', type: 'number', label: 'Leverage', admin: { readOnly: true } },
      {
        name: 'platformName',
        type: 'text',
        label: 'Name on the platform',
        admin: { readOnly: true },
      },
      { name: 'termsHash', type: 'text', label: 'Hash of the terms', admin: { readOnly: true } },
      ...(['isPaused', 'isFrozen', 'isUnderReview'] as const).map((name) => ({
        name,
        type: 'checkbox' as const,
        index: true,
        defaultValue: false,
        access: { create: () => false, update: () => false },
        admin: { readOnly: true, position: 'sidebar' as const },
      })),
      { name: 'openedAt', type: 'date', label: 'Opened', admin: { readOnly: true } },
      { name: 'endedAt', type: 'date', label: 'Ended', index: true, admin: { readOnly: true } },
      { name: 'problem', type: 'text', label: 'Problem', admin: { readOnly: true } },
    ],
    indexes: [{ fields: ['challenge', 'phase', 'attempt'], unique: true }],
  })
}

/** Logins an account has had; it keeps its history when the firm moves platforms. */
export const accountLogins: CollectionFactory = (context) =>
  collection('accountLogins', context, {
    labels: { singular: 'Login', plural: 'Logins' },
    admin: {
      group: 'Trading',
      useAsTitle: 'login',
      defaultColumns: ['login', 'account', 'connection', 'validFrom', 'validTo'],
      listSearchableFields: ['login'],
    },
    fields: [
      belongsTo('account', 'accounts', { ...context, options: { required: true } }),
      belongsTo('connection', 'platformConnections', { ...context, options: { required: true } }),
      { name: 'login', type: 'text', required: true, index: true },
      { name: 'server', type: 'text' },
      { name: 'validFrom', type: 'date', label: 'From', required: true },
      { name: 'validTo', type: 'date', label: 'To' },
      { name: 'sealedPassword', type: 'text', hidden: true },
      { name: 'passwordShownAt', type: 'date', label: 'Password shown to the trader' },
    ],
    indexes: [{ fields: ['connection', 'login'] }],
  })
