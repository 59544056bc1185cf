'use client'
import { useState } from 'react'

type Props = {
  readonly id: string
  readonly value: unknown
  readonly show: (value: unknown) => string
  readonly read: (text: string) => unknown
  readonly onChange: (value: unknown) => void
  /** Where no label stands beside it. */
  readonly label?: string | undefined
  readonly suffix?: string | undefined
  /** What the published version has, where it is another figure. */
  readonly was?: string | null | undefined
  readonly isWrong?: boolean | undefined
  readonly describedBy?: string | undefined
  readonly placeholder?: string | undefined
  readonly readOnly?: boolean | undefined
}

/** A figure in the way a person types it; while it is typed the text stays as it is. */
export function FigureBox(props: Props) {
  const { id, value, show, read, onChange, suffix = '', was, isWrong = false } = props
  const [typed, setTyped] = useState<string | null>(null)
  const changed = was !== undefined && was !== null
  return (
    <span
      className={`pf-box${isWrong ? ' pf-box--wrong' : ''}${changed ? ' pf-box--changed' : ''}`}
    >
      <input
        aria-describedby={props.describedBy}
        aria-invalid={isWrong}
        aria-label={props.label}
        autoComplete="off"
        disabled={props.readOnly}
        id={id}
        inputMode="decimal"
        onBlur={() => setTyped(null)}
        onChange={(event) => {
          setTyped(event.target.value)
          onChange(read(event.target.value))
        }}
        placeholder={props.placeholder}
        type="text"
        value={typed ?? show(value)}
      />
      {suffix || changed ? (
        <span className="pf-box__suffix">
          {suffix} {changed ? <del aria-label={`was ${was}`}>{was}</del> : null}
        </span>
      ) : null}
    </span>
  )
}
