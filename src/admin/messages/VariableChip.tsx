'use client'
import { useFormFields } from '@payloadcms/ui'
import { z } from 'zod'
import './messages.css'

const choice = z.array(z.object({ value: z.string(), label: z.string() }))

/** A fact in the text of a template, by its human name; a link shows its words and where it leads. */
export function VariableChip() {
  const name = useFormFields(([fields]) => fields.name)
  const words = useFormFields(([fields]) => fields.label?.value)
  const value = typeof name?.value === 'string' ? name.value : ''
  const known = choice.safeParse(name?.selectFilterOptions)
  const label =
    (known.success && known.data.find((each) => each.value === value)?.label) || inWords(value)
  if (value === '') return <span className="pf-fact">Choose a fact</span>
  return (
    <span className="pf-fact" title={value}>
      {typeof words === 'string' && words !== '' ? (
        <>
          {words} <span className="pf-fact__to">→ {label}</span>
        </>
      ) : (
        label
      )}
    </span>
  )
}

/** `accountLogin` → `Account login`. */
function inWords(name: string): string {
  const spaced = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase()
  return spaced.charAt(0).toUpperCase() + spaced.slice(1)
}
