'use client'

type Props = {
  readonly id: string
  readonly value: string
  readonly options: Readonly<Record<string, string>>
  readonly onChange: (value: string) => void
  readonly was?: string | null
  readonly isWrong?: boolean
  readonly describedBy?: string | undefined
  readonly readOnly?: boolean
  readonly label?: string
}

/** One of several words; a stored value that is not among them stays visible. */
export const SelectBox = (props: Props) => {
  const { id, value, options, onChange, was, isWrong = false } = props
  const isKnown = Object.hasOwn(options, value)
  return (
    <span className={`pf-box${isWrong ? ' pf-box--wrong' : ''}${was ? ' pf-box--changed' : ''}`}>
      <select
        aria-describedby={props.describedBy}
        aria-invalid={isWrong}
        aria-label={props.label}
        disabled={props.readOnly}
        id={id}
        onChange={(event) => onChange(event.target.value)}
        value={value}
      >
        {isKnown ? null : <option value={value}>{value || 'Choose …'}</option>}
        {Object.entries(options).map(([key, label]) => (
          <option key={key} value={key}>
            {label}
          </option>
        ))}
      </select>
      {was ? (
        <span className="pf-box__old">
          was <del>{was}</del>
        </span>
      ) : null}
    </span>
  )
}
