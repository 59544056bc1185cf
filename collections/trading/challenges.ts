import { stageLabel } from '../../src/domain/lifecycles/stage.js'
import { collection } from '../base.js'
import type { CollectionFactory } from '../context.js'
import { serverComponent } from '../documentTabs.js'
import { money } from '../fields/money.js'
import { reference } from '../fields/reference.js'
import { belongsTo, nameOf } from '../fields/relations.js'
import { statusField } from '../fields/status.js'

/** A trader's way through a program, pinned to the version it was sold under. */
export const challenges: CollectionFactory = (context) => {
  const fixed = { required: true, readOnly: true }
  return collection('challenges', context, {
    labels: { singular: 'Challenge', plural: 'Challenges' },
    admin: {
      group: 'Trading',
      useAsTitle: 'reference',
      defaultColumns: ['reference', 'traderName', 'programName', 'stage', 'status', 'createdAt'],
      listSearchableFields: ['reference', 'traderName'],
      components: { edit: { beforeDocumentControls: [serverComponent('OfferNewest')] } },
    },
    fields: [
      {
        name: 'offers',
        type: 'ui',
        admin: {
          components: { Field: serverComponent('ChallengeOffersField') },
          disableListColumn: true,
        },
      },
      reference(),
      statusField(context.lifecycles.challenge, context),
      {
        name: 'stage',
        type: 'text',
        required: true,
        index: true,
        defaultValue: 'evaluation-1',
        access: { create: () => false, update: () => false },
        admin: {
          readOnly: true,
          position: 'sidebar',
          components: { Cell: context.component('StageCell') },
        },
        custom: { label: stageLabel },
      },
      belongsTo('trader', 'traders', { ...context, options: fixed }),
      nameOf('traderName', 'traders', { ...context, label: 'Trader' }),
      belongsTo('order', 'orders', { ...context, options: { readOnly: true, unique: true } }),
      belongsTo('program', 'programs', { ...context, options: fixed }),
      nameOf('programName', 'programs', { ...context, label: 'Program', index: false }),
      belongsTo('version', 'programVersions', { ...context, options: fixed }),
      money('size', context, { label: 'Account size', required: true, readOnly: true }),
      { name: 'currency', type: 'text', required: true, admin: { readOnly: true } },
      {
        name: 'payoutsMade',
        type: 'number',
        label: 'Payouts so far',
        defaultValue: 0,
        admin: { readOnly: true },
      },
      {
        name: 'scaleStep',
        type: 'number',
        label: 'Steps grown',
        admin: { readOnly: true, description: 'How often its account has grown.' },
      },
      money('scaledSize', context, { label: 'Size after growing', readOnly: true }),
      {
        name: 'scaledSplitBps',
        type: 'number',
        label: 'Share after growing',
        admin: { readOnly: true, description: 'In basis points, where the plan changes it.' },
      },
      { name: 'scaledAt', type: 'date', label: 'Last grown at', admin: { readOnly: true } },
      { name: 'fundedAt', type: 'date', label: 'Funded at', admin: { readOnly: true } },
      { name: 'endedAt', type: 'date', label: 'Ended at', admin: { readOnly: true } },
    ],
  })
}
