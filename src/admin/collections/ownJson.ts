import type { Field } from 'payload'

const path = 'payload-plugin-prop-firm/client#JsonField'

/**
 * JSON is edited with our field wherever no other is named: Payload's own loads its editor from a
 * server of somebody else's.
 */
export const ownJson = (fields: readonly Field[]): Field[] => fields.map(withOwn)

function withOwn(field: Field): Field {
  if (field.type === 'json' && !field.admin?.components?.Field) {
    const components = { ...field.admin?.components, Field: path }
    return { ...field, admin: { ...field.admin, components } }
  }
  if (field.type === 'tabs') {
    return { ...field, tabs: field.tabs.map((tab) => ({ ...tab, fields: ownJson(tab.fields) })) }
  }
  return 'fields' in field ? { ...field, fields: ownJson(field.fields) } : field
}
