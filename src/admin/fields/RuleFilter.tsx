'use client'
import { keysOf, type RuleLabels } from './ruleKeys.js'
import { WordsFilter } from './WordsFilter.js'

/** The value of a filter on the rule: what it is called, whichever of its keys is stored. */
export const RuleFilter = ({ labels }: { readonly labels: RuleLabels }) => (
  <WordsFilter
    field="rule"
    options={Object.entries(labels)
      .map(([name, label]) => ({ label, values: keysOf(name) }))
      .sort((a, b) => a.label.localeCompare(b.label))}
  />
)
