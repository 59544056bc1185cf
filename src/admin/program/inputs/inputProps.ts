import type { ParameterField } from '../../../domain/rules/parameterFields.js'

/** What every input of a form made of a schema is given. */
export type InputProps = {
  readonly field: ParameterField
  /** Where the value stands, as a finding names it: `steps.0.lots`. */
  readonly path: string
  readonly value: unknown
  /** The value of the published version; undefined where it has none. */
  readonly before: unknown
  /** What is said about exactly this place. */
  readonly problems: (path: string) => readonly string[]
  /** What a part begins with when it is added, by its path without numbers. */
  readonly examples: Readonly<Record<string, unknown>>
  /** `undefined` leaves the value out. */
  readonly onChange: (value: unknown) => void
  readonly readOnly: boolean
}

export type Fields = Readonly<Record<string, unknown>>

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The object with one key changed, or without it. */
export function withKey(given: Fields, name: string, value: unknown): Fields {
  if (value !== undefined) return { ...given, [name]: value }
  return Object.fromEntries(Object.entries(given).filter(([key]) => key !== name))
}
