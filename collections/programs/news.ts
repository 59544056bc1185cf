import { collection } from '../base.js'
import type { CollectionFactory } from '../context.js'

/** News around which programs restrict trading. Enter them before they happen: trades are judged as they come. */
export const newsEvents: CollectionFactory = (context) =>
  collection('newsEvents', context, {
    labels: { singular: 'News event', plural: 'News events' },
    admin: {
      group: 'Programs',
      useAsTitle: 'title',
      defaultColumns: ['title', 'at', 'currency', 'impact', 'isRestricted'],
      listSearchableFields: ['title', 'currency'],
      description:
        'Programs with a news window look at these. A change touches trades made from then on, never rulings that stand.',
    },
    fields: [
      { name: 'title', type: 'text', required: true },
      {
        name: 'at',
        type: 'date',
        label: 'When',
        required: true,
        index: true,
        admin: { date: { pickerAppearance: 'dayAndTime' } },
      },
      {
        name: 'currency',
        type: 'text',
        label: 'Currency or instrument',
        admin: { description: 'Such as USD or XAUUSD; empty: every instrument.' },
        maxLength: 20,
      },
      {
        name: 'impact',
        type: 'select',
        options: ['high', 'medium', 'low'],
        defaultValue: 'high',
        required: true,
      },
      {
        name: 'isRestricted',
        type: 'checkbox',
        label: 'Trading around it is restricted',
        defaultValue: true,
      },
    ],
  })
