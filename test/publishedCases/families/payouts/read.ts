import { isRemark, Unsupported, type PublishedCase } from '../../publishedCase.js'
import { money, percent } from '../../units.js'

type Given = Readonly<Record<string, unknown>>

/** Whether a case states this; `null` is how some cases leave out what others state. */
export const has = (given: Given, name: string): boolean =>
  given[name] !== undefined && given[name] !== null

/** What `read` makes of a stated value, else undefined. */
export const stated = <T>(
  given: Given,
  name: string,
  read: (value: unknown) => T,
): T | undefined => (has(given, name) ? read(given[name]) : undefined)

export function list(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  throw new Unsupported(`expected a list, was ${JSON.stringify(value)}`)
}

export function table(value: unknown): readonly (readonly [string, unknown])[] {
  if (typeof value === 'object' && value !== null) return Object.entries(value)
  throw new Unsupported(`expected a table, was ${JSON.stringify(value)}`)
}

export function text(value: unknown): string {
  if (typeof value === 'string') return value
  throw new Unsupported(`expected a text, was ${JSON.stringify(value)}`)
}

export function count(value: unknown): number {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value
  throw new Unsupported(`expected a whole number, was ${JSON.stringify(value)}`)
}

/** What a word of the cases is called here. */
export const named =
  <T>(names: Readonly<Record<string, T>>) =>
  (value: unknown): T => {
    const name = names[text(value)]
    if (name === undefined) throw new Unsupported(`expected a known word, was ${text(value)}`)
    return name
  }

/** `14` → 14 % of the size; 0 % is an amount of nothing. */
export const ofSize = (value: unknown) => (percent(value) === 0 ? 0 : { ofSizeBps: percent(value) })

/** `{ "50000": 2000 }` → a table by size. */
export const bySize = (value: unknown) => ({
  bySize: table(value).map(([size, amount]) => ({
    size: money(Number(size)),
    currency: 'USD',
    amount: money(amount),
  })),
})

/** @throws Unsupported for a parameter that the family does not know */
export function onlyKnown({ rule }: PublishedCase, known: readonly string[]): void {
  const strange = Object.entries(rule.params)
    .filter((param) => has(rule.params, param[0]) && !isRemark(param))
    .map(([name]) => name)
    .filter((name) => name !== 'currency' && !known.includes(name))
  if (strange.length > 0)
    throw new Unsupported(`expected known parameters, was ${strange.join(', ')}`)
}

/** Leaves out what a case does not state, so that defaults stand. */
export const defined = (values: Given): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
