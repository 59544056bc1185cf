import type { Block, Option, SelectField } from 'payload'
import { BlocksFeature, lexicalEditor, ParagraphFeature } from '@payloadcms/richtext-lexical'
import type { EventRegistry } from '../domain/events/eventRegistry.js'
import { allowedVariables } from './checkTemplate.js'

/** The React component that draws a variable as a chip. */
export const variableChip = 'payload-plugin-prop-firm/client#VariableChip'

type Kind = 'all' | 'links'

/**
 * The names a block may use. The list holds those of every event; while a template is edited it is
 * narrowed to those of its event (`data.event`), and saving another is refused.
 */
function variableField(
  registry: EventRegistry,
  kind: Kind,
  field: { name: string; label: string },
) {
  return {
    ...field,
    type: 'select',
    required: true,
    options: options(registry.all, kind),
    filterOptions: ({ data, options: all }) => {
      const event = registry.find(typeof data.event === 'string' ? data.event : '')
      return event ? options([event], kind) : all
    },
  } satisfies SelectField
}

function options(events: EventRegistry['all'], kind: Kind): Option[] {
  const labels = new Map<string, string>()
  for (const event of events) {
    for (const variable of allowedVariables(event)) {
      if (kind === 'all' || variable.kind === 'link') labels.set(variable.name, variable.label)
    }
  }
  return [...labels]
    .map(([value, label]) => ({ value, label }))
    .sort((a, b) => a.label.localeCompare(b.label, 'en'))
}

export function mergeVarBlock(registry: EventRegistry): Block {
  return {
    slug: 'mergeVar',
    labels: { singular: 'Fact', plural: 'Facts' },
    admin: { components: { Label: variableChip } },
    fields: [variableField(registry, 'all', { name: 'name', label: 'Fact' })],
  }
}

export function mergeLinkBlock(registry: EventRegistry): Block {
  return {
    slug: 'mergeLink',
    labels: { singular: 'Link to a fact', plural: 'Links to facts' },
    admin: { components: { Label: variableChip } },
    fields: [
      { name: 'label', type: 'text', label: 'Words', required: true },
      variableField(registry, 'links', { name: 'name', label: 'Leads to' }),
    ],
  }
}

export function buttonBlock(registry: EventRegistry): Block {
  return {
    slug: 'button',
    labels: { singular: 'Button', plural: 'Buttons' },
    fields: [
      { name: 'label', type: 'text', label: 'Words on the button', required: true },
      variableField(registry, 'links', { name: 'link', label: 'Leads to' }),
    ],
  }
}

export function figuresBlock(registry: EventRegistry): Block {
  return {
    slug: 'figures',
    labels: { singular: 'Table of figures', plural: 'Tables of figures' },
    fields: [
      {
        name: 'rows',
        type: 'array',
        required: true,
        minRows: 1,
        maxRows: 20,
        fields: [
          { name: 'label', type: 'text', label: 'Words', required: true },
          variableField(registry, 'all', { name: 'name', label: 'Fact' }),
          { name: 'total', type: 'checkbox', label: 'Stands out' },
        ],
      },
    ],
  }
}

export function calloutBlock(registry: EventRegistry): Block {
  return {
    slug: 'callout',
    labels: { singular: 'Callout', plural: 'Callouts' },
    fields: [
      {
        name: 'tone',
        type: 'select',
        required: true,
        defaultValue: 'note',
        options: [
          { value: 'note', label: 'Note' },
          { value: 'warning', label: 'Warning' },
        ],
      },
      {
        name: 'content',
        type: 'richText',
        required: true,
        editor: lexicalEditor({
          features: [ParagraphFeature(), BlocksFeature({ inlineBlocks: inlineBlocks(registry) })],
        }),
      },
    ],
  }
}

export const inlineBlocks = (registry: EventRegistry): Block[] => [
  mergeVarBlock(registry),
  mergeLinkBlock(registry),
]
