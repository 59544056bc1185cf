'use client'
import { FieldError, useField } from '@payloadcms/ui'
import type { JSONFieldClientProps } from 'payload'
import { useCallback, useRef, useState } from 'react'
import { Description, Label } from './fieldParts.js'
import './fields.css'

/** Lines of the box: as many as the text has, within reason. */
const rowsMin = 2
const rowsMax = 28

/**
 * Structured data as text. Payload's own editor is fetched from a server of somebody else's, which a
 * back office should neither need nor trust.
 */
export function JsonField({ field, path, readOnly }: JSONFieldClientProps) {
  const problem = useRef<string | null>(null)
  const validate = useCallback(() => problem.current ?? true, [])
  const { value, setValue, showError, disabled } = useField<unknown>({ path, validate })
  const [typed, setTyped] = useState<string | null>(null)
  const locked = Boolean(readOnly) || disabled

  const type = (text: string) => {
    setTyped(text)
    const parsed = parse(text)
    problem.current = parsed.ok ? null : parsed.message
    setValue(parsed.ok ? parsed.value : value)
  }
  const shown = typed ?? textOf(value)
  const rows = Math.min(rowsMax, Math.max(rowsMin, shown.split('\n').length))
  const id = `field-${path.replace(/\./g, '__')}`
  return (
    <div className={`field-type json-field pf-json${showError ? ' error' : ''}`}>
      <Label field={field} path={path} />
      <div className="field-type__wrap">
        <FieldError path={path} showError={showError} />
        <textarea
          aria-invalid={problem.current !== null}
          disabled={locked}
          id={id}
          name={path}
          onBlur={() => {
            if (problem.current === null) setTyped(null)
          }}
          onChange={(event) => type(event.target.value)}
          rows={rows}
          spellCheck={false}
          value={shown}
        />
        {typed !== null && problem.current !== null ? (
          <p className="pf-money__problem" role="alert">
            {problem.current}
          </p>
        ) : null}
        <Description field={field} path={path} />
      </div>
    </div>
  )
}

const textOf = (value: unknown): string =>
  value === null || value === undefined ? '' : JSON.stringify(value, null, 2)

type Parsed =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly message: string }

function parse(text: string): Parsed {
  if (text.trim() === '') return { ok: true, value: null }
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch (error) {
    return { ok: false, message: `expected JSON: ${error instanceof Error ? error.message : ''}` }
  }
}
