import { z } from 'zod'
import { figureSchema, share } from './figure.js'

/** What is paid of the profit that an account had left when it ended. */
export const endedTermsSchema = z.strictObject({
  /** The trader's share of the remaining profit. */
  bps: share,
  /** Days with at least this profit that the account must have had. Default none. */
  profitableDays: z
    .strictObject({ count: z.int().min(1).max(100), minimum: figureSchema })
    .nullable()
    .default(null),
  /** Trading days after the end in which it can be claimed; `null` is for ever. */
  claimDays: z.int().min(0).max(366).nullable().default(null),
  /** What else must hold, in words for the trader; a person judges it. Default nothing. */
  conditions: z.array(z.string().min(1).max(200)).max(10).default([]),
})

export type EndedTerms = z.output<typeof endedTermsSchema>
