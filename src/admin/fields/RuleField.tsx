'use client'
import { useField } from '@payloadcms/ui'
import type { TextFieldClientProps } from 'payload'
import { Nothing } from './cell.js'
import { Label } from './fieldParts.js'
import { labelOf, type RuleLabels } from './ruleKeys.js'

/** The rule of a ruling, as it is called: shown, never typed. */
export function RuleField({
  field,
  path,
  labels,
}: TextFieldClientProps & { readonly labels: RuleLabels }) {
  const { value } = useField<string | undefined>({ path })
  return (
    <div className="field-type text read-only">
      <Label as="span" field={field} path={path} />
      <div className="pf-field-value" id={`field-${path}`}>
        {value ? labelOf(labels, value) : <Nothing />}
      </div>
    </div>
  )
}
