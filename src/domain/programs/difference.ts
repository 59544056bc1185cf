import type { Judged } from './forTrader.js'

/** One thing that two versions of a program have differently, in words. */
export type Difference = Judged & {
  /** Key of the phase; null for what holds in all of them. */
  readonly phase: string | null
  readonly phaseName: string | null
  /** Key of the rule, or null for everything that is no rule. */
  readonly rule: string | null
  /** Parameter or place in the terms. */
  readonly field: string | null
  readonly title: string
  /** Null: it was not there, or is not any more. */
  readonly before: string | null
  readonly after: string | null
  /** The sizes it is about where it differs by size; empty for all. */
  readonly sizes: readonly string[]
}

export const difference = (
  given: Judged & Pick<Difference, 'title' | 'before' | 'after'> & Partial<Difference>,
): Difference => ({
  phase: null,
  phaseName: null,
  rule: null,
  field: null,
  sizes: [],
  ...given,
})

/** The same difference of several sizes, said once; `all` names every size that was compared. */
export function mergeSizes(
  found: readonly { readonly size: string; readonly difference: Difference }[],
  all: readonly string[],
): Difference[] {
  const merged = new Map<string, { difference: Difference; sizes: string[] }>()
  for (const { size, difference: each } of found) {
    const id = JSON.stringify(each)
    const known = merged.get(id)
    if (known) known.sizes.push(size)
    else merged.set(id, { difference: each, sizes: [size] })
  }
  return [...merged.values()].map(({ difference: each, sizes }) => ({
    ...each,
    sizes: sizes.length === all.length ? [] : sizes,
  }))
}
