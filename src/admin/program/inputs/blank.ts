import type { ParameterField } from '../../../domain/rules/parameterFields.js'

type Examples = Readonly<Record<string, unknown>>

const plain = (path: string): string => path.replace(/\.\d+(?=\.|$)/g, '')

/** What a place begins with when it is added: its example, or as little as its shape allows. */
export function blankOf(field: ParameterField, path: string, examples: Examples): unknown {
  const example = examples[plain(path)]
  if (example !== undefined) return example
  if (field.kind === 'choice') return Object.keys(field.options ?? {})[0] ?? null
  if (field.kind === 'yesNo') return false
  if (field.kind === 'list') return field.entry ? [blankOf(field.entry, path, examples)] : []
  if (field.kind === 'group') return blankParts(field.parts ?? [], path, examples)
  if (field.kind === 'variants') {
    const first = field.variants?.[0]
    return first && field.tag ? blankVariant(field, first.value, { path, examples }) : {}
  }
  return null
}

/** The parts that have to be said; the others keep what the schema makes of nothing. */
function blankParts(parts: readonly ParameterField[], path: string, examples: Examples) {
  return Object.fromEntries(
    parts
      .filter(({ optional, initial }) => !optional && initial === undefined)
      .map((part) => [part.name, blankOf(part, `${path}.${part.name}`, examples)]),
  )
}

type Place = { readonly path: string; readonly examples: Examples }

export function blankVariant(field: ParameterField, value: string, { path, examples }: Place) {
  const parts = field.variants?.find((each) => each.value === value)?.parts ?? []
  return { [field.tag ?? 'kind']: value, ...blankParts(parts, path, examples) }
}
