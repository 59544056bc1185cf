'use client'
import { useId } from 'react'
import { other } from './reasons.js'

type Value = { readonly reason: string; readonly note: string }

type Props = {
  /** Whether a reason must be chosen; a note may always be written. */
  readonly asks: boolean
  /** The label of a line that is typed instead of a chosen reason. */
  readonly ask: string | null
  /** What is chosen from. */
  readonly reasons: readonly string[]
  readonly value: Value
  readonly onChange: (change: Partial<Value>) => void
}

/** Why, in a word that reports count, and in the person's own words. */
export function ReasonFields({ asks, ask, reasons, value, onChange }: Props) {
  const id = useId()
  return (
    <>
      {asks && ask !== null ? (
        <label className="pf-reason__row" htmlFor={`${id}-reason`}>
          {ask}
          <input
            autoComplete="off"
            autoFocus
            id={`${id}-reason`}
            maxLength={200}
            onChange={(event) => onChange({ reason: event.target.value })}
            value={value.reason}
          />
        </label>
      ) : null}
      {asks && ask === null ? (
        <label className="pf-reason__row" htmlFor={`${id}-reason`}>
          Reason
          <select
            autoFocus
            id={`${id}-reason`}
            onChange={(event) => onChange({ reason: event.target.value })}
            value={value.reason}
          >
            <option value="">Choose …</option>
            {reasons.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        </label>
      ) : null}
      <label className="pf-reason__row" htmlFor={`${id}-note`}>
        Note {value.reason === other ? '' : '(optional)'}
        <textarea
          id={`${id}-note`}
          maxLength={2000}
          onChange={(event) => onChange({ note: event.target.value })}
          rows={4}
          value={value.note}
        />
      </label>
    </>
  )
}
