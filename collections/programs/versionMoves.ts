import { collection } from '../base.js'
import type { CollectionFactory } from '../context.js'
import { belongsTo, nameOf } from '../fields/relations.js'
import { statusField } from '../fields/status.js'

/** Newer versions that were offered to challenges while they ran. */
export const versionMoves: CollectionFactory = (context) => {
  const fixed = { required: true, readOnly: true }
  return collection('versionMoves', context, {
    labels: { singular: 'Version offer', plural: 'Version offers' },
    admin: {
      group: 'Programs',
      useAsTitle: 'label',
      defaultColumns: ['label', 'challenge', 'traderName', 'status', 'expiresAt', 'createdAt'],
      listSearchableFields: ['label', 'traderName'],
    },
    fields: [
      { name: 'label', type: 'text', required: true, admin: { readOnly: true } },
      statusField(context.lifecycles.versionMove, context),
      belongsTo('challenge', 'challenges', { ...context, options: fixed }),
      belongsTo('trader', 'traders', { ...context, options: fixed }),
      nameOf('traderName', 'traders', { ...context, label: 'Trader' }),
      belongsTo('fromVersion', 'programVersions', {
        ...context,
        options: { ...fixed, label: 'From version' },
      }),
      belongsTo('toVersion', 'programVersions', {
        ...context,
        options: { ...fixed, label: 'To version' },
      }),
      {
        name: 'needsAcceptance',
        type: 'checkbox',
        label: 'Needs the trader',
        defaultValue: true,
        admin: { readOnly: true },
      },
      { name: 'differences', type: 'json', required: true, admin: { readOnly: true } },
      { name: 'reason', type: 'text', label: 'Why', admin: { readOnly: true } },
      { name: 'offeredBy', type: 'text', label: 'Offered by', admin: { readOnly: true } },
      {
        name: 'expiresAt',
        type: 'date',
        label: 'Open until',
        required: true,
        index: true,
        admin: { readOnly: true },
      },
      { name: 'endedAt', type: 'date', label: 'Ended', admin: { readOnly: true } },
    ],
  })
}
