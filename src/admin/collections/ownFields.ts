import type { Field } from 'payload'

const path = 'payload-plugin-prop-firm/client#JsonField'

/**
 * What Payload shows otherwise unless a field says how: JSON is edited with our field, because Payload's
 * own loads its editor from a server of somebody else's; dates are shown with their time, because
 * in a firm the minute matters.
 */
export const ownFields = (fields: readonly Field[]): Field[] => fields.map(withOwn)

function withOwn(field: Field): Field {
  if (field.type === 'json' && !field.admin?.components?.Field) {
    const components = { ...field.admin?.components, Field: path }
    return { ...field, admin: { ...field.admin, components } }
  }
  if (field.type === 'date' && !field.admin?.date) {
    const date = { pickerAppearance: 'dayAndTime', displayFormat: 'd MMM yyyy, HH:mm:ss' } as const
    return { ...field, admin: { ...field.admin, date } }
  }
  if (field.type === 'tabs') {
    return { ...field, tabs: field.tabs.map((tab) => ({ ...tab, fields: ownFields(tab.fields) })) }
  }
  return 'fields' in field ? { ...field, fields: ownFields(field.fields) } : field
}
