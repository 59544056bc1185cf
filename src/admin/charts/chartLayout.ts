import type { Curve } from '../../readModels/account/readCurve.js'
import { scaleOver, type Scale } from './scale.js'

/** The newest observation that the line shows. */
export type ChartEnd = {
  /** Platform time, UTC milliseconds. */
  readonly at: number
  readonly x: number
  readonly equity: number
}

/** The exact observation that decided. */
export type ChartMark = ChartEnd & {
  /** `Breach`, `Suspected`, `Pass`. */
  readonly word: string
  readonly tone: 'bad' | 'near' | 'good'
}

export type EquityChartProps = {
  readonly curve: Curve
  readonly currency: string
  readonly zone: string
  readonly start: number
  /** Equity or balance that passes the phase. */
  readonly target: number | null
  readonly end: ChartEnd | null
  readonly mark: ChartMark | null
}

/** Where things stand: `x` runs to `plotWidth` and is stretched, `y` is pixels. */
export type ChartLayout = {
  readonly scale: Scale
  readonly x: (place: number) => number
  /** Where the drawing begins and ends, in days. */
  readonly from: number
  readonly to: number
  /** Distance from the left edge, for text. */
  readonly percent: (place: number) => string
  /** The target when it lies close enough to be drawn. */
  readonly target: number | null
}

export const plotWidth = 1000
export const plotHeight = 264

export function chartLayout({ curve, start, target }: EquityChartProps): ChartLayout {
  const { equity, floors, from, to } = curve
  const lines = [...equity, ...floors.flatMap(({ corners }) => corners)].map(({ y }) => y)
  const drawn = target !== null && isNear(target, lines) ? target : null
  const values = [...lines, start, ...(drawn === null ? [] : [drawn])]
  const x = (place: number) => ((Math.max(place, from) - from) / (to - from || 1)) * plotWidth
  return {
    scale: scaleOver(values, { height: plotHeight, lines: 8 }),
    x,
    from,
    to,
    percent: (place) => `${(x(place) / plotWidth) * 100}%`,
    target: drawn,
  }
}

/** A target far above everything would press the rest flat: it is named at the edge instead. */
function isNear(target: number, lines: readonly number[]): boolean {
  if (lines.length === 0) return true
  const least = lines.reduce((low, value) => Math.min(low, value), Infinity)
  const most = lines.reduce((high, value) => Math.max(high, value), -Infinity)
  return target <= most + (most - least) * 0.3 && target >= least
}
