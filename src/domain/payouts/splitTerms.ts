import { z } from 'zod'
import { figureSchema, share } from './figure.js'

/** How often a trader may choose to be paid. */
export const payoutCycles = ['weekly', 'biweekly', 'monthly'] as const

export type PayoutCycle = (typeof payoutCycles)[number]

const cycleDays: Readonly<Record<PayoutCycle, number>> = { weekly: 7, biweekly: 14, monthly: 30 }

/**
 * The trader chooses a cycle at the request. It decides the share and takes the place of the
 * waiting time; `days` is 7, 14 or 30 unless stated.
 */
export const cyclesSchema = z
  .array(
    z
      .strictObject({
        cycle: z.enum(payoutCycles),
        bps: share,
        days: z.int().min(1).max(366).optional(),
      })
      .transform((each) => ({ ...each, days: each.days ?? cycleDays[each.cycle] })),
  )
  .min(1)
  .max(payoutCycles.length)

/**
 * The share by what was paid before: `from` is profit that was shared already. `part` gives each
 * part of the profit the share of its step (100 % of the first 10,000, then 90 %), `whole` gives
 * the whole payout the share of the step it begins in.
 */
export const splitByWithdrawnSchema = z.strictObject({
  of: z.enum(['part', 'whole']),
  steps: z
    .array(z.strictObject({ from: figureSchema, bps: share }))
    .min(1)
    .max(20),
})
