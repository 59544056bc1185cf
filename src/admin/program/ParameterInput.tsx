'use client'
import { useId, type ReactNode } from 'react'
import type { ParameterField } from '../../domain/rules/parameterFields.js'
import { FigureBox } from './FigureBox.js'
import { JsonBox } from './JsonBox.js'
import { SelectBox } from './SelectBox.js'
import { isTable, SizeTable, tableFor } from './SizeTable.js'
import { useSizes } from './sizes.js'
import { shownFigure, suffixOf, typedFigure } from './typed.js'

type Props = {
  readonly field: ParameterField
  readonly value: unknown
  /** The value of the published version; undefined where it has none. */
  readonly before: unknown
  readonly problems: readonly string[]
  readonly onChange: (value: unknown) => void
  readonly readOnly: boolean
}

/** One parameter of a rule: its input follows from the schema of the rule. */
export function ParameterInput(props: Props) {
  const { field, problems, value, onChange, readOnly } = props
  const id = useId()
  const sizes = useSizes()
  const byTable = field.unit === 'money' && isTable(value)
  const mayTable = field.unit === 'money' && sizes.length > 1 && !readOnly
  const wide = byTable || field.kind === 'other'
  return (
    <div className={`pf-field${wide ? ' pf-field--wide' : ''}`}>
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
            {byTable ? 'one amount' : 'by size'}
          </button>
        ) : null}
      </div>
      <Input {...props} id={id} />
      {problems.length > 0 ? (
        <p className="pf-field__problem" id={`${id}-problem`} role="alert">
          {problems.join(' ')}
        </p>
      ) : null}
    </div>
  )
}

const firstOf = (value: unknown): unknown => (isTable(value) ? value.bySize[0]?.amount : null)

function Input({ field, value, before, onChange, problems, readOnly, id }: Props & { id: string }) {
  const sizes = useSizes()
  const currency = sizes[0]?.currency ?? 'USD'
  const isWrong = problems.length > 0
  const describedBy = isWrong ? `${id}-problem` : undefined
  const hasOld = before !== undefined && JSON.stringify(before) !== JSON.stringify(value)
  const common = { id, isWrong, describedBy, readOnly }
  if (isTable(value)) {
    return <SizeTable id={id} onChange={onChange} readOnly={readOnly} value={value} />
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

export const Problem = ({ children }: { readonly children: ReactNode }) => (
  <p className="pf-field__problem" role="alert">
    {children}
  </p>
)
