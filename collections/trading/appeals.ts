import { collection } from '../base.js'
import type { CollectionFactory } from '../context.js'
import { documentTabs, opensTab, serverComponent } from '../documentTabs.js'
import { reference } from '../fields/reference.js'
import { actorFields, belongsTo, nameOf } from '../fields/relations.js'
import { ruleField } from '../fields/rule.js'
import { statusField } from '../fields/status.js'

/** A trader's objection to a ruling. */
export const appeals: CollectionFactory = (context) => {
  const fixed = { required: true, readOnly: true }
  return collection('appeals', context, {
    labels: { singular: 'Appeal', plural: 'Appeals' },
    admin: {
      group: 'Trading',
      useAsTitle: 'reference',
      defaultColumns: ['reference', 'login', 'traderName', 'rule', 'status', 'createdAt'],
      listSearchableFields: ['reference', 'login', 'traderName'],
      description: 'Decided by somebody else than who made the ruling.',
      formatDocURL: opensTab('review'),
      components: {
        beforeListTable: [serverComponent('AppealReport')],
        views: documentTabs([{ key: 'review', label: 'Review', component: 'AppealReview' }]),
      },
    },
    fields: [
      reference(),
      statusField(context.lifecycles.appeal, context),
      belongsTo('ruling', 'rulings', { ...context, options: fixed }),
      belongsTo('violation', 'violations', { ...context, options: fixed }),
      belongsTo('account', 'accounts', { ...context, options: fixed }),
      belongsTo('trader', 'traders', { ...context, options: fixed }),
      nameOf('traderName', 'traders', { ...context, label: 'Trader' }),
      nameOf('login', 'accounts', { ...context, label: 'Account' }),
      ruleField(context),
      {
        name: 'text',
        type: 'textarea',
        label: 'What the trader says',
        required: true,
        maxLength: 4000,
        admin: { readOnly: true },
      },
      { name: 'deadline', type: 'date', label: 'Accepted until', admin: { readOnly: true } },
      { name: 'decidedAt', type: 'date', label: 'Decided', admin: { readOnly: true } },
      { name: 'decision', type: 'textarea', label: 'Reason given', admin: { readOnly: true } },
      ...actorFields(),
    ],
  })
}
