/** `floors.1.floor`, what the case says and what the system says. */
export type CaseDifference = {
  readonly path: string
  readonly expected: unknown
  readonly actual: unknown
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/**
 * Every place where the answer is not what the case expects. Only what the case names is compared;
 * lists must have the same length.
 *
 * @param tolerance how far a number may be off, 0 unless the source rounds
 */
export function compare(
  expected: unknown,
  actual: unknown,
  { tolerance = 0, path = '' }: { readonly tolerance?: number; readonly path?: string } = {},
): CaseDifference[] {
  if (typeof expected === 'number' && typeof actual === 'number') {
    return within(expected, actual, tolerance) ? [] : [{ path, expected, actual }]
  }
  if (!isRecord(expected) || !isRecord(actual)) {
    if (isSameInstant(expected, actual)) return []
    return Object.is(expected, actual) ? [] : [{ path, expected, actual }]
  }
  const sameShape = Array.isArray(expected)
    ? Array.isArray(actual) && expected.length === actual.length
    : !Array.isArray(actual)
  if (!sameShape) return [{ path, expected, actual }]
  return Object.keys(expected).flatMap((key) =>
    compare(expected[key], actual[key], { tolerance, path: path === '' ? key : `${path}.${key}` }),
  )
}

/**
 * Decimals of a case are no exact numbers, so a difference is taken to a millionth. Money has cents:
 * a figure with more decimals is what it was computed as, and is held against the nearest cent.
 */
function within(expected: number, actual: number, tolerance: number): boolean {
  if (Object.is(expected, actual)) return true
  const hasCents = Math.abs(expected - Math.round(expected * 100) / 100) < 1e-6
  const allowed = Math.max(tolerance, hasCents ? 0 : 0.005)
  return Math.round(Math.abs(expected - actual) * 1e6) <= Math.round(allowed * 1e6)
}

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/

/** The same moment may be written with another offset, or without its seconds. */
const isSameInstant = (expected: unknown, actual: unknown): boolean =>
  typeof expected === 'string' &&
  typeof actual === 'string' &&
  instant.test(expected) &&
  instant.test(actual) &&
  Date.parse(expected) === Date.parse(actual)
