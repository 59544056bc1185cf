import { z } from 'zod'

const milliseconds = (initial: number, text: string) =>
  z.int().min(0).max(86_400_000).default(initial).describe(text)

/** When figures are doubted. Every threshold is a setting of the firm. */
export const doubtSettingsSchema = z.strictObject({
  staleStreamMs: milliseconds(
    10_000,
    'Stream: age from which the newest figure is stale, with a position open and the market open.',
  ),
  stalePolls: z
    .int()
    .min(1)
    .max(1_000)
    .default(3)
    .describe('Polling: number of intervals after which the newest figure is stale.'),
  jumpShare: z
    .int()
    .min(1)
    .max(10_000)
    .default(3_000)
    .describe('Basis points that equity may not move at once without a deal.'),
  massEndingAccounts: z
    .int()
    .min(1)
    .default(20)
    .describe('More accounts of one connection than this ending together are doubted.'),
  massEndingShare: z
    .int()
    .min(0)
    .max(10_000)
    .default(100)
    .describe('The same as a share of the connection in basis points; the larger of both counts.'),
  massEndingWindowMs: milliseconds(10_000, 'How close together endings are counted as one.'),
  computedEquityWaitMs: milliseconds(
    30_000,
    'How long to wait for the platform’s own figure after a breach on equity that we computed.',
  ),
})

export type DoubtSettings = z.output<typeof doubtSettingsSchema>

export const defaultDoubtSettings: DoubtSettings = doubtSettingsSchema.parse({})
