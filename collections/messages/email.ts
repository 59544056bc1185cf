import { emailEditor } from '../../src/email/editor.js'
import { checkEmailTemplate } from '../../hooks/checkEmailTemplate.js'
import { collection } from '../base.js'
import type { CollectionFactory } from '../context.js'
import { reference } from '../fields/reference.js'
import { belongsTo } from '../fields/relations.js'
import { statusField } from '../fields/status.js'

/** The words of an e-mail for one event. Marketing writes them; what is published goes out. */
export const emailTemplates: CollectionFactory = (context) =>
  collection('emailTemplates', context, {
    labels: { singular: 'E-mail template', plural: 'E-mail templates' },
    admin: {
      group: 'Messages',
      useAsTitle: 'name',
      defaultColumns: ['name', 'event', 'language', 'updatedAt'],
      listSearchableFields: ['name', 'event'],
      description: 'Type / in the text to insert a fact of the event.',
    },
    hooks: { beforeValidate: [checkEmailTemplate] },
    versions: { maxPerDoc: 50 },
    fields: [
      { name: 'name', type: 'text', required: true, index: true },
      {
        name: 'event',
        type: 'text',
        required: true,
        index: true,
        validate: (value: unknown) =>
          context.events.find(String(value)) !== undefined ||
          'expected the name of an event, see the docs',
      },
      { name: 'language', type: 'text', required: true, defaultValue: 'en' },
      {
        name: 'subject',
        type: 'text',
        required: true,
        maxLength: 200,
        admin: { description: 'Facts in double braces, such as {{accountLogin}}.' },
      },
      { name: 'body', type: 'richText', required: true, editor: emailEditor(context.events) },
      {
        name: 'preview',
        type: 'ui',
        admin: { components: { Field: context.component('TemplatePreview') } },
      },
    ],
    indexes: [{ fields: ['event', 'language'], unique: true }],
  })

/** Every e-mail that was or will be sent, with the words as sent. */
export const emailMessages: CollectionFactory = (context) =>
  collection('emailMessages', context, {
    labels: { singular: 'E-mail', plural: 'Sent messages' },
    admin: {
      group: 'Messages',
      useAsTitle: 'subject',
      defaultColumns: ['reference', 'event', 'to', 'subject', 'status', 'createdAt'],
      listSearchableFields: ['reference', 'to', 'event'],
    },
    fields: [
      reference(),
      statusField(context.lifecycles.emailMessage, context),
      { name: 'event', type: 'text', required: true, index: true, admin: { readOnly: true } },
      { name: 'to', type: 'text', required: true, index: true, admin: { readOnly: true } },
      belongsTo('trader', 'traders', { ...context, options: { readOnly: true } }),
      { name: 'subject', type: 'text', admin: { readOnly: true } },
      {
        name: 'preview',
        type: 'ui',
        admin: { components: { Field: context.component('MessagePreview') } },
      },
      { name: 'html', type: 'textarea', admin: { hidden: true } },
      { name: 'text', type: 'textarea', admin: { hidden: true } },
      { name: 'variables', type: 'json', admin: { readOnly: true, disableListColumn: true } },
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
      { name: 'sentAt', type: 'date', admin: { readOnly: true } },
    ],
  })
