'use client'
import './controls.css'

type Props<Value extends string> = {
  readonly label: string
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly value: Value
  readonly onChoose: (value: Value) => void
}

/** A choice of a few words in one box, one of them pressed. */
export const Segments = <Value extends string>({
  label,
  options,
  value,
  onChoose,
}: Props<Value>) => (
  <div aria-label={label} className="pf-segments" role="group">
    {options.map((option) => (
      <button
        aria-pressed={option.value === value}
        key={option.value}
        onClick={() => onChoose(option.value)}
        type="button"
      >
        {option.label}
      </button>
    ))}
  </div>
)
