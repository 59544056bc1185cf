'use client'
import { isShown, type ParameterField } from '../../../domain/rules/parameterFields.js'
import { isFields, withKey, type Fields, type InputProps } from './inputProps.js'
import { NestedInput } from './NestedInput.js'

export type PartsProps = Omit<InputProps, 'field' | 'value' | 'onChange'> & {
  readonly parts: readonly ParameterField[]
  readonly value: Fields
  readonly onChange: (value: Fields) => void
}

const isWide = ({ kind }: ParameterField): boolean =>
  kind === 'list' || kind === 'group' || kind === 'variants' || kind === 'other'

/** The inputs of an object side by side; those of several parts take a line of their own below. */
export function Parts({ parts, value, before, path, onChange, ...common }: PartsProps) {
  const filled = (given: Fields): Fields => ({
    ...Object.fromEntries(parts.map(({ name, initial }) => [name, initial ?? null])),
    ...given,
  })
  const [now, old] = [filled(value), isFields(before) ? filled(before) : null]
  const shown = parts.filter((part) => isShown(part, now))
  const input = (field: ParameterField) => (
    <NestedInput
      {...common}
      before={old ? old[field.name] : undefined}
      field={field}
      key={field.name}
      onChange={(each) =>
        onChange(withKey(value, field.name, each === null && field.absent ? undefined : each))
      }
      path={path === '' ? field.name : `${path}.${field.name}`}
      value={now[field.name]}
    />
  )
  const narrow = shown.filter((field) => !isWide(field))
  return (
    <>
      {narrow.length > 0 ? <div className="pf-rule__fields">{narrow.map(input)}</div> : null}
      {shown.filter(isWide).map(input)}
    </>
  )
}
