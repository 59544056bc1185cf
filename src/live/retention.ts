import { z } from 'zod'

const months = z.int().min(1).max(1_200).nullable().default(null)

/**
 * How long history is kept. Whatever this says, days and deals of accounts that are followed or wait for a
 * decision stay, and observations stay until they are packed into days.
 */
export const retentionSchema = z.strictObject({
  /** Raw observations, hours. */
  tapeHours: z.int().min(1).max(8_760).default(6),
  /** Days of accounts, in whole months beside the present one; null keeps them for good. */
  dayMonths: months,
  /** Deals, the same. */
  dealMonths: months,
})

export type Retention = z.output<typeof retentionSchema>

export const defaultRetention: Retention = retentionSchema.parse({})
