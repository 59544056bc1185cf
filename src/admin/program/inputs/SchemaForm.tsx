'use client'
import type { Finding } from '../../../domain/programs/finding.js'
import type { FormGroup } from '../../../domain/programs/payoutForm.js'
import { withKey, type Fields } from './inputProps.js'
import { Part, PartLink } from './Part.js'
import { SchemaInputs } from './SchemaInputs.js'
import { valueWords } from './typed.js'

type Props = {
  readonly groups: readonly FormGroup[]
  /** Where findings say that these terms stand: `payout`; empty for the terms as a whole. */
  readonly place: string
  readonly values: Fields
  readonly before: Fields | null
  readonly findings: readonly Finding[]
  readonly examples: Fields
  readonly readOnly: boolean
  readonly onValues: (values: Fields) => void
}

/** A part of the terms as inputs, made of its schema. */
export function SchemaForm(props: Props) {
  const { groups, place, values, before, findings, examples, readOnly, onValues } = props
  const problems = (path: string) => {
    const own = place === '' ? path : `${place}.${path}`
    return findings.flatMap(({ field, message }) => (field === own ? [message] : []))
  }
  const known = new Set(groups.flatMap(({ fields }) => fields.map(({ name }) => name)))
  const others = Object.entries(values).filter(([name]) => !known.has(name))
  return (
    <div className="pf-setup pf-terms">
      {groups.map(({ title, fields }) => (
        <fieldset className="pf-group" key={title}>
          <legend>{title}</legend>
          <SchemaInputs
            before={before ?? undefined}
            examples={examples}
            onChange={onValues}
            parts={fields}
            path=""
            problems={problems}
            readOnly={readOnly}
            value={values}
          />
        </fieldset>
      ))}
      {others.map(([name, value]) => (
        <Part
          key={name}
          problems={['This is not known any more.']}
          title={name}
          tools={
            readOnly ? null : (
              <PartLink
                label={`Remove ${name}`}
                onClick={() => onValues(withKey(values, name, undefined))}
                text="remove"
              />
            )
          }
        >
          <p className="pf-mono">{valueWords(value)}</p>
        </Part>
      ))}
    </div>
  )
}
