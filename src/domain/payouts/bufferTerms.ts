import { z } from 'zod'
import { minor } from '../money/minor.js'
import { figureSchema, listOf, share } from './figure.js'

/** The buffer holds for this many payouts; `null` for all. */
const firstPayouts = z.int().min(1).max(100).nullable().default(null)

/** Added to `amount`: a safety net is the drawdown and 100 more. */
const plus = figureSchema.default(minor(0))

/** Profit that has to be there, or has to stay, for a payout. It lies above the starting balance. */
export const bufferSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  /** Stays on the account for good: only profit above it can leave. */
  z.strictObject({
    kind: z.literal('kept'),
    amount: figureSchema,
    plus,
    firstPayouts,
    /** How much of the excess may leave: one share, or a list by payout number. Default all. */
    excessBps: listOf(share).nullable().default(null),
    /** The least excess for a payout. Default 0. */
    leastExcess: figureSchema.default(minor(0)),
    /** What may leave while the profit does not exceed the buffer. Default nothing. */
    inside: z.strictObject({ bps: share, once: z.boolean() }).nullable().default(null),
  }),
  /** Has to be reached, then all of the profit can leave. */
  z.strictObject({ kind: z.literal('reached'), amount: figureSchema, plus, firstPayouts }),
  /** This share of the profit stays on the account. */
  z.strictObject({ kind: z.literal('shareKept'), bps: share }),
])

export type BufferTerms = z.output<typeof bufferSchema>
