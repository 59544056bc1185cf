import type { CollectionConfig, Field } from 'payload'
import type { CollectionKey } from '../../collectionKeys.js'
import { deedsOf } from '../deeds/deeds.js'
import { attachments } from '../nav/attachments.js'
import { ownFields } from './ownFields.js'

type Components = NonNullable<NonNullable<CollectionConfig['admin']>['components']>

const componentPath = 'payload-plugin-prop-firm/client#DocumentActions'

/**
 * What every collection of ours gets for the admin: the action bar where it has a lifecycle, in lists
 * the columns that others are shown with, as the currency of an amount, and its place in the
 * navigation.
 */
export function prepareCollection(
  key: CollectionKey,
  collection: CollectionConfig,
): CollectionConfig {
  const lifecycle = customOf(collection.fields, 'lifecycle')[0]
  const control = controlOf(key, lifecycle)
  const companions = companionsOf(collection.fields)
  return {
    ...collection,
    fields: ownFields(collection.fields),
    ...(companions.length > 0 && {
      forceSelect: Object.fromEntries(companions.map((name) => [name, true] as const)),
    }),
    admin: {
      ...collection.admin,
      ...(attachments.has(key) && { group: false as const }),
      ...(control && { components: withControl(collection.admin?.components, control) }),
    },
  }
}

type Control = string | { readonly path: string; readonly clientProps: Record<string, unknown> }

/** The moves of a lifecycle, or what else operators do with such a record. */
function controlOf(key: CollectionKey, lifecycle: unknown): Control | null {
  if (typeof lifecycle === 'string') return { path: componentPath, clientProps: { lifecycle } }
  return deedsOf[key] ?? null
}

function withControl(components: Components | undefined, control: Control): Components {
  const controls = [control, ...(components?.edit?.beforeDocumentControls ?? [])]
  return { ...components, edit: { ...components?.edit, beforeDocumentControls: controls } }
}

/** The value of `custom.<name>` of each field that has one, inside rows and collapsibles too. */
function customOf(fields: readonly Field[], name: string): unknown[] {
  return fields.flatMap((field) => {
    const own: unknown = field.custom?.[name]
    const below = 'fields' in field && !('name' in field) ? customOf(field.fields, name) : []
    return own === undefined ? below : [own, ...below]
  })
}

/** `custom.shownWith` names them; an amount is shown with the currency of its record. */
function companionsOf(fields: readonly Field[]): string[] {
  const currencies = customOf(fields, 'money').flatMap((money) =>
    typeof money === 'object' && money !== null && 'currencyField' in money
      ? [money.currencyField]
      : [],
  )
  const names = [...currencies, ...customOf(fields, 'shownWith').flat()].map(String)
  return [...new Set(names)].filter((name) => hasField(fields, name))
}

const hasField = (fields: readonly Field[], name: string): boolean =>
  fields.some(
    (field) =>
      ('name' in field && field.name === name) ||
      ('fields' in field && !('name' in field) && hasField(field.fields, name)),
  )
