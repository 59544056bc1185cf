'use client'
import { useId } from 'react'
import type { ParameterField } from '../../../domain/rules/parameterFields.js'
import { FigureBox } from './FigureBox.js'
import { FigureInput } from './FigureInput.js'
import type { InputProps } from './inputProps.js'
import { JsonBox } from './JsonBox.js'
import { SelectBox } from './SelectBox.js'
import { isTable, SizeTable, tableFor } from './SizeTable.js'
import { useSizes } from './sizes.js'
import { shownFigure, suffixOf, typedFigure, typingProblem } from './typed.js'

/** One value with its label; what is wrong with it stands below it. */
export function LeafInput(props: InputProps) {
  const { field, path, problems, value, onChange, readOnly } = props
  const id = useId()
  const sizes = useSizes()
  const mayTable = field.perSize === true && sizes.length > 1 && !readOnly
  const byTable = isTable(value)
  const typing = typingProblem(value, field)
  const below = field.kind === 'figure' ? (field.bases ?? []) : []
  const said = typing
    ? [typing]
    : [path, ...below.map((each) => `${path}.${each}`)].flatMap((each) => problems(each))
  return (
    <div className={`pf-field${byTable || field.kind === 'other' ? ' pf-field--wide' : ''}`}>
      <div className="pf-field__head">
        <label htmlFor={id} title={field.description}>
          {field.title}
        </label>
        {mayTable ? (
          <button
            className="pf-link"
            onClick={() => onChange(byTable ? firstOf(value) : tableFor(sizes, value))}
            type="button"
          >
            {byTable ? 'one for all' : 'by size'}
          </button>
        ) : null}
      </div>
      <Input {...props} id={id} isWrong={said.length > 0} />
      {said.length > 0 ? (
        <p className="pf-field__problem" id={`${id}-problem`} role="alert">
          {said.join(' ')}
        </p>
      ) : null}
    </div>
  )
}

const firstOf = (value: unknown): unknown => (isTable(value) ? value.bySize[0]?.amount : null)

type Shown = InputProps & { readonly id: string; readonly isWrong: boolean }

function Input({ field, value, before, onChange, isWrong, readOnly, id }: Shown) {
  const sizes = useSizes()
  const currency = sizes[0]?.currency ?? 'USD'
  const describedBy = isWrong ? `${id}-problem` : undefined
  const hasOld = before !== undefined && JSON.stringify(before) !== JSON.stringify(value)
  const common = { id, isWrong, describedBy, readOnly }
  if (field.kind === 'figure') {
    return (
      <FigureInput {...common} before={before} field={field} onChange={onChange} value={value} />
    )
  }
  if (isTable(value)) {
    return (
      <SizeTable id={id} onChange={onChange} readOnly={readOnly} unit={field.unit} value={value} />
    )
  }
  if (field.kind === 'choice' || field.kind === 'yesNo') {
    const options = field.options ?? { true: 'Yes', false: 'No' }
    const was = hasOld ? (options[String(before)] ?? String(before)) : null
    const read = (text: string): unknown => (field.kind === 'yesNo' ? text === 'true' : text)
    return (
      <SelectBox
        {...common}
        onChange={(text) => onChange(read(text))}
        options={options}
        value={String(value)}
        was={was}
      />
    )
  }
  if (field.kind === 'other') {
    return <JsonBox {...common} onChange={onChange} value={value} />
  }
  const plain = field.kind === 'text'
  return (
    <FigureBox
      {...common}
      onChange={onChange}
      placeholder={field.optional ? 'none' : undefined}
      read={(text) => (plain ? text.trim() || null : typedFigure(text, field.unit, currency))}
      show={(each) => shownFigure(each, field.unit, currency)}
      suffix={suffixOf(field.unit, currency)}
      value={value}
      was={hasOld ? shownOld(before, field, currency) : null}
    />
  )
}

const shownOld = (before: unknown, field: ParameterField, currency: string): string =>
  isTable(before) ? 'by size' : shownFigure(before, field.unit, currency) || 'none'
