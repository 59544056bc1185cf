'use client'
import type { ParameterField } from '../../../domain/rules/parameterFields.js'
import { blankOf } from './blank.js'
import { isFields, type InputProps } from './inputProps.js'
import { Part, PartLink } from './Part.js'
import { Parts } from './Parts.js'
import { NestedInput } from './NestedInput.js'

const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === null || value === undefined ? [] : [value]

/** Entries in their order, added and removed one by one. */
export function ListInput(props: InputProps) {
  const { field, value, before, path, problems, examples, onChange, readOnly } = props
  const { title, description, entry, optional, initial } = field
  if (!entry) return null
  const entries = listOf(value)
  const old = before === undefined ? undefined : listOf(before)
  const mayBeEmpty = optional || (Array.isArray(initial) && initial.length === 0)
  const empty = optional ? null : []
  const add = () => {
    const last = entries.at(-1)
    onChange([...entries, last ?? firstOf(blankOf(field, path, examples))])
  }
  const remove = (index: number) => {
    const rest = entries.filter((_, place) => place !== index)
    onChange(rest.length === 0 ? empty : rest)
  }
  return (
    <Part
      description={description}
      problems={problems(path)}
      title={title}
      tools={
        readOnly ? null : (
          <PartLink
            label={`Add to ${title}`}
            onClick={add}
            text={field.isListOrOne && entries.length > 0 ? '+ for later payouts' : '+ add'}
          />
        )
      }
    >
      {entries.length === 0 && readOnly ? <p className="pf-part__none">none</p> : null}
      {entries.length > 0 ? (
        <ol className="pf-entries">
          {entries.map((each, index) => (
            <li className="pf-entries__one" key={index}>
              <Entry
                {...props}
                before={old ? (old[index] ?? null) : undefined}
                field={entryField(entry, { index, count: entries.length, list: field })}
                onChange={(next) =>
                  onChange(entries.map((one, place) => (place === index ? next : one)))
                }
                path={`${path}.${index}`}
                value={each}
              />
              {!readOnly && (mayBeEmpty || entries.length > 1) ? (
                <PartLink
                  label={`Remove ${index + 1} of ${title}`}
                  onClick={() => remove(index)}
                  text="remove"
                />
              ) : null}
            </li>
          ))}
        </ol>
      ) : null}
    </Part>
  )
}

/** The parts of an entry stand in one row, without a title of their own. */
function Entry(props: InputProps) {
  const { field, value, problems, path, onChange } = props
  if (field.kind !== 'group') return <NestedInput {...props} />
  const said = problems(path)
  return (
    <div aria-label={field.title} className="pf-entries__parts" role="group">
      <Parts
        {...props}
        onChange={onChange}
        parts={field.parts ?? []}
        value={isFields(value) ? value : {}}
      />
      {said.length > 0 ? (
        <p className="pf-field__problem" role="alert">
          {said.join(' ')}
        </p>
      ) : null}
    </div>
  )
}

const firstOf = (value: unknown): unknown => (Array.isArray(value) ? (value[0] as unknown) : value)

type Where = { readonly index: number; readonly count: number; readonly list: ParameterField }

/** An entry by its place: the last one by payout is for all that follow. */
function entryField(entry: ParameterField, { index, count, list }: Where): ParameterField {
  if (!list.isListOrOne) return { ...entry, title: `${list.title}, ${index + 1}`, description: '' }
  const number = `Payout ${index + 1}`
  const last = index === 0 ? 'Every payout' : `${number} and later`
  return { ...entry, title: index === count - 1 ? last : number, description: '' }
}
