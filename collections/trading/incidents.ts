import { collection } from '../base.js'
import type { CollectionFactory } from '../context.js'
import { documentTabs, opensTab } from '../documentTabs.js'
import { reference } from '../fields/reference.js'
import { actorFields, belongsTo } from '../fields/relations.js'
import { statusField } from '../fields/status.js'

/** A platform was wrong for a while: declared by a person, its actions released by a second one. */
export const incidents: CollectionFactory = (context) =>
  collection('incidents', context, {
    labels: { singular: 'Incident', plural: 'Incidents' },
    admin: {
      group: 'Trading',
      useAsTitle: 'reference',
      defaultColumns: ['reference', 'title', 'connection', 'from', 'to', 'status', 'actorName'],
      listSearchableFields: ['reference', 'title'],
      formatDocURL: opensTab('overview'),
      components: {
        beforeListTable: [context.component('DeclareIncident')],
        views: documentTabs([
          { key: 'overview', label: 'Overview', component: 'IncidentOverview' },
        ]),
      },
    },
    fields: [
      reference(),
      statusField(context.lifecycles.incident, context),
      { name: 'title', type: 'text', label: 'What happened', required: true },
      belongsTo('connection', 'platformConnections', {
        ...context,
        options: { label: 'Platform', required: true, readOnly: true },
      }),
      {
        type: 'row',
        fields: [
          { name: 'from', type: 'date', required: true, index: true, admin: { readOnly: true } },
          { name: 'to', type: 'date', label: 'To', required: true, admin: { readOnly: true } },
        ],
      },
      { name: 'symbols', type: 'text', label: 'Symbols', admin: { readOnly: true } },
      ...actorFields(),
    ],
  })
