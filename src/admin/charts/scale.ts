/** Maps amounts to pixels from the top of a plot. */
export type Scale = {
  readonly low: number
  readonly high: number
  readonly height: number
  readonly y: (value: number) => number
  readonly ticks: readonly number[]
}

type Options = {
  /** Pixels. */
  readonly height: number
  /** About how many lines. */
  readonly lines: number
  /** Pixels kept free above and below the values. */
  readonly margin?: number
}

const steps = [1, 2, 2.5, 5, 10]

/** The smallest round step, in whole minor units, that leaves at most `lines` of them in `span`. */
export function roundStep(span: number, lines: number): number {
  const rough = Math.max(span / lines, 1)
  const power = 10 ** Math.floor(Math.log10(rough))
  const fitting = steps.filter((each) => Number.isInteger(each * power))
  return (fitting.find((each) => each * power >= rough) ?? 10) * power
}

/** A scale over all `values`; a single value stands in the middle. */
export function scaleOver(
  values: readonly number[],
  { height, lines, margin = 10 }: Options,
): Scale {
  const least = values.reduce((low, value) => Math.min(low, value), Infinity)
  const most = values.reduce((high, value) => Math.max(high, value), -Infinity)
  const known = Number.isFinite(least) ? { least, most } : { least: 0, most: 0 }
  const span = known.most - known.least || Math.max(Math.abs(known.most) * 0.02, 100)
  const room = (span * margin) / (height - 2 * margin)
  const middle = (known.least + known.most) / 2
  const low = middle - span / 2 - room
  const high = middle + span / 2 + room
  const step = roundStep(high - low, lines)
  const first = Math.ceil(low / step) * step
  const count = Math.max(0, Math.floor((high - first) / step) + 1)
  return {
    low,
    high,
    height,
    y: (value) => ((high - value) / (high - low)) * height,
    ticks: Array.from({ length: count }, (_, index) => first + index * step),
  }
}

/** Moves labels apart that would cover each other, keeping their order; pixels from the top. */
export function spread(tops: readonly number[], gap: number): number[] {
  const order = tops.map((_, index) => index).sort((a, b) => (tops[a] ?? 0) - (tops[b] ?? 0))
  const placed = [...tops]
  let lowest = -Infinity
  for (const index of order) {
    const top = Math.max(tops[index] ?? 0, lowest + gap)
    placed[index] = top
    lowest = top
  }
  return placed
}

/** Coordinates of an SVG path: one decimal is finer than a pixel. */
export const pathOf = (points: readonly { readonly x: number; readonly y: number }[]): string =>
  points
    .map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`)
    .join('')
