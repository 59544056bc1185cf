import type { TextField } from 'payload'
import type { CollectionContext } from '../context.js'

/** A rule by its key in a phase: people see what it is called, and choose that to filter by. */
export function ruleField({ component, ruleLabels }: CollectionContext): TextField {
  const clientProps = { labels: ruleLabels }
  return {
    name: 'rule',
    type: 'text',
    label: 'Rule',
    index: true,
    admin: {
      readOnly: true,
      components: {
        Cell: { path: component('RuleCell'), clientProps },
        Field: { path: component('RuleField'), clientProps },
        Filter: { path: component('RuleFilter'), clientProps },
      },
    },
  }
}
