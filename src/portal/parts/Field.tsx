import { useId, type InputHTMLAttributes, type ReactNode } from 'react'

type Common = {
  readonly name: string
  readonly label: string
  readonly hint?: ReactNode
  readonly error?: string | undefined
}

type Props = Common & Omit<InputHTMLAttributes<HTMLInputElement>, 'name'>

/** An input with its label, a hint, and beside it what is wrong with it. */
export function Field({ label, hint, error, ...input }: Props) {
  return (
    <Labelled {...{ label, hint, error }}>
      {(ids) => <input {...ids} type="text" {...input} />}
    </Labelled>
  )
}

type WordsProps = Common & {
  readonly maxLength: number
  readonly required?: boolean
  readonly rows?: number
}

/** Room for several lines of text. */
export function Words({ label, hint, error, ...area }: WordsProps) {
  return (
    <Labelled {...{ label, hint, error }}>
      {(ids) => <textarea {...ids} rows={8} {...area} />}
    </Labelled>
  )
}

type ChoiceProps = Common & {
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly value?: string
  readonly onChange?: (value: string) => void
  readonly defaultValue?: string
}

/** A list to choose one from. */
export function Choice({ label, hint, error, options, onChange, ...select }: ChoiceProps) {
  return (
    <Labelled {...{ label, hint, error }}>
      {(ids) => (
        <select {...ids} {...select} onChange={(event) => onChange?.(event.target.value)}>
          {options.map(({ value, label: text }) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  )
}

type Ids = {
  readonly id: string
  readonly 'aria-invalid': boolean
  readonly 'aria-describedby': string | undefined
}

type LabelledProps = Omit<Common, 'name'> & { readonly children: (ids: Ids) => ReactNode }

function Labelled({ label, hint, error, children }: LabelledProps) {
  const id = useId()
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean)
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {children({
        id,
        'aria-invalid': Boolean(error),
        'aria-describedby': described.join(' ') || undefined,
      })}
      {error ? (
        <p className="error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
    </div>
  )
}
