'use client'
import { blankOf } from './blank.js'
import { isFields, type InputProps } from './inputProps.js'
import { Part, PartLink } from './Part.js'
import { Parts } from './Parts.js'

/** A term of several parts, which may be left out as a whole. */
export function GroupInput(props: InputProps) {
  const { field, value, path, problems, examples, onChange, readOnly } = props
  const { title, description, optional, parts = [] } = field
  const about = { title, description, problems: problems(path) }
  if (!isFields(value) && optional) {
    return (
      <Part
        {...about}
        tools={
          readOnly ? (
            <span className="pf-muted">none</span>
          ) : (
            <PartLink
              label={`Add ${title}`}
              onClick={() => onChange(blankOf(field, path, examples))}
              text="+ add"
            />
          )
        }
      />
    )
  }
  return (
    <Part
      {...about}
      tools={
        optional && !readOnly ? (
          <PartLink label={`Remove ${title}`} onClick={() => onChange(null)} text="remove" />
        ) : null
      }
    >
      <Parts {...props} onChange={onChange} parts={parts} value={isFields(value) ? value : {}} />
    </Part>
  )
}
