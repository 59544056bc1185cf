import type { CurveDay } from '../../readModels/account/curveDays.js'
import type { ChartLayout } from './chartLayout.js'

export const minuteMs = 60_000
const most = 7

/** Steps between times that people read without counting. */
const steps = [
  ...[5, 10, 15, 30].map((seconds) => seconds * 1_000),
  ...[1, 2, 5, 10, 15, 30, 60, 120, 180, 240].map((minutes) => minutes * minuteMs),
]

/** Round times between the edges of a chart of one day, each with its place on the axis. */
export function clockTicks(
  { startsAt, endsAt }: Pick<CurveDay, 'startsAt' | 'endsAt'>,
  { from, to }: Pick<ChartLayout, 'from' | 'to'>,
): { readonly at: number; readonly x: number }[] {
  const width = endsAt - startsAt
  const [first, last] = [startsAt + from * width, startsAt + to * width]
  const step = steps.find((each) => (last - first) / each <= most) ?? 6 * 60 * minuteMs
  const begin = Math.ceil(first / step) * step
  const count = Math.max(0, Math.floor((last - begin) / step) + 1)
  return Array.from({ length: count }, (_, index) => {
    const at = begin + index * step
    return { at, x: (at - startsAt) / width }
  })
}
