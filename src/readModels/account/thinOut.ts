/** `x` in days from the left edge, `y` in minor units. */
export type CurvePoint = { readonly x: number; readonly y: number }

/**
 * At most four points for each column of `width` (first, lowest, highest, last, in their order), so
 * that no low or high is lost. Points must rise in `x`.
 */
export function thinOut(points: readonly CurvePoint[], width: number): CurvePoint[] {
  const kept: CurvePoint[] = []
  let column: CurvePoint[] = []
  let edge = width
  for (const point of points) {
    if (point.x >= edge) {
      kept.push(...telling(column))
      column = []
      edge = (Math.floor(point.x / width) + 1) * width
    }
    column.push(point)
  }
  return [...kept, ...telling(column)]
}

function telling(column: readonly CurvePoint[]): readonly CurvePoint[] {
  if (column.length <= 4) return column
  const [first] = column
  const last = column.at(-1)
  if (!first || !last) return []
  const low = column.reduce((least, point) => (point.y < least.y ? point : least), first)
  const high = column.reduce((most, point) => (point.y > most.y ? point : most), first)
  const places = new Set([first, low, high, last])
  return column.filter((point) => places.has(point))
}
