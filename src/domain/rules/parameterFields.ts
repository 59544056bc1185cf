import { z } from 'zod'
import type { RuleDefinition } from './defineRule.js'
import type { ParameterMeta } from './parameters.js'

/** A parameter of a rule as data: what a form draws and a comparison reads. */
export type ParameterField = ParameterMeta & {
  readonly name: string
  /** `other` is a shape that a form shows as text. */
  readonly kind: 'number' | 'choice' | 'yesNo' | 'text' | 'other'
  readonly initial: unknown
  /** It may be left out (null). */
  readonly optional: boolean
  readonly least: number | null
  readonly most: number | null
}

/** The parameters of a rule in the order they were written. */
export const parameterFields = (rule: Pick<RuleDefinition, 'parameters'>): ParameterField[] =>
  Object.entries(rule.parameters.shape).flatMap(([name, schema]) =>
    schema instanceof z.ZodType ? [fieldOf(name, schema)] : [],
  )

function fieldOf(name: string, schema: z.ZodType): ParameterField {
  const { inner, initial, optional } = unwrap(schema)
  const meta = (schema.meta() ?? {}) as Partial<ParameterMeta>
  return {
    title: name,
    description: '',
    ...meta,
    name,
    kind: kindOf(inner),
    initial,
    optional,
    least: inner instanceof z.ZodNumber ? bound(inner.minValue) : null,
    most: inner instanceof z.ZodNumber ? bound(inner.maxValue) : null,
  }
}

const bound = (value: number | null): number | null =>
  value !== null && Number.isSafeInteger(value) && Math.abs(value) < Number.MAX_SAFE_INTEGER
    ? value
    : null

/** What is inside a default and a null. */
function unwrap(schema: z.ZodType): { inner: z.ZodType; initial: unknown; optional: boolean } {
  let inner = schema
  let initial: unknown
  let optional = false
  for (;;) {
    if (inner instanceof z.ZodDefault) initial = inner.def.defaultValue
    else if (inner instanceof z.ZodNullable) optional = true
    else return { inner, initial, optional }
    inner = inner.unwrap() as z.ZodType
  }
}

function kindOf(schema: z.ZodType): ParameterField['kind'] {
  if (schema instanceof z.ZodNumber) return 'number'
  if (schema instanceof z.ZodEnum) return 'choice'
  if (schema instanceof z.ZodBoolean) return 'yesNo'
  return schema instanceof z.ZodString ? 'text' : 'other'
}

type Parameters = Readonly<Record<string, unknown>>

/** The parameters with what they leave out, as far as the rule knows it. */
export const withInitial = (fields: readonly ParameterField[], given: Parameters): Parameters => ({
  ...Object.fromEntries(fields.map(({ name, initial }) => [name, initial])),
  ...given,
})

/** Whether a parameter says anything while the others are as given. */
export const isShown = ({ when }: Pick<ParameterField, 'when'>, given: Parameters): boolean =>
  Object.entries(when ?? {}).every(([name, values]) =>
    values.some((value) => value === given[name]),
  )
