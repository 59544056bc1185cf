import { z } from 'zod'
import type { RuleDefinition } from './defineRule.js'
import type { ParameterMeta } from './parameters.js'
import { schemaField, type FigureBasis } from './schemaField.js'

/** A parameter of a rule as data: what a form draws and a comparison reads. */
export type ParameterField = ParameterMeta & {
  readonly name: string
  /** `other` is a shape that no form knows: it is shown as text. */
  readonly kind:
    'number' | 'choice' | 'yesNo' | 'text' | 'figure' | 'list' | 'group' | 'variants' | 'other'
  readonly initial: unknown
  /** It may be left out (null). */
  readonly optional: boolean
  /** Left out, it is not there at all. */
  readonly absent?: true
  readonly least: number | null
  readonly most: number | null
  /** In which ways a `figure` can be given. */
  readonly bases?: readonly FigureBasis[]
  /** It may also be a table by size. */
  readonly perSize?: true
  /** What each entry of a `list` is. */
  readonly entry?: ParameterField
  /** One value stands for a list of it: each payout has its own, the last one repeats. */
  readonly isListOrOne?: true
  /** What a `group` has. */
  readonly parts?: readonly ParameterField[]
  /** The key that tells `variants` apart. */
  readonly tag?: string
  readonly variants?: readonly {
    readonly value: string
    readonly title: string
    readonly parts: readonly ParameterField[]
  }[]
}

const ownNames = (_: string, schema: z.ZodType) => (schema.meta() ?? {}) as Partial<ParameterMeta>

/** The parameters of a rule in the order they were written. */
export const parameterFields = (rule: Pick<RuleDefinition, 'parameters'>): ParameterField[] =>
  Object.entries(rule.parameters.shape).flatMap(([name, schema]) =>
    schema instanceof z.ZodType
      ? [perSize(schemaField(schema, { name, path: name, naming: ownNames }))]
      : [],
  )

/** Numbers of rules, however deep, are read for one size before the engine sees them. */
function perSize(field: ParameterField): ParameterField {
  if (field.kind === 'number') return { ...field, perSize: true }
  return {
    ...field,
    ...(field.entry ? { entry: perSize(field.entry) } : {}),
    ...(field.parts ? { parts: field.parts.map(perSize) } : {}),
    ...(field.variants
      ? { variants: field.variants.map((each) => ({ ...each, parts: each.parts.map(perSize) })) }
      : {}),
  }
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
