'use client'
import { useId } from 'react'
import { blankVariant } from './blank.js'
import { isFields, type InputProps } from './inputProps.js'
import { Part } from './Part.js'
import { Parts } from './Parts.js'
import { SelectBox } from './SelectBox.js'

const none = 'none of them'

/** One of several forms, each with parts of its own. */
export function VariantsInput(props: InputProps) {
  const { field, value, before, path, problems, examples, onChange, readOnly } = props
  const id = useId()
  const { title, description, tag = 'kind', variants = [], optional } = field
  const given = isFields(value) ? value : {}
  const chosen = isFields(value) ? String(given[tag] ?? '') : none
  const old = isFields(before) ? String(before[tag] ?? '') : before === null ? none : undefined
  const options: Readonly<Record<string, string>> = {
    ...(optional ? { [none]: 'None' } : {}),
    ...Object.fromEntries(variants.map((each) => [each.value, each.title])),
  }
  const parts = variants.find((each) => each.value === chosen)?.parts ?? []
  return (
    <Part description={description} problems={problems(path)} title={title}>
      <div className="pf-rule__fields">
        <div className="pf-field">
          <label className="pf-unseen" htmlFor={id}>
            {title}
          </label>
          <SelectBox
            id={id}
            onChange={(next) =>
              onChange(next === none ? null : blankVariant(field, next, { path, examples }))
            }
            options={options}
            readOnly={readOnly}
            value={chosen}
            was={old !== undefined && old !== chosen ? (options[old] ?? old) : null}
          />
        </div>
      </div>
      {parts.length > 0 ? (
        <Parts
          {...props}
          before={old === chosen ? before : undefined}
          onChange={onChange}
          parts={parts}
          value={given}
        />
      ) : null}
    </Part>
  )
}
