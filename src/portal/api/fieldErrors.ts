export type FieldErrors = Readonly<Record<string, string>>

/** What the API said, sorted to the fields of a form; `rest` is about none of them. */
export type SortedMessage = { readonly fields: FieldErrors; readonly rest: string }

export type FormFields = {
  readonly names: readonly string[]
  /** The API's name of a field where it is another one: `{ details: 'iban' }`. */
  readonly aliases?: Readonly<Record<string, string>>
}

const named = /^([A-Za-z][\w-]*)(?:\.([\w-]+))?: (.+)$/s

/**
 * Sorts a message such as `password: expected at least 10 characters; details.iban: …` to the
 * fields that it names.
 */
export function sortMessage(message: string, form: FormFields): SortedMessage {
  const fields: Record<string, string> = {}
  const rest: string[] = []
  for (const part of message.split('; ')) {
    const [, outer, inner, words] = named.exec(part) ?? []
    const field = [inner, outer].map((name) => fieldOf(name, form)).find(Boolean)
    if (field && words) fields[field] ??= capital(words)
    else rest.push(part)
  }
  return { fields, rest: rest.join('; ') }
}

function fieldOf(name: string | undefined, { names, aliases }: FormFields): string | undefined {
  if (name === undefined) return undefined
  return names.includes(name) ? name : aliases?.[name]
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
