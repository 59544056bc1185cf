import * as z from 'zod/mini'
import type { Ruling } from '../api/shapes.js'

const shape = z.object({
  inputs: z.array(
    z.object({
      input: z.object({
        kind: z.string(),
        at: z.number(),
        equity: z.optional(z.number()),
      }),
    }),
  ),
})

export type CurvePoints = {
  /** In the drawing, `0 0` at the upper left, `width height` at the lower right. */
  readonly equity: readonly (readonly [number, number])[]
  /** Of the limit or target, where it is money. */
  readonly limit: number | null
  readonly high: number
  readonly low: number
  readonly from: number
  readonly to: number
}

export const drawing = { width: 600, height: 180 } as const

/** The observations of the evidence as places in the drawing; null with fewer than two. */
export function curvePoints({ evidence, unit, limit }: Ruling): CurvePoints | null {
  const parsed = shape.safeParse(evidence)
  if (!parsed.success) return null
  const seen = parsed.data.inputs.flatMap(({ input: { kind, at, equity } }) =>
    kind === 'observation' && equity !== undefined ? [{ at, equity }] : [],
  )
  const [first, last] = [seen[0], seen.at(-1)]
  if (!first || !last || seen.length < 2) return null
  const amounts = [...seen.map(({ equity }) => equity), ...(unit === 'money' ? [limit] : [])]
  const [high, low] = [Math.max(...amounts), Math.min(...amounts)]
  const y = (amount: number) =>
    10 + ((high - amount) / Math.max(high - low, 1)) * (drawing.height - 20)
  const x = (at: number) => ((at - first.at) / Math.max(last.at - first.at, 1)) * drawing.width
  return {
    equity: seen.map(({ at, equity }) => [x(at), y(equity)] as const),
    limit: unit === 'money' ? y(limit) : null,
    high,
    low,
    from: first.at,
    to: last.at,
  }
}
