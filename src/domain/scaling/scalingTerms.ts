import { z } from 'zod'
import { basisPoints } from '../money/basisPoints.js'
import { figureSchema, share } from '../payouts/figure.js'

const factor = z
  .int('expected whole basis points')
  .min(1, 'expected more than 0 %')
  .max(1_000_000, 'expected at most 10,000 %')
  .transform(basisPoints)

const growth = z.discriminatedUnion('kind', [
  /** A share of the size that the account began with, the same amount at each step. */
  z.strictObject({ kind: z.literal('ofOriginal'), bps: factor }),
  /** Times the current size: 20,000 doubles it. */
  z.strictObject({ kind: z.literal('times'), bps: factor }),
])

/** How an account of a program grows. Conditions that are not given are not asked for. */
export const scalingTermsSchema = z.strictObject({
  growth,
  /** `byPerson`: a step that is met waits in the work queue; `automatic`: it is taken at once. */
  carriedOut: z.enum(['byPerson', 'automatic']).default('byPerson'),
  /** The first step, where it differs from the later ones. Default the same. */
  firstGrowth: growth.nullable().default(null),
  /** Whole months from the start, or from the last step, to a step. Default 0. */
  months: z.int().min(0).max(120).default(0),
  /** The largest size that it grows to. Default no limit. */
  cap: figureSchema.nullable().default(null),
  /** Net profit since the start or the last step, of the current size. Default none. */
  netProfitBps: factor.nullable().default(null),
  /** Payouts in that time. Default 0. */
  payouts: z.int().min(0).max(100).default(0),
  /** Months of it that ended with a profit. Default 0. */
  profitableMonths: z.int().min(0).max(120).default(0),
  /** Whether the balance must be above the start at the time. Default no. */
  balanceAboveStart: z.boolean().default(false),
  /** The trader's share once the account has grown. Default unchanged. */
  splitBps: share.nullable().default(null),
  /** Limits that grow with the size. Default as the rules of the phase say. */
  dailyLossBps: share.nullable().default(null),
  maximumLossBps: share.nullable().default(null),
})

export type ScalingTerms = z.output<typeof scalingTermsSchema>

/** A step that makes an account no larger is none. */
export function scalingProblems(terms: ScalingTerms): { path: string[]; message: string }[] {
  const steps = { growth: terms.growth, firstGrowth: terms.firstGrowth }
  return [
    ...Object.entries(steps).flatMap(([name, step]) =>
      step?.kind === 'times' && step.bps <= 10_000
        ? [{ path: [name, 'bps'], message: 'expected more than 100 % of the current size' }]
        : [],
    ),
    ...(terms.profitableMonths > terms.months && terms.months > 0
      ? [
          {
            path: ['profitableMonths'],
            message: `expected at most the ${terms.months} months of a step`,
          },
        ]
      : []),
  ]
}
