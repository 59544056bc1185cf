import {
  BlocksFeature,
  BoldFeature,
  FixedToolbarFeature,
  HeadingFeature,
  HorizontalRuleFeature,
  InlineToolbarFeature,
  ItalicFeature,
  lexicalEditor,
  LinkFeature,
  OrderedListFeature,
  ParagraphFeature,
  UnderlineFeature,
  UnorderedListFeature,
} from '@payloadcms/richtext-lexical'
import type { Field, FieldAffectingData } from 'payload'
import { makeRegistry, type EventRegistry } from '../domain/events/eventRegistry.js'
import { journeyEvents } from '../domain/events/journeyEvents.js'
import { buttonBlock, calloutBlock, figuresBlock, inlineBlocks } from './blocks.js'
import { safeLink } from './safeLink.js'

/**
 * The editor of e-mail templates: what a message can carry and nothing else. Facts are inserted
 * with `/`. It belongs on a field of a collection whose field `event` names the template's event.
 *
 * @param registry default: the events of the product without those that options add
 */
export function emailEditor(
  registry: EventRegistry = makeRegistry(journeyEvents),
): ReturnType<typeof lexicalEditor> {
  return lexicalEditor({
    features: [
      ParagraphFeature(),
      HeadingFeature({ enabledHeadingSizes: ['h1', 'h2', 'h3'] }),
      BoldFeature(),
      ItalicFeature(),
      UnderlineFeature(),
      UnorderedListFeature(),
      OrderedListFeature(),
      HorizontalRuleFeature(),
      LinkFeature({ enabledCollections: [], disableAutoLinks: true, fields: linkFields }),
      BlocksFeature({
        blocks: [buttonBlock(registry), figuresBlock(registry), calloutBlock(registry)],
        inlineBlocks: inlineBlocks(registry),
      }),
      FixedToolbarFeature(),
      InlineToolbarFeature(),
    ],
  })
}

/** Payload's own `url` accepts any scheme; a message only leads to https. */
function linkFields({
  defaultFields,
}: {
  defaultFields: FieldAffectingData[]
}): (Field | FieldAffectingData)[] {
  const kept = defaultFields.filter((field) => !['url', 'newTab', 'doc'].includes(field.name ?? ''))
  const validate = (url: unknown) =>
    (typeof url === 'string' && safeLink(url, '').ok) || 'Expected a link such as https://…'
  return [...kept, { name: 'url', type: 'text', label: 'Address', required: true, validate }]
}
