'use client'
import { useState } from 'react'

type Props = {
  readonly id: string
  readonly value: unknown
  readonly onChange: (value: unknown) => void
  readonly isWrong?: boolean
  readonly describedBy?: string | undefined
  readonly readOnly?: boolean
}

/** A part that has no form of its own, as text; text that is no JSON is refused by the check. */
export function JsonBox({ id, value, onChange, isWrong = false, describedBy, readOnly }: Props) {
  const [typed, setTyped] = useState<string | null>(null)
  const shown = typed ?? (typeof value === 'string' ? value : JSON.stringify(value, null, 1))
  return (
    <textarea
      aria-describedby={describedBy}
      aria-invalid={isWrong}
      className="pf-jsonbox"
      disabled={readOnly}
      id={id}
      onBlur={() => setTyped(null)}
      onChange={(event) => {
        setTyped(event.target.value)
        onChange(parsed(event.target.value))
      }}
      rows={Math.min(10, Math.max(2, shown.split('\n').length))}
      spellCheck={false}
      value={shown}
    />
  )
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
