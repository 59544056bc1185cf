import { z } from 'zod'
import type { ParameterField } from './parameterFields.js'
import type { ParameterMeta } from './parameters.js'

/** How an amount is given: as one, as a share of something, or as a table by size. */
export type FigureBasis =
  'amount' | 'ofSizeBps' | 'ofLastBalanceBps' | 'ofFeeBps' | 'ofTargetBps' | 'bySize'

const bases: ReadonlySet<string> = new Set<FigureBasis>([
  ...(['amount', 'ofSizeBps', 'ofLastBalanceBps', 'ofFeeBps', 'ofTargetBps', 'bySize'] as const),
])

/** What a place in a schema is called: by its path, where lists and variants have no part. */
export type Naming = (path: string, schema: z.ZodType) => Partial<ParameterMeta>

type Place = { readonly name: string; readonly path: string; readonly naming: Naming }

/** A place in a schema as data, as deep as it goes: a form draws it, whatever the schema says. */
export function schemaField(schema: z.ZodType, place: Place): ParameterField {
  const { inner, initial, optional, absent } = unwrap(schema)
  const number = inner instanceof z.ZodNumber || inner instanceof z.ZodArray ? inner : null
  return {
    title: wordsOf(place.name),
    description: '',
    ...shapeOf(inner, place),
    ...place.naming(place.path, schema),
    name: place.name,
    ...{ initial, optional },
    ...(absent ? { absent: true } : {}),
    least: number instanceof z.ZodNumber ? bound(number.minValue) : null,
    most: number instanceof z.ZodNumber ? bound(number.maxValue) : null,
  }
}

/** Every place of an object, in the order it was written. */
export const schemaFields = (
  object: z.ZodObject,
  { path, naming }: Omit<Place, 'name'>,
): ParameterField[] =>
  Object.entries(object.shape).flatMap(([name, inner]) =>
    inner instanceof z.ZodType
      ? [schemaField(inner, { name, path: path === '' ? name : `${path}.${name}`, naming })]
      : [],
  )

type Shape = Pick<
  ParameterField,
  'kind' | 'options' | 'bases' | 'entry' | 'isListOrOne' | 'parts' | 'tag' | 'variants'
>

function shapeOf(schema: z.ZodType, place: Place): Shape {
  if (schema instanceof z.ZodNumber) return { kind: 'number' }
  if (schema instanceof z.ZodBoolean) return { kind: 'yesNo' }
  if (schema instanceof z.ZodString) return { kind: 'text' }
  if (schema instanceof z.ZodEnum) return { kind: 'choice', ...optionsOf(schema) }
  if (schema instanceof z.ZodDiscriminatedUnion) return variantsOf(schema, place)
  if (schema instanceof z.ZodUnion) return unionOf(schema, place)
  if (schema instanceof z.ZodObject) return { kind: 'group', parts: schemaFields(schema, place) }
  if (schema instanceof z.ZodRecord) return recordOf(schema, place)
  if (schema instanceof z.ZodArray) {
    const element = schema.element
    return element instanceof z.ZodType
      ? { kind: 'list', entry: schemaField(element, place) }
      : { kind: 'other' }
  }
  return { kind: 'other' }
}

const optionsOf = ({ options }: z.ZodEnum): Pick<Shape, 'options'> => ({
  options: Object.fromEntries(options.map((key) => [key, wordsOf(String(key))])),
})

/** Objects told apart by one key: each form has parts of its own. */
function variantsOf(schema: z.ZodDiscriminatedUnion, place: Place): Shape {
  const tag = schema.def.discriminator
  const named = place.naming(`${place.path}.${tag}`, schema).options
  const variants = schema.options.flatMap((option) => {
    if (!(option instanceof z.ZodObject)) return []
    const literal: unknown = option.shape[tag]
    const value = literal instanceof z.ZodLiteral ? String([...literal.values][0]) : ''
    const parts = schemaFields(option, place).filter(({ name }) => name !== tag)
    return [{ value, title: named?.[value] ?? wordsOf(value), parts }]
  })
  return { kind: 'variants', tag, variants }
}

/** One or a list of it, or an amount in one of several ways. */
function unionOf(schema: z.ZodUnion, place: Place): Shape {
  const options = schema.options.flatMap((each) =>
    each instanceof z.ZodType ? [unwrap(each).inner] : [],
  )
  const list = options.find((each) => each instanceof z.ZodArray)
  if (list && options.length === 2) return { ...shapeOf(list, place), isListOrOne: true }
  const found = options.flatMap((each) => basesOf(each))
  const isFigure = found.length > 0 && !found.includes(null)
  return isFigure
    ? { kind: 'figure', bases: found.filter((each) => each !== null) }
    : { kind: 'other' }
}

function basesOf(schema: z.ZodType): (FigureBasis | null)[] {
  if (schema instanceof z.ZodNumber) return ['amount']
  if (schema instanceof z.ZodUnion) {
    return schema.options.flatMap((each) =>
      each instanceof z.ZodType ? basesOf(unwrap(each).inner) : [null],
    )
  }
  const keys = schema instanceof z.ZodObject ? Object.keys(schema.shape) : []
  const [key = ''] = keys
  return [keys.length === 1 && isBasis(key) ? key : null]
}

const isBasis = (key: string): key is FigureBasis => bases.has(key)

/** A value for some of a few known keys. */
function recordOf(schema: z.ZodRecord, place: Place): Shape {
  const keys = schema.keyType
  const value = schema.valueType
  if (!(keys instanceof z.ZodEnum) || !(value instanceof z.ZodType)) return { kind: 'other' }
  const parts = keys.options.map((key): ParameterField => ({
    ...schemaField(value, { ...place, name: String(key) }),
    title: wordsOf(String(key)),
    ...{ optional: true, absent: true },
  }))
  return { kind: 'group', parts }
}

const bound = (value: number | null): number | null =>
  value !== null && Number.isSafeInteger(value) && Math.abs(value) < Number.MAX_SAFE_INTEGER
    ? value
    : null

/** What is inside defaults, nulls and transformations. */
function unwrap(schema: z.ZodType) {
  let inner = schema
  let initial: unknown
  let optional = false
  let absent = false
  for (;;) {
    if (inner instanceof z.ZodDefault || inner instanceof z.ZodPrefault) {
      initial = inner.def.defaultValue
    } else if (inner instanceof z.ZodNullable) optional = true
    else if (inner instanceof z.ZodOptional) absent = optional = true
    else if (!(inner instanceof z.ZodPipe)) return { inner, initial, optional, absent }
    inner = (inner instanceof z.ZodPipe ? inner.in : inner.unwrap()) as z.ZodType
  }
}

/** `firstWaitDays` as `First wait days`. */
export function wordsOf(name: string): string {
  const words = name.replace(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b}`)
  return words.charAt(0).toUpperCase() + words.slice(1).toLowerCase()
}
