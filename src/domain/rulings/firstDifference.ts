export type Difference = {
  /** `verdict.limit`, `inputs.3.input.equity`; empty for the whole. */
  readonly path: string
  readonly recorded: unknown
  readonly recomputed: unknown
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** The first place where two JSON values differ, in the order of the recorded one, or null. */
export function firstDifference(
  recorded: unknown,
  recomputed: unknown,
  path = '',
): Difference | null {
  if (Object.is(recorded, recomputed)) return null
  if (!isRecord(recorded) || !isRecord(recomputed)) return { path, recorded, recomputed }
  const keys = new Set([...Object.keys(recorded), ...Object.keys(recomputed)])
  for (const key of keys) {
    const inner = path === '' ? key : `${path}.${key}`
    const difference = firstDifference(recorded[key], recomputed[key], inner)
    if (difference !== null) return difference
  }
  return null
}
