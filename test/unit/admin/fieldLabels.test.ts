import { expect, it } from '@jest/globals'
import { toWords, type Config, type Field } from 'payload'
import { propFirm } from '../../../src/index.js'

/** What a form calls its fields, inside rows and collapsibles too. */
const labelsOf = (fields: readonly Field[]): string[] =>
  fields.flatMap((field) => {
    if (field.type === 'tabs') return field.tabs.flatMap((tab) => labelsOf(tab.fields))
    if (!('name' in field)) return 'fields' in field ? labelsOf(field.fields) : []
    if (field.type === 'ui' || field.hidden === true) return []
    // Shown instead of another one, such as a name to whoever may not read the record.
    if (field.admin?.condition) return []
    return [typeof field.label === 'string' ? field.label : toWords(field.name)]
  })

it('no form calls two of its fields alike', async () => {
  const host = { secret: 'x', db: { name: 'postgres' }, collections: [] } as unknown as Config
  const { collections = [] } = await propFirm()(host)
  expect(collections.length).toBeGreaterThan(30)
  const alike = collections.flatMap(({ slug, fields }) => {
    const labels = labelsOf(fields)
    return labels
      .filter((label, index) => labels.indexOf(label) !== index)
      .map((label) => `${slug}: ${label}`)
  })
  expect(alike).toEqual([])
})
